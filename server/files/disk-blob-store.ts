import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from '../store/flush-folder.ts';
import type { BlobStore } from './blob-store.ts';

const idPattern = /^[0-9a-f-]{36}$/;
const hashPattern = /^[0-9a-f]{64}$/;

/** Files in a folder of this computer: `ORGANIZATION/aa/HASH`, written whole before they get their name. */
export function createDiskBlobStore(folder: string): BlobStore {
  const pathOf = (organizationId: string, contentHash: string): string => {
    if (!idPattern.test(organizationId) || !hashPattern.test(contentHash)) throw new RangeError('Not the name of a content');
    return join(folder, organizationId, contentHash.slice(0, 2), contentHash);
  };
  const sizeOf = async (organizationId: string, contentHash: string): Promise<number | null> => {
    const found = await stat(pathOf(organizationId, contentHash)).catch(() => null);
    return found?.isFile() === true ? found.size : null;
  };
  return {
    sizeOf,
    async put(organizationId, contentHash, file) {
      const path = pathOf(organizationId, contentHash);
      if ((await sizeOf(organizationId, contentHash)) !== null) return rm(file, { force: true });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await flushFile(file);
      await moveFile(file, path);
      flushFolder(dirname(path));
    },
    read: async (organizationId, contentHash, { start, end }) => createReadStream(pathOf(organizationId, contentHash), { start, end: end - 1 }),
    remove: (organizationId, contentHash) => rm(pathOf(organizationId, contentHash), { force: true }),
  };
}

async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Uploads may lie on another disk than the files. */
async function moveFile(file: string, path: string): Promise<void> {
  try {
    await rename(file, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(file, `${path}.part`);
    await flushFile(`${path}.part`);
    await rename(`${path}.part`, path);
    await rm(file, { force: true });
  }
}
