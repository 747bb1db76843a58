import { useEffect } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { createPresenceReporter } from '../../models/presence-reporter.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/** Tells the backend whether the person is at this computer. */
export function usePresenceReports(): void {
  const backend = useBackend();
  useEffect(() => {
    const reporter = createPresenceReporter({
      // A presence that could not be reported is reported with the next change; nobody has to be told.
      report: (status) => void backend.call('setPresence', { status }).catch(() => undefined),
      clock: browserClock,
    });
    const touch = () => reporter.touch();
    const leave = () => reporter.leave();
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    window.addEventListener('blur', leave);
    if (document.hasFocus()) touch();
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch);
      window.removeEventListener('blur', leave);
      reporter.stop();
    };
  }, [backend]);
}
