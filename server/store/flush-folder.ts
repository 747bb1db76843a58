import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Flushes the names of the files in a folder to the disk, so that a file that was made there is still there after a
 * power cut (SY1). Windows does so by itself and has no way to ask for it.
 * @throws what the system says when the folder cannot be flushed
 */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
