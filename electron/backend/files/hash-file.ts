import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file or a piece of it, read in small parts. @param range first byte and the one behind the last */
export async function hashFile(file: string, range?: { readonly start: number; readonly end: number }): Promise<Buffer> {
  const hash = createHash('sha256');
  if (range === undefined || range.end > range.start) await pipeline(createReadStream(file, range === undefined ? {} : { start: range.start, end: range.end - 1 }), hash);
  return hash.digest();
}
