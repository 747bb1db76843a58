/** How many colours there are for people and groups; the style sheet defines `--avatar-0` and on. */
const avatarColors = 8;

/** One or two letters of a name, whole characters only. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** The same colour for the same id, on every computer. */
export function avatarColorOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % avatarColors;
}
