import { readFileSync, truncateSync, writeFileSync } from 'node:fs';

const pageBytes = 4_096;
const largestHoleBytes = 16 * pageBytes;

/** The ways in which a file on a disk goes bad. */
export const damageKinds = ['flipped bits', 'zeroed page', 'garbled page', 'swapped pages', 'cut off', 'lost middle', 'zeroed head'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** Damages a file that nobody has open, at a place that chance decides. */
export function damageFile(file: string, kind: DamageKind, random: () => number): void {
  const bytes = readFileSync(file);
  const place = (below: number): number => Math.floor(random() * Math.max(1, below));
  const pageAt = (): number => place(Math.floor(bytes.length / pageBytes)) * pageBytes;
  switch (kind) {
    case 'flipped bits': {
      for (let count = 1 + place(4); count > 0; count -= 1) {
        const at = place(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << place(8));
      }
      return writeFileSync(file, bytes);
    }
    case 'zeroed page': return writeFileSync(file, bytes.fill(0, ...range(pageAt(), pageBytes, bytes)));
    case 'garbled page': {
      const [from, to] = range(pageAt(), pageBytes, bytes);
      for (let at = from; at < to; at += 1) bytes[at] = place(256);
      return writeFileSync(file, bytes);
    }
    case 'swapped pages': {
      const [one, other] = [pageAt(), pageAt()];
      const kept = Buffer.from(bytes.subarray(one, one + pageBytes));
      bytes.copy(bytes, one, other, other + pageBytes);
      kept.copy(bytes, other);
      return writeFileSync(file, bytes);
    }
    case 'cut off': return truncateSync(file, place(bytes.length));
    case 'lost middle': return writeFileSync(file, bytes.fill(0, ...range(pageAt(), pageBytes + place(largestHoleBytes), bytes)));
    case 'zeroed head': return writeFileSync(file, bytes.fill(0, 0, 1 + place(pageBytes)));
  }
}

function range(from: number, length: number, bytes: Buffer): [number, number] {
  return [from, Math.min(bytes.length, from + length)];
}
