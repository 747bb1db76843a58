/** The words of texts asked about before: an organization's names are asked for with each letter that is typed. */
const known = new Map<string, readonly string[]>();
const mostKnown = 30_000;

/** The words of a text in lower case and without accents, so that `Ågren` is found by `agr`. */
export function foldedWords(text: string): readonly string[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const plain = text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '');
  if (known.size >= mostKnown) known.clear();
  known.set(text, words);
  return words;
}
