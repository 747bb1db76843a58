/** What was typed to find a line by its name, and when the last key was pressed. */
export interface TypeAhead {
  readonly text: string;
  readonly atMs: number;
}

const pauseMs = 800;

/** Adds a key to what was typed; null for a key that writes nothing. A text begins with a letter or a number: a question mark asks for the keys. */
export function typeAheadAfter(before: TypeAhead | null, key: string, nowMs: number): TypeAhead | null {
  const held = before !== null && nowMs - before.atMs <= pauseMs ? before.text : '';
  if (!isOneSign(key) || (held === '' && !/[\p{L}\p{N}]/u.test(key))) return null;
  return { text: held + key, atMs: nowMs };
}

/**
 * The line whose name begins with the text: the one at `index` may stay while several keys are typed, a single key goes
 * on to the next one and around. Letters with and without marks are the same.
 */
export function typeAheadTarget(names: readonly string[], text: string, index: number): number | null {
  const wanted = folded(text);
  const start = isOneSign(text) ? index + 1 : Math.max(0, index);
  for (let distance = 0; distance < names.length; distance += 1) {
    const place = (start + distance) % names.length;
    if (folded(names[place] ?? '').startsWith(wanted)) return place;
  }
  return null;
}

function isOneSign(text: string): boolean {
  return /^.$/su.test(text);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
