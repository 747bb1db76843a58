/** What is typed beyond that is no name. */
const longestTyped = 60;
/** With fewer letters, nearly everything would have them somewhere. */
const fewestScattered = 3;

/**
 * How well a name fits what is typed, the less the better: 0 words begin as typed, 1 the letters begin words one after the
 * other (“sl” or “sprla” for Spring launch), 2 they stand within a word, 3 a word has a letter wrong, missing, too many or
 * swapped, 4 the letters stand there in this order, close together. Null: it does not fit.
 */
export function fuzzyRank(name: string, text: string): number | null {
  const words = foldedWords(name);
  const typed = foldedWords(text);
  if (typed.every((wanted) => words.some((word) => word.startsWith(wanted)))) return 0;
  const letters = typed.join('');
  if (letters.length > longestTyped) return null;
  if (beginsWords(words, letters)) return 1;
  if (typed.every((wanted) => wanted.length >= fewestScattered && words.some((word) => word.includes(wanted)))) return 2;
  if (typed.every((wanted) => words.some((word) => isNearlyBegun(word, wanted)))) return 3;
  return letters.length >= fewestScattered && isScattered(words.join(''), letters) ? 4 : null;
}

/** The entries that fit, the best first, otherwise in the order in which they were; where some fit well, none that only nearly do. */
export function rankedBy<Entry>(entries: readonly Entry[], text: string, nameOf: (entry: Entry) => string): Entry[] {
  const ranked = entries.flatMap((entry) => {
    const rank = fuzzyRank(nameOf(entry), text);
    return rank === null ? [] : [{ entry, rank }];
  });
  const best = Math.min(...ranked.map(({ rank }) => rank));
  return ranked.filter(({ rank }) => best > 0 || rank < 3).toSorted((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

/** The words of a text in small letters without marks. */
export function foldedWords(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Whether the letters are beginnings of some of the words, in their order. */
function beginsWords(words: readonly string[], letters: string): boolean {
  // How many of the letters may have been used up by the words so far.
  let reached = new Set([0]);
  for (const word of words) {
    const next = new Set(reached);
    for (const used of reached) {
      for (let length = commonLength(word, letters.slice(used)); length > 0; length -= 1) next.add(used + length);
    }
    reached = next;
  }
  return reached.has(letters.length);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Whether the word, or its beginning, is what was typed but for one letter in four, two in eight; the first letter has to be right. */
function isNearlyBegun(word: string, typed: string): boolean {
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (allowed === 0) return word.startsWith(typed);
  return word[0] === typed[0] && distanceToBeginning(typed, word.slice(0, typed.length + allowed)) <= allowed;
}

/** How many letters are to be put in, taken out, replaced or swapped until the text begins the word. */
function distanceToBeginning(typed: string, word: string): number {
  let [former, last]: [number[], number[]] = [[], Array.from({ length: word.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const isSame = typed[row - 1] === word[column - 1];
      const isSwapped = row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      const changed = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + Number(!isSame));
      next.push(isSwapped ? Math.min(changed, (former[column - 2] ?? 0) + 1) : changed);
    }
    [former, last] = [last, next];
  }
  return Math.min(...last);
}

/** Whether the letters stand in the name in their order, from its first one on, with less than twice as many others between. */
function isScattered(name: string, letters: string): boolean {
  let at = name.startsWith(letters[0] ?? '') ? 0 : -1;
  for (let index = 1; index < letters.length && at !== -1; index += 1) at = name.indexOf(letters[index] ?? '', at + 1);
  return at !== -1 && at < 3 * letters.length;
}
