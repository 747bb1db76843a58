import { useEffect } from 'react';
import type { CallController } from '../../calls/engine/call-controller.ts';
import { useCallController } from './call-context.ts';

/** What the keys of calls that work everywhere do now; null: the key belongs to whatever else listens. */
export function callActionFor(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>, controller: CallController): (() => void) | null {
  if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey || event.repeat) return null;
  const key = event.key.toLowerCase();
  return answerActionFor(key, controller) ?? ownActionFor(key, controller);
}

/** Answers the call that rings first. Whoever is in a call already holds it: nothing is ended by a key. */
function answerActionFor(key: string, controller: CallController): (() => void) | null {
  const [call] = controller.state().incoming;
  if (call === undefined) return null;
  const others = call.isBusy ? 'hold' : 'leave';
  switch (key) {
    case 'a':
      return () => void controller.join(call.callId, { withCamera: false, others });
    case 'v':
      return () => void controller.join(call.callId, { withCamera: true, others });
    case 'x':
      return () => void controller.decline(call.callId);
    default:
      return null;
  }
}

function ownActionFor(key: string, controller: CallController): (() => void) | null {
  const { current } = controller.state();
  if (current === null || current.phase === 'ended') return null;
  const { own } = current;
  switch (key) {
    case 'm':
      return () => controller.setMicrophoneOn(!own.isMicrophoneOn);
    case 'e':
      return () => (own.isCameraAllowed || own.isCameraOn) && controller.setCameraOn(!own.isCameraOn);
    case 's':
      return () => controller.setScreenOn(!own.isScreenOn);
    case 'h':
      return () => controller.raiseHand(!own.isHandRaised);
    case 'l':
      return () => void controller.leave(current.callId);
    default:
      return null;
  }
}

/** The keys of calls that work everywhere while somebody is signed in, also under a dialog. */
export function useCallShortcuts(): void {
  const controller = useCallController();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = callActionFor(event, controller);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    // Before the composer and the chat list, which would take some of these keys as text.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [controller]);
}
