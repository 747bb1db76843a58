import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { isRightToLeft } from './direction.ts';
import { Menu, type MenuItem } from './Menu.tsx';

interface ContextMenuProps {
  readonly label: string;
  /** Where it opens, in pixels of the window. */
  readonly place: { readonly left: number; readonly top: number };
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

const margin = 8;

/** A menu where something was clicked, moved so that all of it is in the window. */
export function ContextMenu({ label, place, items, onClose }: ContextMenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(place);
  useLayoutEffect(() => {
    const box = ref.current?.firstElementChild?.getBoundingClientRect();
    if (box === undefined) return;
    // It opens towards the end of the line.
    const left = isRightToLeft() ? place.left - box.width : place.left;
    setShown({ left: Math.max(margin, Math.min(left, window.innerWidth - box.width - margin)), top: Math.max(margin, Math.min(place.top, window.innerHeight - box.height - margin)) });
  }, [place]);
  return createPortal(
    <div ref={ref} className="context-menu" style={shown}>
      <Menu label={label} items={items} onClose={onClose} />
    </div>,
    document.body,
  );
}
