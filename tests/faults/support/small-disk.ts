import { spawnSync } from 'node:child_process';
import { statfsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own in a folder, small enough to be filled. */
export interface SmallDisk {
  readonly folder: string;
  resize(kibibytes: number): void;
  /** Fills what is free with a file; leaves so many bytes. */
  fill(leaveBytes?: number): void;
  /** Removes that file again. */
  clear(): void;
  unmount(): void;
}

export const withoutMount = 'no file system may be mounted here: a full disk is made by strace';

/** Mounts a `tmpfs` of this size on the folder; null where that is not allowed. */
export function mountSmallDisk(folder: string, kibibytes: number): SmallDisk | null {
  if (process.platform !== 'linux') return null;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder]);
  if (mounted.status !== 0) return null;
  const filler = join(folder, 'filler');
  return {
    folder,
    resize: (size) => void spawnSync('mount', ['-o', `remount,size=${size}k`, folder]),
    fill(leaveBytes = 0) {
      for (let bytes = freeBytes(folder) - leaveBytes; bytes > 0; bytes -= pageBytes) {
        if (hasWritten(filler, bytes)) return;
      }
    },
    clear: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync('umount', ['-l', folder]),
  };
}

const pageBytes = 4_096;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** False when whoever works there was faster and took some of the space. */
function hasWritten(file: string, bytes: number): boolean {
  try {
    writeFileSync(file, Buffer.alloc(bytes));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
