import { useDeferredValue, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { usePreferences } from '../../contract/use-preferences.ts';
import { frequentEmoji, rememberEmoji } from '../../emoji/emoji-storage.ts';
import { useEmoji } from '../../emoji/use-emoji.ts';
import { emojiSections, moveInSections, type EmojiCell } from '../../models/emoji-sections.ts';
import { placeBeside } from '../../models/place-beside.ts';
import { emojiStrings } from '../../strings/emoji.ts';
import { pageSize, readingKey } from '../ui/direction.ts';
import { useTopLayer } from '../ui/top-layer.ts';
import { EmojiCategories } from './EmojiCategories.tsx';
import { cellId, EmojiGrid } from './EmojiGrid.tsx';
import { SkinTones } from './SkinTones.tsx';

interface EmojiPickerProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onChoose: (emoji: string) => void;
  readonly onClose: () => void;
}

const columns = 9;
const size = { width: 352, height: 400 };

/** The choice of all emoji, with search in the spoken language: arrow keys move while one types, Enter chooses, Escape closes. */
export function EmojiPicker({ anchor, onChoose, onClose }: EmojiPickerProps) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const layer = useTopLayer();
  const place = usePlace(ref, anchor, onClose);
  const { preferences, save } = usePreferences();
  const tone = preferences.emoji.skinTone;
  const [text, setText] = useState('');
  const sections = useSections(useDeferredValue(text), tone);
  const cells = useMemo(() => sections.flatMap((section) => section.cells), [sections]);
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, Math.max(0, cells.length - 1));
  const isEmpty = text.trim() !== '' && cells.length === 0;

  function choose({ shown }: EmojiCell): void {
    rememberEmoji(shown);
    onChoose(shown);
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    const target = moveInSections(sections, { key: readingKey(event.key, event.currentTarget), index: activeIndex, columns });
    const chosen = cells[activeIndex];
    if (event.key === 'Enter' && chosen !== undefined && !event.nativeEvent.isComposing) choose(chosen);
    else if (target !== null) {
      setActive(target);
      document.getElementById(cellId(id, target))?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  }

  return createPortal(
    <div
      ref={ref}
      className="emoji-picker"
      role="dialog"
      tabIndex={-1}
      aria-label={emojiStrings.search}
      style={place}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        // A dialog below would close with it, and lose what is written there.
        event.preventDefault();
        onClose();
      }}
    >
      <div className="emoji-search">
        <input
          type="text"
          role="combobox"
          aria-label={emojiStrings.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={cells.length > 0 ? cellId(id, activeIndex) : undefined}
          placeholder={emojiStrings.search}
          value={text}
          spellCheck={false}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
        />
        <SkinTones tone={tone} onChange={(skinTone) => save('emoji', { skinTone })} />
      </div>
      <EmojiCategories sections={sections} onGo={setActive} idOf={(index) => cellId(id, index)} />
      <EmojiGrid id={id} sections={sections} activeIndex={activeIndex} onChoose={choose} />
      <p className="emoji-active" role="status">{isEmpty ? emojiStrings.none : nameOf(cells[activeIndex])}</p>
    </div>,
    layer,
  );
}

function nameOf(cell: EmojiCell | undefined) {
  return cell === undefined ? null : <><span aria-hidden="true">{cell.shown}</span> <bdi>{cell.emoji.name}</bdi> <code aria-hidden="true">:{cell.emoji.shortcodes[0]}:</code></>;
}

/** What is offered; what is taken often stays in its order while the choice is open. */
function useSections(text: string, tone: number) {
  const set = useEmoji();
  const [frequent] = useState(frequentEmoji);
  return useMemo(() => (set === null ? [] : emojiSections(set, { text, tone, frequent })), [frequent, set, text, tone]);
}

/** Stands beside its button, has the focus, goes when something else is pressed, and gives the focus back. */
function usePlace(ref: RefObject<HTMLDivElement | null>, anchor: RefObject<HTMLElement | null>, onClose: () => void): { left: number; top: number } {
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const settle = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (box !== undefined) setPlace(placeBeside(box, size, pageSize()));
    };
    settle();
    // A smaller window would leave it outside.
    window.addEventListener('resize', settle);
    return () => window.removeEventListener('resize', settle);
  }, [anchor]);
  useEffect(() => {
    const opener = anchor.current;
    ref.current?.querySelector('input')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && ref.current?.contains(event.target) !== true && opener?.contains(event.target) !== true) close.current();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      if (opener?.isConnected === true) opener.focus({ preventScroll: true });
    };
  }, [anchor, ref]);
  return place;
}
