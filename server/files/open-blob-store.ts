import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileConfig } from '../config/file-config.ts';
import type { BlobStore } from './blob-store.ts';
import { createDiskBlobStore } from './disk-blob-store.ts';

/** Where the bytes of files lie below the data folder. */
export function filesFolderOf(dataDir: string): string {
  return join(dataDir, 'files');
}

/** Opens where the configuration keeps files. The library for S3 is loaded only where it is used: installers for desktops do without it. */
export async function openBlobStore(config: FileConfig | undefined, dataDir: string): Promise<BlobStore> {
  const s3 = config?.s3 ?? null;
  if (s3 !== null) return (await import('./s3-blob-store.ts')).createS3BlobStore(s3);
  mkdirSync(filesFolderOf(dataDir), { recursive: true, mode: 0o700 });
  return createDiskBlobStore(filesFolderOf(dataDir));
}
