import type { Logger } from '#shared/runtime/logger';
import type { ServerConfig } from './config/server-config.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** One JSON object a line, as log collectors take it. */
export function createJsonLogger(level: ServerConfig['logLevel'], write: (line: string) => void): Logger {
  return loggerWith(level, write, {});
}

function loggerWith(level: ServerConfig['logLevel'], write: (line: string) => void, context: Record<string, unknown>): Logger {
  const log = (own: (typeof levels)[number]) => (message: string, more: Record<string, unknown> = {}) => {
    if (levels.indexOf(own) >= levels.indexOf(level)) write(`${JSON.stringify({ time: new Date().toISOString(), level: own, message, ...context, ...more })}\n`);
  };
  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    child: (more) => loggerWith(level, write, { ...context, ...more }),
  };
}
