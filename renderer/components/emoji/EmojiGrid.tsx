import { memo, useEffect, useRef, useState } from 'react';
import { withFirst, type EmojiCell, type EmojiSection } from '../../models/emoji-sections.ts';
import { emojiStrings } from '../../strings/emoji.ts';

interface EmojiGridProps {
  readonly id: string;
  readonly sections: readonly EmojiSection[];
  readonly activeIndex: number;
  readonly onChoose: (cell: EmojiCell) => void;
}

/** The id of a cell of the grid with this id. */
export function cellId(gridId: string, index: number): string {
  return `${gridId}-${index}`;
}

/** What is in sight at once; the rest is drawn right after it, so that the choice opens without waiting for 1,900 emoji. */
const drawnAtOnce = 120;

/** The emoji in their sections; the focus stays in the search field. */
export function EmojiGrid({ id, sections, activeIndex, onChoose }: EmojiGridProps) {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setWhole(true), 0);
    return () => window.clearTimeout(timer);
  }, []);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  const [chooseLatest] = useState(() => (cell: EmojiCell) => choose.current(cell));
  return (
    <div id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={emojiStrings.all} className="emoji-list">
      {withFirst(sections).map(({ section, first }) => {
        if (!isWhole && first > drawnAtOnce) return null;
        const active = activeIndex >= first && activeIndex < first + section.cells.length ? activeIndex - first : null;
        return <Section key={section.key} id={id} section={section} first={first} active={active} onChoose={chooseLatest} />;
      })}
    </div>
  );
}

interface SectionProps {
  readonly id: string;
  readonly section: EmojiSection;
  /** Where its first cell counts among all. */
  readonly first: number;
  readonly active: number | null;
  readonly onChoose: (cell: EmojiCell) => void;
}

const Section = memo(function Section({ id, section, first, active, onChoose }: SectionProps) {
  return (
    <div role="group" aria-label={emojiStrings.sections[section.key]} className="emoji-section">
      <h3 aria-hidden="true">{emojiStrings.sections[section.key]}</h3>
      <div role="presentation" className="emoji-grid">
        {section.cells.map((cell, index) => (
          <div
            key={cell.shown}
            id={cellId(id, first + index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            aria-label={cell.emoji.name}
            title={cell.emoji.name}
            className="emoji-cell"
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(cell);
            }}
          >
            {cell.shown}
          </div>
        ))}
      </div>
    </div>
  );
});
