import { useState, type KeyboardEvent } from 'react';
import { sectionSigns, withFirst, type EmojiSection } from '../../models/emoji-sections.ts';
import { rovingTarget } from '../../models/roving.ts';
import { emojiStrings } from '../../strings/emoji.ts';
import { readingKey } from '../ui/direction.ts';

interface EmojiCategoriesProps {
  readonly sections: readonly EmojiSection[];
  /** Makes the cell with this index the active one. */
  readonly onGo: (index: number) => void;
  readonly idOf: (index: number) => string;
}

const sideways: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/** Goes to a category: one tab stop, arrow keys move. Not there while one searches. */
export function EmojiCategories({ sections, onGo, idOf }: EmojiCategoriesProps) {
  const [stop, setStop] = useState(0);
  const shown = withFirst(sections).flatMap(({ section: { key }, first }) => (key === 'found' ? [] : [{ key, first }]));
  if (shown.length === 0) return null;

  function move(event: KeyboardEvent<HTMLElement>): void {
    const key = readingKey(event.key, event.currentTarget);
    const target = rovingTarget(sideways[key] ?? key, stop, shown.length);
    if (target === null) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll('button')[target]?.focus();
  }

  function go(first: number): void {
    onGo(first);
    document.getElementById(idOf(first))?.closest('.emoji-section')?.scrollIntoView({ block: 'start' });
  }

  return (
    <div role="toolbar" tabIndex={-1} aria-label={emojiStrings.categories} className="emoji-categories" onKeyDown={move}>
      {shown.map(({ key, first }, index) => (
        <button key={key} type="button" aria-label={emojiStrings.sections[key]} title={emojiStrings.sections[key]} tabIndex={index === stop ? 0 : -1} onFocus={() => setStop(index)} onClick={() => go(first)}>
          <span aria-hidden="true">{sectionSigns[key]}</span>
        </button>
      ))}
    </div>
  );
}
