import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { HallwayError } from '#shared/errors/hallway-error';
import { TusError } from './tus-error.ts';
import { currentUpload } from './upload-context.ts';
import { writePart } from './write-part.ts';

/** How the beginning of an upload hashes, up to an offset. */
interface HashedBeginning {
  readonly offset: number;
  readonly hash: Hash;
}

/** What gathers while the disk is busy is written in one go. */
const writeBytes = 524_288;
/** So many uploads under way are hashed as they come; of more, the oldest are read again at their end. */
const mostHashed = 500;

/**
 * Uploads as files, with the checksum extension of tus 1.0.0: a part that is not what its sender says is thrown away, so
 * that only the part, and not the whole, is sent again. A part that is cut off stays as far as it came.
 */
export class CheckedFileStore extends FileStore {
  readonly #beginnings = new Map<string, HashedBeginning>();

  constructor(directory: string, expirationPeriodInMilliseconds: number) {
    super({ directory, expirationPeriodInMilliseconds });
    this.extensions = [...this.extensions.filter((extension) => extension !== 'creation-defer-length'), 'checksum'];
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const { checksum, part: direct } = currentUpload();
    const before = this.#beginnings.get(id);
    this.#beginnings.delete(id);
    const whole = offset === 0 ? createHash('sha256') : before?.offset === offset ? before.hash.copy() : null;
    const part = checksum === null ? null : createHash('sha256');
    const hashes = [whole, part].filter((hash) => hash !== null);
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset, highWaterMark: writeBytes });
    if (direct === null) {
      tap(readable, hashes);
      await pipeline(readable, file);
    } else {
      // The tus server waits for the end of its own way, on which nothing comes.
      readable.resume();
      await writePart(direct, { file, hashes });
    }
    const end = offset + file.bytesWritten;
    if (part !== null && checksum !== null && !part.digest().equals(checksum)) {
      await truncate(join(this.directory, id), offset);
      if (before !== undefined) this.#beginnings.set(id, before);
      throw new TusError(new HallwayError('file_damaged'));
    }
    if (whole !== null) this.#remember(id, { offset: end, hash: whole });
    return end;
  }

  /** What a whole upload hashes to, where all of it came through here in order; null where it has to be read again. */
  takeHash(id: string, sizeBytes: number): string | null {
    const beginning = this.#beginnings.get(id);
    this.#beginnings.delete(id);
    return beginning?.offset === sizeBytes ? beginning.hash.digest('hex') : null;
  }

  #remember(id: string, beginning: HashedBeginning): void {
    this.#beginnings.set(id, beginning);
    const [oldest] = this.#beginnings.keys();
    if (this.#beginnings.size > mostHashed && oldest !== undefined) this.#beginnings.delete(oldest);
  }
}

/** Hashes what passes. Whoever pipes it on in the same turn sets the pace. */
function tap(readable: Readable, hashes: readonly Hash[]): void {
  readable.on('data', (chunk: Buffer) => {
    for (const hash of hashes) hash.update(chunk);
  });
}
