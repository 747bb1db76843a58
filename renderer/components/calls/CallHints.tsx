import CircleAlert from 'lucide-react/icons/circle-alert';
import MicOff from 'lucide-react/icons/mic-off';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { commonStrings } from '../../strings/common.ts';
import { callsStrings } from '../../strings/calls.ts';
import { callHints, shownHints, type CallHint } from './call-hints.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useCallController, useCallSurface } from './call-context.ts';

/** What is wrong just now and what to do about it, over the controls; nothing moves when it comes or goes. */
export function CallHints({ screen }: { readonly screen: CallScreen }) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const all = callHints(screen);
  // What has been put right and goes wrong again is told again.
  const stillDismissed = [...dismissed].filter((id) => all.some((hint) => hint.id === id));
  if (stillDismissed.length !== dismissed.size) setDismissed(new Set(stillDismissed));
  return (
    <div className="call-hints" role="status">
      {shownHints(all, dismissed).map((hint) => (
        <Hint key={hint.id} hint={hint} onDismiss={() => setDismissed(new Set([...dismissed, hint.id]))} />
      ))}
    </div>
  );
}

function Hint({ hint, onDismiss }: { readonly hint: CallHint; readonly onDismiss: () => void }) {
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
      <IconButton icon={X} label={commonStrings.dismiss} className="call-hint-close" onClick={onDismiss} />
    </p>
  );
}
