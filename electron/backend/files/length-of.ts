import { existsSync, statSync } from 'node:fs';

/** The bytes in a file; 0 when there is none. */
export function lengthOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
