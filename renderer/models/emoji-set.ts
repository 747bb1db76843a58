/** One emoji with its words in the language that is spoken. */
export interface Emoji {
  /** In its usual yellow. */
  readonly emoji: string;
  readonly group: number;
  readonly name: string;
  /** As they are typed between colons; the first is shown. */
  readonly shortcodes: readonly string[];
  /** With each of the five skin tones, from light to dark; empty where there is no skin. */
  readonly tones: readonly string[];
}

/** An emoji, its group, its shortcodes with spaces between, its five skin tones or none. */
export type EmojiRow = readonly [emoji: string, group: number, shortcodes: string, tones: readonly string[]];
/** The name of an emoji and more words to find it by; row by row as the emoji. */
export type EmojiWords = readonly (readonly [name: string, keywords: string])[];

/** All emoji, in the order of Unicode. */
export interface EmojiSet {
  readonly all: readonly Emoji[];
  /** Those with a word that begins with each word of the text, the most fitting first. */
  readonly search: (text: string) => readonly Emoji[];
  readonly byShortcode: (name: string) => Emoji | undefined;
  /** Whichever tone it has. */
  readonly find: (emoji: string) => Emoji | undefined;
}

/** Makes the set of all emoji; they are found by English words and by those of the spoken language. */
export function createEmojiSet(rows: readonly EmojiRow[], english: EmojiWords, spoken: EmojiWords): EmojiSet {
  const all = rows.map(([emoji, group, shortcodes, tones], index): Emoji => ({ emoji, group, name: spoken[index]?.[0] ?? '', shortcodes: shortcodes.split(' '), tones }));
  const words = rows.map(([emoji, , shortcodes], index) => searchable([...new Set([shortcodes, ...(english[index] ?? []), ...(spoken[index] ?? [])])].join(' ')) + emoji);
  // Its whole name is a shortcode too, unless another emoji has that one.
  const names = all.map((emoji, index) => [wordsOf(english[index]?.[0] ?? '').join('_'), emoji] as const);
  const byShortcode = new Map([...names, ...all.flatMap((emoji) => emoji.shortcodes.map((name) => [name, emoji] as const))]);
  const byEmoji = new Map(all.flatMap((emoji) => [emoji.emoji, ...emoji.tones].map((form) => [form, emoji] as const)));
  return {
    all,
    search: (text) => {
      const wanted = wordsOf(text);
      if (wanted.length === 0) return all;
      const found = all.filter((_emoji, index) => wanted.every((word) => words[index]?.includes(` ${word}`)));
      const whole = wanted.join('_');
      return found.map((emoji) => ({ emoji, rank: rankOf(emoji, whole) })).toSorted((one, other) => one.rank - other.rank).map(({ emoji }) => emoji);
    },
    byShortcode: (name) => byShortcode.get(name.toLowerCase()),
    find: (emoji) => byEmoji.get(emoji),
  };
}

/** The emoji with a skin tone from 1 to 5; 0, or no skin: as it is. */
export function withTone({ emoji, tones }: Emoji, tone: number): string {
  return tones[tone - 1] ?? emoji;
}

/** Small letters without accents, a space before each word. */
function searchable(text: string): string {
  return ` ${text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')} `;
}

function wordsOf(text: string): string[] {
  return searchable(text).split(' ').filter((word) => word !== '');
}

function rankOf({ shortcodes, name }: Emoji, whole: string): number {
  const names = [...shortcodes, wordsOf(name).join('_')];
  if (names.includes(whole)) return 0;
  return names.some((each) => each.startsWith(whole)) ? 1 : 2;
}
