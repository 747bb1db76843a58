import { createEmojiSet, type EmojiRow, type EmojiSet, type EmojiWords } from '../models/emoji-set.ts';

const english = async (): Promise<EmojiWords> => (await import('./english.json')).default as unknown as EmojiWords;
/** Words in other languages than English; each is a file of its own. */
const translations: Readonly<Record<string, () => Promise<EmojiWords>>> = {
  de: async () => (await import('./german.json')).default as unknown as EmojiWords,
  ar: async () => (await import('./arabic.json')).default as unknown as EmojiWords,
};

const loading = new Map<string, Promise<EmojiSet>>();
const loaded = new Map<string, EmojiSet>();

/** The emoji with the words of a language, if they were loaded before. */
export function loadedEmoji(language: string): EmojiSet | null {
  return loaded.get(language) ?? null;
}

/** Loads all emoji with the words of a language, once; nothing of it is read before somebody writes or chooses. What failed is tried again when it is asked for again. */
export function loadEmoji(language: string): Promise<EmojiSet> {
  const known = loading.get(language) ?? read(language);
  loading.set(language, known);
  known.catch(() => loading.delete(language));
  return known;
}

async function read(language: string): Promise<EmojiSet> {
  const [rows, words, spoken] = await Promise.all([import('./emoji.json'), english(), translations[language]?.()]);
  const set = createEmojiSet(rows.default as unknown as readonly EmojiRow[], words, spoken ?? words);
  loaded.set(language, set);
  return set;
}
