import Smile from 'lucide-react/icons/smile';
import { useState } from 'react';
import { quickEmoji } from '../../models/quick-emoji.ts';
import { callsStrings } from '../../strings/calls.ts';
import { useCallController } from './call-context.ts';
import { ControlButton } from './ControlButton.tsx';
import { usePopup } from './use-popup.ts';

/** Six quick reactions; the choice stays open, since applause is rarely one clap. */
export function ReactButton() {
  const controller = useCallController();
  const [isOpen, setIsOpen] = useState(false);
  const popup = usePopup(isOpen, () => setIsOpen(false));
  return (
    <div ref={popup.ref} role="presentation" className="control-popup-area" onKeyDown={popup.onKeyDown}>
      <ControlButton icon={Smile} label={callsStrings.react} aria-expanded={isOpen} look={isOpen ? 'on' : 'plain'} onClick={() => setIsOpen(!isOpen)} />
      {isOpen && (
        <div className="call-popup call-reactions" role="group" aria-label={callsStrings.react}>
          {quickEmoji.map((emoji) => (
            <button key={emoji} type="button" className="reaction-choice" aria-label={callsStrings.reactWith(emoji)} onClick={() => controller.react(emoji)}>
              {emoji}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
