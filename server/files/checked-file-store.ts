import { createHash } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { HallwayError } from '#shared/errors/hallway-error';
import { currentUpload } from './upload-context.ts';
import { TusError } from './tus-error.ts';

/**
 * Uploads as files, with the checksum extension of tus 1.0.0: a part that is not what its sender says is thrown away, so
 * that only the part, and not the whole, is sent again. A part that is cut off stays as far as it came.
 */
export class CheckedFileStore extends FileStore {
  constructor(directory: string, expirationPeriodInMilliseconds: number) {
    super({ directory, expirationPeriodInMilliseconds });
    this.extensions = [...this.extensions.filter((extension) => extension !== 'creation-defer-length'), 'checksum'];
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const { checksum } = currentUpload();
    if (checksum === null) return super.write(readable, id, offset);
    const hash = createHash('sha256');
    const tap = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    readable.on('error', (error) => tap.destroy(error));
    const end = await super.write(readable.pipe(tap), id, offset);
    if (hash.digest().equals(checksum)) return end;
    await truncate(join(this.directory, id), offset);
    throw new TusError(new HallwayError('file_damaged'));
  }
}
