import { useEffect, useRef } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useCallController } from './call-context.ts';
import { endText } from './call-words.ts';

/** How a call ended, and what may come next. */
export function CallEnded({ screen }: { readonly screen: CallScreen }) {
  const controller = useCallController();
  const { title, help } = endText(screen);
  return (
    <div className="call-waiting call-ended">
      <Avatar id={screen.otherUserId ?? screen.chatId} name={screen.title} isGroup={screen.chatKind === 'group'} size="large" />
      <p className="call-ended-name">
        <bdi>{screen.title}</bdi>
      </p>
      <div role="status">
        <h3>{title}</h3>
        {help !== null && <p>{help}</p>}
      </div>
      <EndedActions screen={screen} onAgain={() => void controller.start(screen.chatId, screen.media)} onClose={() => controller.dismiss(screen.callId)} />
    </div>
  );
}

function EndedActions({ screen, onAgain, onClose }: { readonly screen: CallScreen; readonly onAgain: () => void; readonly onClose: () => void }) {
  const closeRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that had the focus is gone with the call; it must not be the one that calls again by a stray key.
    if (document.activeElement === document.body) closeRef.current?.focus();
  }, []);
  // Whoever had a whole conversation is done; whoever reached nobody wants to try again.
  const isDone = screen.endReason === 'completed';
  return (
    <div className="call-ended-actions">
      <button ref={closeRef} type="button" className={`button ${isDone ? 'button-primary' : ''}`} onClick={onClose}>
        {callsStrings.close}
      </button>
      <button type="button" className={`button ${isDone ? '' : 'button-primary'}`} onClick={onAgain}>
        {callsStrings.callAgain}
      </button>
    </div>
  );
}
