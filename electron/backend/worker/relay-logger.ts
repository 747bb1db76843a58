import type { Logger } from '#shared/runtime/logger';
import type { FromWorker } from './worker-messages.ts';

/** A logger whose lines are written by the host's main thread. */
export function createRelayLogger(send: (message: FromWorker) => void, context: Record<string, unknown>): Logger {
  const log = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, more: Record<string, unknown> = {}) =>
    send({ type: 'log', level, message, context: { ...context, ...more } });
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error'), child: (more) => createRelayLogger(send, { ...context, ...more }) };
}
