/** Up to two letters that stand for a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /\p{Letter}|\p{Number}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => firstLetter(word ?? '')).join('').toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return /\p{Letter}|\p{Number}/u.exec(word)?.[0] ?? '';
}

const hueCount = 8;

/** Which of the eight avatar colours somebody has; the same on every device. */
export function avatarHue(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % hueCount;
}
