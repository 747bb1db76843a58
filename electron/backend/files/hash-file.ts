import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Large enough that reading costs little beside hashing, small enough for the memory. */
const readBytes = 1_048_576;

/** SHA-256 of a file or a piece of it, read in small parts. @param range first byte and the one behind the last */
export async function hashFile(file: string, range?: { readonly start: number; readonly end: number }): Promise<Buffer> {
  const hash = createHash('sha256');
  if (range === undefined || range.end > range.start) await pipeline(createReadStream(file, { highWaterMark: readBytes, ...(range === undefined ? {} : { start: range.start, end: range.end - 1 }) }), hash);
  return hash.digest();
}
