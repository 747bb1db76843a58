import { useEffect, useState } from 'react';
import { formatDuration } from '../../models/file-format.ts';
import { untilNextSecondMs } from './call-time.ts';

/** How long a call has been running, counted up each second. It is not read out by itself. */
export function Duration({ startedAtMs }: { readonly startedAtMs: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNowMs(Date.now()), untilNextSecondMs(startedAtMs, Date.now()));
    return () => clearTimeout(timer);
  }, [startedAtMs, nowMs]);
  return <span className="call-duration">{formatDuration(nowMs - startedAtMs)}</span>;
}
