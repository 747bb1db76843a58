import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StagedFile } from '#shared/contract/outgoing-file';
import { cleanFileName } from '#shared/domain/clean-file-name';
import { contentTypeOf, contentTypeSampleBytes } from '#shared/domain/content-type';
import { HallwayError } from '#shared/errors/hallway-error';
import type { BlobFolder } from './blob-folder.ts';
import { fileKindOf } from './file-kind.ts';
import { hashFile } from './hash-file.ts';
import { stripLocation } from './strip-location.ts';

interface Adoption {
  /** Where the host has put the bytes; the file is gone afterwards, whatever comes of it. */
  readonly file: string;
  readonly fileName: string;
  readonly maxFileBytes: number;
}

/** Larger pictures are sent as they are: reading them whole would take too much memory. */
const largestStrippedBytes = 64 * 1024 * 1024;

/**
 * Takes a file that was handed over into the blob folder: says what it is by its content, takes location data out of
 * pictures (F8), and names it by its hash.
 * @throws HallwayError `file_empty`, `file_too_large`, `file_unreadable`, `disk_full`
 */
export async function adoptFile(blobs: BlobFolder, { file, fileName, maxFileBytes }: Adoption): Promise<StagedFile> {
  try {
    const { size } = await stat(file);
    if (size === 0) throw new HallwayError('file_empty');
    if (size > maxFileBytes) throw new HallwayError('file_too_large');
    const mimeType = await contentTypeOf(await readStart(file));
    const source = await stripped(file, { mimeType, sizeBytes: size });
    const contentHash = (await hashFile(source)).toString('hex');
    const { size: sizeBytes } = await stat(source);
    await blobs.adopt(source, contentHash);
    return { contentHash, fileName: cleanFileName(fileName), mimeType, kind: fileKindOf(mimeType), sizeBytes };
  } catch (error) {
    throw toFileError(error);
  } finally {
    await rm(file, { force: true });
  }
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

async function stripped(file: string, { mimeType, sizeBytes }: { mimeType: string; sizeBytes: number }): Promise<string> {
  if (!mimeType.startsWith('image/') || sizeBytes > largestStrippedBytes) return file;
  const bytes = await readFile(file);
  const without = stripLocation(bytes, mimeType);
  if (without.length === bytes.length) return file;
  const target = join(dirname(file), randomUUID());
  await writeFile(target, without);
  return target;
}

function toFileError(error: unknown): HallwayError {
  if (error instanceof HallwayError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new HallwayError(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'file_unreadable', { cause: error });
}
