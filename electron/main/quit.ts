import { app } from 'electron';

const drainTimeoutMs = 5_000;

/**
 * Holds quitting until what is in flight is written down, a few seconds at most: the outbox is durable anyway, and an
 * app that does not quit is worse than one that sends a message at its next start.
 */
export function drainBeforeQuit(drain: () => Promise<void>): void {
  let state: 'running' | 'draining' | 'drained' = 'running';
  const finish = () => {
    state = 'drained';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (state === 'drained') return;
    event.preventDefault();
    if (state === 'draining') return;
    state = 'draining';
    const timer = setTimeout(finish, drainTimeoutMs);
    void drain().finally(() => {
      clearTimeout(timer);
      finish();
    });
  });
}
