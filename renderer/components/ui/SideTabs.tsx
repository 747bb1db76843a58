import type { LucideIcon } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { rovingTarget } from '../../models/roving.ts';

interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly icon: LucideIcon;
}

interface SideTabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly current: Key;
  readonly onChange: (key: Key) => void;
  /** Names the panel and its tab for each other. */
  readonly idPrefix: string;
  readonly children: ReactNode;
}

/** Sections at the side, one of them shown: arrow keys move and show, one tab stop. */
export function SideTabs<Key extends string>({ label, tabs, current, onChange, idPrefix, children }: SideTabsProps<Key>) {
  const ref = useRef<HTMLDivElement>(null);
  const index = tabs.findIndex(({ key }) => key === current);

  function move(event: KeyboardEvent): void {
    const target = rovingTarget(event.key, index, tabs.length);
    const tab = target === null ? undefined : tabs[target];
    if (tab === undefined || target === null) return;
    event.preventDefault();
    onChange(tab.key);
    ref.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target]?.focus();
  }

  return (
    <div className="side-tabs">
      <div ref={ref} role="tablist" tabIndex={-1} aria-label={label} aria-orientation="vertical" className="side-tab-list" onKeyDown={move}>
        {tabs.map(({ key, label: text, icon: Icon }) => (
          <button key={key} id={`${idPrefix}-${key}`} type="button" role="tab" className="side-tab" aria-selected={key === current} aria-controls={`${idPrefix}-panel`} tabIndex={key === current ? 0 : -1} onClick={() => onChange(key)}>
            <Icon aria-hidden="true" size={16} />
            <span className="side-tab-text" data-text={text}>{text}</span>
          </button>
        ))}
      </div>
      <div id={`${idPrefix}-panel`} role="tabpanel" aria-labelledby={`${idPrefix}-${current}`} className="side-tab-panel" tabIndex={-1}>
        {children}
      </div>
    </div>
  );
}
