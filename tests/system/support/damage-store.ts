import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

const pageBytes = 4_096;

/** The ways in which the files of a closed store go bad. The store is `file`, with `-wal` and `-shm` beside it. */
export const storeDamages = [
  'flip a bit', 'flip some bits', 'zero a page', 'noise over a page', 'swap two pages', 'cut the file', 'empty the file', 'zero the head', 'remove the file', 'put a folder in its place',
  'put text in its place', 'cut the log', 'flip a bit in the log', 'noise over the log', 'remove the log', 'empty the log', 'remove the shared memory', 'noise over the shared memory',
] as const;
export type StoreDamage = (typeof storeDamages)[number];

/** Damages a store that nobody has open, where chance decides; gives whether there was anything to damage. */
export function damageStore(file: string, damage: StoreDamage, random: () => number): boolean {
  const target = damage.includes('log') ? `${file}-wal` : damage.includes('shared memory') ? `${file}-shm` : file;
  if (!existsSync(target)) return false;
  const bytes = readFileSync(target);
  if (bytes.length === 0) return false;
  const at = (below: number): number => Math.floor(random() * below);
  const page = (): number => at(Math.ceil(bytes.length / pageBytes)) * pageBytes;
  const flip = (): void => {
    const place = at(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << at(8));
  };
  const noise = (from: number, length: number): void => {
    for (let place = from; place < Math.min(bytes.length, from + length); place += 1) bytes[place] = at(256);
  };
  switch (damage) {
    case 'flip a bit':
    case 'flip a bit in the log': flip(); break;
    case 'flip some bits': for (let count = 2 + at(30); count > 0; count -= 1) flip(); break;
    case 'zero a page': { const from = page(); bytes.fill(0, from, from + pageBytes); break; }
    case 'noise over a page': noise(page(), pageBytes); break;
    case 'noise over the log':
    case 'noise over the shared memory': noise(at(bytes.length), 1 + at(pageBytes)); break;
    case 'swap two pages': swapPages(bytes, page(), page()); break;
    case 'zero the head': bytes.fill(0, 0, 1 + at(pageBytes)); break;
    case 'put text in its place': return write(target, Buffer.from('This is no database. '.repeat(1 + at(400))));
    case 'cut the file':
    case 'cut the log': truncateSync(target, at(bytes.length)); return true;
    case 'empty the file':
    case 'empty the log': truncateSync(target, 0); return true;
    case 'remove the file':
    case 'remove the log':
    case 'remove the shared memory': rmSync(target); return true;
    case 'put a folder in its place': rmSync(target); mkdirSync(target); return true;
  }
  return write(target, bytes);
}

function write(target: string, bytes: Buffer): true {
  writeFileSync(target, bytes);
  return true;
}

function swapPages(bytes: Buffer, one: number, other: number): void {
  const kept = Buffer.from(bytes.subarray(one, one + pageBytes));
  bytes.copy(bytes, one, other, other + pageBytes);
  kept.copy(bytes, other);
}
