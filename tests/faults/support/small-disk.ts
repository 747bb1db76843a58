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
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
    },
    clear: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync('umount', ['-l', folder]),
  };
}
