import { open } from 'node:fs/promises';
import type { CallResult } from '#shared/contract/calls';
import { contentTypeOf, contentTypeSampleBytes } from '#shared/domain/content-type';
import { HallwayError } from '#shared/errors/hallway-error';
import type { StoreReader } from '../store/store-database.ts';
import type { BlobFolder } from './blob-folder.ts';
import type { DownloadQueue } from './download-queue.ts';
import { isPicture } from './picture-rows.ts';

interface PictureSources {
  readonly store: StoreReader;
  readonly blobs: BlobFolder;
  readonly downloads: Pick<DownloadQueue, 'fetch'>;
}

/**
 * The picture of a person or group, fetched where it is not here.
 * @throws HallwayError `not_found` for what is no such picture, `file_unreadable` for what only says so, or why the bytes
 * cannot be had
 */
export async function openPicture({ store, blobs, downloads }: PictureSources, contentHash: string): Promise<CallResult<'openPicture'>> {
  if (!isPicture(store, contentHash)) throw new HallwayError('not_found');
  await downloads.fetch({ attachmentId: contentHash, variant: 'picture', contentHash, sizeBytes: null });
  const sizeBytes = blobs.sizeOf(contentHash);
  if (sizeBytes === null) throw new HallwayError('file_changed');
  const path = blobs.pathOf(contentHash);
  const mimeType = await contentTypeOf(await readStart(path));
  if (!mimeType.startsWith('image/')) throw new HallwayError('file_unreadable');
  return { path, sizeBytes, mimeType };
}

async function readStart(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(contentTypeSampleBytes), 0, contentTypeSampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
