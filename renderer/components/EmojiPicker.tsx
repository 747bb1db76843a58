import { useLayoutEffect, useRef, useState } from 'react';
import { findEmoji, quickEmoji } from '../model/emoji-list.ts';
import { strings } from '../strings/english.ts';

interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** A small choice of emoji: the usual ones first, the others by a word. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  const [text, setText] = useState('');
  const found = findEmoji(text);
  const ref = useRef<HTMLDivElement>(null);
  const [opensUpwards, setOpensUpwards] = useState(false);
  // The log cuts off what reaches over its lower edge.
  useLayoutEffect(() => {
    const log = ref.current?.closest('[role="log"]');
    if (ref.current !== null && log) setOpensUpwards(ref.current.getBoundingClientRect().bottom > log.getBoundingClientRect().bottom);
  }, []);
  return (
    <div
      ref={ref}
      className={opensUpwards ? 'emoji-picker upwards' : 'emoji-picker'}
      role="group"
      aria-label={strings.message.react}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="emoji-row">
        {quickEmoji.map((emoji) => (
          <EmojiButton key={emoji} emoji={emoji} onPick={onPick} />
        ))}
      </div>
      <input
        type="search"
        aria-label={strings.message.findEmoji}
        placeholder={strings.message.findEmoji}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="emoji-grid">
        {found.map((emoji) => (
          <EmojiButton key={emoji} emoji={emoji} onPick={onPick} />
        ))}
        {found.length === 0 && <p className="quiet small">{strings.message.noEmoji}</p>}
      </div>
    </div>
  );
}

function EmojiButton({ emoji, onPick }: { emoji: string; onPick: (emoji: string) => void }) {
  return (
    <button type="button" className="emoji-button" aria-label={strings.message.addReaction(emoji)} onClick={() => onPick(emoji)}>
      {emoji}
    </button>
  );
}
