import { createPortal } from 'react-dom';
import { useTopLayer } from '../ui/top-layer.ts';
import { useCalls } from './call-context.ts';
import { IncomingCard } from './IncomingCard.tsx';

/** The calls that ring here, over whatever else is shown, also over a dialog. */
export function IncomingCalls() {
  const { incoming } = useCalls();
  const layer = useTopLayer();
  if (incoming.length === 0) return null;
  return createPortal(
    <div className="incoming-calls">
      {incoming.map((call, index) => (
        <IncomingCard key={call.callId} call={call} hasKeys={index === 0} />
      ))}
    </div>,
    layer,
  );
}
