import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { callsStrings } from '../../strings/calls.ts';
import { useTopLayer } from '../ui/top-layer.ts';
import { useCalls } from './call-context.ts';
import { noticeText } from './call-words.ts';

const shownMs = 6_000;
const mostShown = 3;

/** What happens in calls, drawn for some seconds and read out politely: who comes and goes, hands, screens. */
export function CallCaptions() {
  const { notices } = useCalls();
  const newestId = notices.at(-1)?.id ?? 0;
  const [goneId, setGoneId] = useState(newestId);
  const layer = useTopLayer();
  useEffect(() => {
    if (newestId <= goneId) return undefined;
    const timer = setTimeout(() => setGoneId(newestId), shownMs);
    return () => clearTimeout(timer);
  }, [goneId, newestId]);
  const shown = notices.filter(({ id }) => id > goneId).slice(-mostShown);
  return createPortal(
    <div className="call-captions" role="status" aria-label={callsStrings.notices}>
      {shown.map(({ id, notice }) => (
        <p key={id} className="call-caption">
          {noticeText(notice)}
        </p>
      ))}
    </div>,
    layer,
  );
}
