import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { isRightToLeft } from '../ui/direction.ts';
import { cornerBeside, corners, nearestCorner, type Corner } from './mini-place.ts';

const storedUnder = 'hallway.miniCallCorner';

function remembered(): Corner {
  const stored = window.localStorage.getItem(storedUnder);
  return corners.find((corner) => corner === stored) ?? 'bottom-end';
}

interface Drag {
  readonly fromX: number;
  readonly fromY: number;
  readonly byX: number;
  readonly byY: number;
}

/** Where the small window stands; it is dragged by its grip, or moved with the arrow keys, and rests in a corner. */
export function useMiniPlace(ref: RefObject<HTMLElement | null>) {
  const [corner, setCorner] = useState<Corner>(remembered);
  const [drag, setDrag] = useState<Drag | null>(null);

  function settle(next: Corner): void {
    setCorner(next);
    window.localStorage.setItem(storedUnder, next);
  }

  function drop(): void {
    const box = ref.current?.getBoundingClientRect();
    if (drag !== null && box !== undefined) {
      settle(nearestCorner({ x: box.left + box.width / 2, y: box.top + box.height / 2 }, { width: window.innerWidth, height: window.innerHeight, isRightToLeft: isRightToLeft() }));
    }
    setDrag(null);
  }

  const style: CSSProperties = drag === null ? {} : { transform: `translate(${drag.byX}px, ${drag.byY}px)` };
  return {
    corner,
    isDragged: drag !== null,
    style,
    grip: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ fromX: event.clientX, fromY: event.clientY, byX: 0, byY: 0 });
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (drag !== null) setDrag({ ...drag, byX: event.clientX - drag.fromX, byY: event.clientY - drag.fromY });
      },
      onPointerUp: drop,
      onPointerCancel: drop,
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const next = cornerBeside(corner, event.key, isRightToLeft());
        if (next === null) return;
        event.preventDefault();
        settle(next);
      },
    },
  };
}
