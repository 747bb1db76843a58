import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf, contentTypeSampleBytes } from '#shared/domain/content-type';
import { mediaOf } from '#shared/domain/message-type';
import { HallwayError } from '#shared/errors/hallway-error';
import type { CoreApi } from '../core/core-api.ts';
import type { NewContent } from '../core/files/file-ledger.ts';
import type { BlobStore } from './blob-store.ts';
import type { KeyLock } from './key-lock.ts';
import type { Thumbnailer } from './thumbnailer.ts';

export interface ContentDesk {
  readonly core: Pick<CoreApi, 'hasContent' | 'addContent'>;
  readonly blobs: BlobStore;
  readonly thumbnailer: Thumbnailer;
  /** What comes and what goes of one content, one after the other. */
  readonly lock: KeyLock;
  nowMs(): number;
}

interface ArrivedFile {
  readonly userId: string;
  readonly organizationId: string;
  /** What the sender said it would be. */
  readonly contentHash: string;
  /** It is the desk's from now on. */
  readonly file: string;
  /** What it hashed to on its way; null where that is not known. */
  readonly cameAs: string | null;
}

/**
 * Takes a whole local file into the organization's files: hashed anew, known by its content, with a small picture where it
 * is one. The same content is kept once, by whoever it comes.
 * @throws HallwayError `file_damaged` when it is not what it was said to be
 */
export async function takeContent(desk: ContentDesk, arrived: ArrivedFile): Promise<void> {
  const { organizationId, contentHash, userId, file } = arrived;
  try {
    if ((arrived.cameAs ?? (await hashOf(file))) !== contentHash) throw new HallwayError('file_damaged');
    await desk.lock.run(`${organizationId} ${contentHash}`, async () => {
      const isKnown = (await desk.core.hasContent(organizationId, contentHash)) && (await desk.blobs.sizeOf(organizationId, contentHash)) !== null;
      const content = isKnown ? null : await storeContent(desk, arrived);
      await desk.core.addContent({ userId, organizationId, contentHash }, content, desk.nowMs());
    });
  } finally {
    await rm(file, { force: true });
  }
}

/** Puts a whole local file, whose hash is known to be right, into the blob store, with a small picture where it is one; gives what is known of it. */
export async function storeContent({ blobs, thumbnailer }: Pick<ContentDesk, 'blobs' | 'thumbnailer'>, { organizationId, contentHash, file }: Pick<ArrivedFile, 'organizationId' | 'contentHash' | 'file'>): Promise<NewContent> {
  const { size: sizeBytes } = await stat(file);
  const mimeType = await contentTypeOf(await readStart(file));
  const pictureFile = `${file}.webp`;
  const picture = mediaOf(mimeType) === 'image' ? await thumbnailer.make(file, pictureFile) : null;
  const thumbnail = picture === null ? null : { contentHash: await hashOf(pictureFile), sizeBytes: (await stat(pictureFile)).size };
  if (thumbnail === null) await rm(pictureFile, { force: true });
  else await blobs.put(organizationId, thumbnail.contentHash, pictureFile);
  await blobs.put(organizationId, contentHash, file);
  return { contentHash, sizeBytes, mimeType, widthPx: picture?.widthPx ?? null, heightPx: picture?.heightPx ?? null, thumbnail };
}

/** Large enough that reading costs little beside hashing, small enough for the memory. */
const readBytes = 1_048_576;

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: readBytes }), hash);
  return hash.digest('hex');
}

async function readStart(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(contentTypeSampleBytes), 0, contentTypeSampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
