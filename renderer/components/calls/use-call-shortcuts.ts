import { useEffect } from 'react';
import type { CallController } from '../../calls/engine/call-controller.ts';
import { actionOf, type ShortcutAction, type Shortcuts } from '../../models/shortcuts.ts';
import { useCallController } from './call-context.ts';

/** What the keys of calls that work everywhere do now; null: the key belongs to whatever else listens. */
export function callActionFor(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>, controller: CallController, shortcuts: Shortcuts): (() => void) | null {
  const action = event.repeat ? null : actionOf(event, shortcuts);
  return action === null ? null : (answerActionFor(action, controller) ?? ownActionFor(action, controller));
}

/** Answers the call that rings first. Whoever is in a call already holds it: nothing is ended by a key. */
function answerActionFor(action: ShortcutAction, controller: CallController): (() => void) | null {
  const [call] = controller.state().incoming;
  if (call === undefined) return null;
  const others = call.isBusy ? 'hold' : 'leave';
  switch (action) {
    case 'acceptVoice':
      return () => void controller.join(call.callId, { withCamera: false, others });
    case 'acceptVideo':
      return () => void controller.join(call.callId, { withCamera: true, others });
    case 'declineCall':
      return () => void controller.decline(call.callId);
    default:
      return null;
  }
}

function ownActionFor(action: ShortcutAction, controller: CallController): (() => void) | null {
  const { current } = controller.state();
  if (current === null || current.phase === 'ended') return null;
  const { own } = current;
  switch (action) {
    case 'callMicrophone':
      return () => controller.setMicrophoneOn(!own.isMicrophoneOn);
    case 'callCamera':
      return () => (own.isCameraAllowed || own.isCameraOn) && controller.setCameraOn(!own.isCameraOn);
    case 'callShare':
      return () => controller.setScreenOn(!own.isScreenOn);
    case 'callHand':
      return () => controller.raiseHand(!own.isHandRaised);
    case 'callLeave':
      return () => void controller.leave(current.callId);
    default:
      return null;
  }
}

/** The keys of calls that work everywhere while somebody is signed in, also under a dialog. */
export function useCallShortcuts(shortcuts: Shortcuts): void {
  const controller = useCallController();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = callActionFor(event, controller, shortcuts);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    // Before the composer and the chat list, which would take some of these keys as text.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [controller, shortcuts]);
}
