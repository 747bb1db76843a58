import { createHash } from 'node:crypto';

/**
 * An id shaped like every other (UUIDv7: time first), but the same for the same name and time, so that the sample
 * history can be made twice and be the same.
 * @param atMs UTC milliseconds, below 2^48
 */
export function demoId(atMs: number, name: string): string {
  const time = Math.floor(atMs).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hash[3] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [time.slice(0, 8), time.slice(8), `7${hash.slice(0, 3)}`, `${variant}${hash.slice(4, 7)}`, hash.slice(8, 20)].join('-');
}
