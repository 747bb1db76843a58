import { useMemo } from 'react';
import { callSurfaceBeside, CallSurfaceContext, useCalls } from '../calls/call-context.ts';
import { MiniCall } from '../calls/MiniCall.tsx';
import { useOrganizations } from './organizations-context.ts';

/** The call that is running, over something that is no workspace; the way back to it leads to its organization. */
export function CallBeside() {
  const hub = useOrganizations();
  const { current } = useCalls();
  const callId = current?.callId ?? null;
  const surface = useMemo(() => callSurfaceBeside(() => hub.show((callId === null ? null : hub.calls.accountOf(callId)) ?? '')), [callId, hub]);
  if (current === null) return null;
  return (
    <CallSurfaceContext value={surface}>
      <MiniCall key={current.callId} screen={current} />
    </CallSurfaceContext>
  );
}
