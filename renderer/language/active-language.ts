import type { Direction } from '#shared/contract/languages';
import type { Section } from './sections.ts';
import type { WordTree } from './words.ts';

/** A language that is loaded and can be spoken. */
export interface ActiveLanguage {
  /** For `lang`; also tells one language from another. */
  readonly tag: string;
  /** What dates and numbers are written after. */
  readonly locale: string;
  readonly direction: Direction;
  /** Null: the words of the source, which are English. */
  readonly words: Readonly<Record<Section, WordTree>> | null;
}

let active: ActiveLanguage = { tag: 'en', locale: 'en', direction: 'ltr', words: null };
const listeners = new Set<() => void>();

/** The language that is spoken now. */
export function activeLanguage(): ActiveLanguage {
  return active;
}

/** Speaks another language from now on; whoever listens draws again. */
export function speak(language: ActiveLanguage): void {
  active = language;
  for (const listener of listeners) listener();
}

/** @returns stops listening */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
