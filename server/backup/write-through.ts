import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Flushes a file to the disk. */
export function flushFile(file: string): void {
  flush(file, 'r+');
}

/** Flushes the folder's entry of a file, so that its name lasts as its content does; Windows does that by itself. */
export function flushName(file: string): void {
  if (process.platform !== 'win32') flush(dirname(file), 'r');
}

function flush(path: string, mode: 'r' | 'r+'): void {
  const handle = openSync(path, mode);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
