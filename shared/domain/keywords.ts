const letterOrDigit = /[\p{L}\p{M}\p{N}_]/u;

/**
 * Whether a text has one of the words, whole and whatever its case, in any script. Where a script sets no spaces between
 * words, as Chinese or Thai, the word counts wherever it stands.
 */
export function hasKeyword(text: string, keywords: readonly string[]): boolean {
  if (keywords.length === 0) return false;
  const folded = fold(text);
  return keywords.some((keyword) => standsIn(folded, fold(keyword.trim())));
}

function standsIn(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const hasEnds = isEnd(lastOf(text.slice(0, at)), firstOf(word)) && isEnd(firstOf(text.slice(at + word.length)), lastOf(word));
    if (hasEnds) return true;
  }
  return false;
}

/** Whether the word ends at its edge: what stands beside it does not go on with it. */
function isEnd(neighbour: string, edge: string): boolean {
  if (neighbour === '' || !letterOrDigit.test(edge)) return true;
  return !letterOrDigit.test(neighbour) || isUnspaced(edge) || isUnspaced(neighbour);
}

/** Whole characters, also of those that take two units. */
function firstOf(text: string): string {
  return /^./su.exec(text)?.[0] ?? '';
}

function lastOf(text: string): string {
  return /.$/su.exec(text.slice(-2))?.[0] ?? '';
}

/** Scripts that set no spaces between words. */
function isUnspaced(character: string): boolean {
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u.test(character) && !/\p{N}/u.test(character);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
