import { useEffect, useState } from 'react';

/** The time in UTC milliseconds, renewed each minute, so that "Today" becomes "Yesterday" by itself. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
