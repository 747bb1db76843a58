import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from '#shared/runtime/logger';

const maxLogBytes = 5 * 1024 * 1024;

/** A logger that writes lines of JSON to a file. */
export interface FileLogger extends Logger {
  /** Writes what is still held back. */
  flush(): void;
}

/**
 * Logs to `<folder>/hallway.log`. A file grown over 5 MiB is set aside as `hallway.log.1` at the start, so that logs
 * never fill a disk.
 */
export function createFileLogger(folder: string): FileLogger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'hallway.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxLogBytes) renameSync(file, `${file}.1`);
  const destination = pino.destination({ dest: file, sync: true, append: true });
  return { ...wrap(pino({ base: { pid: process.pid }, level: 'info' }, destination)), flush: () => destination.flushSync() };
}

function wrap(logger: pino.Logger): Logger {
  return {
    debug: (message, context) => logger.debug(context ?? {}, message),
    info: (message, context) => logger.info(context ?? {}, message),
    warn: (message, context) => logger.warn(context ?? {}, message),
    error: (message, context) => logger.error(context ?? {}, message),
    child: (context) => wrap(logger.child(context)),
  };
}
