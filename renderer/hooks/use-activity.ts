import { useEffect } from 'react';
import { useCall } from './use-call.ts';

const idleAfterMs = 5 * 60_000;

/** Tells whether the person is at this computer: away after a while without a touch. */
export function useActivity(): void {
  const call = useCall();
  useEffect(() => {
    let status: 'active' | 'away' = 'active';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (next: 'active' | 'away') => {
      if (next === status) return;
      status = next;
      call('setPresence', { status }).catch(() => undefined);
    };
    const noteActivity = () => {
      clearTimeout(timer);
      timer = setTimeout(() => tell('away'), idleAfterMs);
      tell('active');
    };
    const events = ['pointerdown', 'keydown', 'focus'] as const;
    for (const event of events) window.addEventListener(event, noteActivity, { passive: true });
    noteActivity();
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, noteActivity);
    };
  }, [call]);
}
