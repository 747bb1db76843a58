import { isSameValue } from './same-value.ts';

interface Identified {
  readonly id: string;
}

/**
 * Gives `next` with every entry that is equal to one of `previous` replaced by that very object, so that only rows
 * which changed are drawn again: each answer of the backend is a fresh copy.
 */
export function reuseUnchanged<T extends Identified>(previous: readonly T[], next: readonly T[]): T[] {
  const known = new Map(previous.map((entry) => [entry.id, entry]));
  return next.map((entry) => {
    const old = known.get(entry.id);
    return old !== undefined && isSameValue(old, entry) ? old : entry;
  });
}
