const syllables = ['ta', 'ri', 'mo', 'ven', 'lu', 'ka', 'ster', 'on', 'pa', 'il', 'gra', 'den', 'ho', 'sch', 'ei', 'ung', 'be', 'rot', 'sal', 'fin', 'to', 'ner', 'wa', 'li'];
const wordCount = 40_000;

/** A fraction from 0 to 1 that depends on the number alone. */
function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}

/** The word of a rank in a made-up language: common words are short. */
export function wordOfRank(rank: number): string {
  const length = 1 + Math.floor(Math.log10(rank + 1)) + Math.floor(mix(rank) * 2);
  return Array.from({ length }, (_syllable, at) => syllables[Math.floor(mix(rank * 31 + at * 7 + 1) * syllables.length)] ?? '').join('');
}

const words = Array.from({ length: wordCount }, (_word, rank) => wordOfRank(rank));

/** The text of the message of this number: about 80 characters, its words as often as words are in languages (by rank). */
export function variedBody(index: number): string {
  let text = '';
  for (let at = 0; text.length < 75; at += 1) text += `${text === '' ? '' : ' '}${words[Math.floor(wordCount ** mix(index * 97 + at)) - 1] ?? ''}`;
  return text;
}
