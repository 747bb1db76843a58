import CircleAlert from 'lucide-react/icons/circle-alert';
import MicOff from 'lucide-react/icons/mic-off';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { callHints, type CallHint } from './call-hints.ts';
import { useCallController, useCallSurface } from './call-context.ts';

/** What is wrong just now and what to do about it, over the controls; nothing moves when it comes or goes. */
export function CallHints({ screen }: { readonly screen: CallScreen }) {
  return (
    <div className="call-hints" role="status">
      {callHints(screen).map((hint) => (
        <Hint key={hint.id} hint={hint} />
      ))}
    </div>
  );
}

function Hint({ hint }: { readonly hint: CallHint }) {
  const controller = useCallController();
  const { openSettings } = useCallSurface();
  const Icon = hint.action === 'unmute' ? MicOff : CircleAlert;
  return (
    <p className={`call-hint call-hint-${hint.tone}`}>
      <Icon aria-hidden="true" size={16} />
      <span>{hint.text}</span>
      {hint.action === 'unmute' && (
        <button type="button" className="link-button" onClick={() => controller.setMicrophoneOn(true)}>
          {callsStrings.unmute}
        </button>
      )}
      {hint.action === 'devices' && (
        <button type="button" className="link-button" onClick={openSettings}>
          {callsStrings.openDevices}
        </button>
      )}
    </p>
  );
}
