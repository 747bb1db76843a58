import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { rovingTarget } from '../../models/roving.ts';
import { shortcutText } from '../../models/shortcut-text.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The key that does the same, where the menu was opened. */
  readonly shortcut?: string;
  readonly isDestructive?: boolean;
  /** One of several of which one holds. */
  readonly isChosen?: boolean;
  /** Something that is on or off by itself. */
  readonly isOn?: boolean;
  /** What it opens takes the menu's place. */
  readonly keepsOpen?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  readonly className?: string;
}

/** A menu under the button that opened it: arrow keys move, Escape and a click elsewhere close. */
export function Menu({ label, items, onClose, className = '' }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  const buttons = () => [...(ref.current?.querySelectorAll<HTMLButtonElement>('[role^="menuitem"]') ?? [])];

  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      // The button that opened the menu closes it by itself.
      const parent = ref.current?.parentElement;
      if (event.target instanceof Node && parent?.contains(event.target) !== true) close.current();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);
  useEffect(() => {
    const opener = document.activeElement;
    ref.current?.querySelector<HTMLButtonElement>('[role^="menuitem"]')?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected && (document.activeElement === document.body || document.activeElement === null)) opener.focus();
    };
  }, []);

  function move(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      // A dialog below would close as well.
      if (event.key === 'Escape') event.preventDefault();
      onClose();
      return;
    }
    const all = buttons();
    const target = rovingTarget(event.key, all.indexOf(document.activeElement as HTMLButtonElement), all.length);
    if (target === null) return;
    event.preventDefault();
    all[target]?.focus();
  }

  return (
    <div ref={ref} role="menu" aria-label={label} tabIndex={-1} className={`menu ${className}`} onKeyDown={move}>
        {items.map(({ label: text, icon: Icon, shortcut, isDestructive = false, isChosen, isOn, keepsOpen = false, onSelect }) => (
          <button
            key={text}
            type="button"
            role={isOn !== undefined ? 'menuitemcheckbox' : isChosen === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={isOn ?? isChosen}
            aria-keyshortcuts={shortcut}
            tabIndex={-1}
            className={`menu-item ${isDestructive ? 'menu-item-danger' : ''}`}
            onClick={() => {
              if (!keepsOpen) onClose();
              onSelect();
            }}
          >
            {Icon !== undefined && <Icon aria-hidden="true" size={16} className={(isOn ?? isChosen) === false ? 'menu-icon-off' : ''} />}
            {text}
            {shortcut !== undefined && <kbd aria-hidden="true" className="menu-key">{shortcutText(shortcut)}</kbd>}
          </button>
        ))}
      </div>
  );
}
