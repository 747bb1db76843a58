import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { searchEmoji } from '../../models/emoji-list.ts';
import { placeBeside } from '../../models/place-beside.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { pageSize, readingKey } from './direction.ts';
import { useTopLayer } from './top-layer.ts';

interface EmojiPickerProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onChoose: (emoji: string) => void;
  readonly onClose: () => void;
}

const columns = 8;
const size = { width: 304, height: 296 };
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };

/** A small choice of emoji with search: arrow keys move, Enter chooses, Escape closes. */
export function EmojiPicker({ anchor, onChoose, onClose }: EmojiPickerProps) {
  const ref = useRef<HTMLDivElement>(null);
  const layer = useTopLayer();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const found = searchEmoji(text);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const activeIndex = Math.min(active, Math.max(0, found.length - 1));

  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (box !== undefined) setPlace(placeBeside(box, size, pageSize()));
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
  }, [anchor]);

  function press(event: KeyboardEvent<HTMLElement>): void {
    event.stopPropagation();
    const step = steps[readingKey(event.key, event.currentTarget)];
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && found[activeIndex] !== undefined) onChoose(found[activeIndex].emoji);
    else if (step !== undefined) setActive(Math.max(0, Math.min(found.length - 1, activeIndex + step)));
    else return;
    event.preventDefault();
  }

  return createPortal(
    <div ref={ref} className="emoji-picker" role="dialog" aria-label={conversationStrings.searchEmoji} style={place}>
      <input type="text" aria-label={conversationStrings.searchEmoji} placeholder={conversationStrings.searchEmoji} value={text} spellCheck={false} onKeyDown={press} onChange={(event) => { setText(event.target.value); setActive(0); }} />
      <div className="emoji-grid">
        {found.map(({ emoji, names }, index) => (
          <button key={emoji} type="button" tabIndex={-1} className={`emoji-cell ${index === activeIndex ? 'emoji-cell-active' : ''}`} aria-label={names.split(' ')[0]} title={names.split(' ')[0]} onClick={() => onChoose(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="muted">{conversationStrings.noEmoji}</p>}
    </div>,
    layer,
  );
}
