import { useShownShortcuts } from '../app/shown-shortcuts.ts';
import { CallCaptions } from './CallCaptions.tsx';
import { IncomingCalls } from './IncomingCalls.tsx';
import { useCallShortcuts } from './use-call-shortcuts.ts';

/** Calls that ring, what happens in one's own, and the keys for both: whatever the window shows. */
export function EverywhereCalls() {
  useCallShortcuts(useShownShortcuts());
  return (
    <>
      <IncomingCalls />
      <CallCaptions />
    </>
  );
}
