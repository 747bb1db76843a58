import Pause from 'lucide-react/icons/pause';
import { callsStrings } from '../../strings/calls.ts';
import { useCallController, useCalls } from './call-context.ts';

/** Calls that wait: on hold here, or shown by another window. Nothing stands here otherwise. */
export function CallDock() {
  const controller = useCallController();
  const { held, inOtherWindow } = useCalls();
  if (held.length === 0 && inOtherWindow.length === 0) return null;
  return (
    <ul className="call-dock" aria-label={callsStrings.heldCalls}>
      {held.map((call) => (
        <li key={call.callId} className="call-dock-item">
          <Pause aria-hidden="true" size={14} />
          <span className="call-dock-text">
            <bdi>{call.title}</bdi>
            <span className="muted">{callsStrings.onHold}</span>
          </span>
          <button type="button" className="button button-small" aria-label={`${callsStrings.resume}: ${call.title}`} onClick={() => controller.resume(call.callId)}>
            {callsStrings.resume}
          </button>
          <button type="button" className="button button-small button-danger-quiet" aria-label={`${callsStrings.leave}: ${call.title}`} onClick={() => void controller.leave(call.callId)}>
            {callsStrings.leave}
          </button>
        </li>
      ))}
      {inOtherWindow.map((call) => (
        <li key={call.callId} className="call-dock-item">
          <span className="call-dock-text">
            <bdi>{call.title}</bdi>
            <span className="muted">{callsStrings.otherWindow}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
