import { directions, type Language, type SpokenLanguage } from '#shared/contract/languages';
import type { ActiveLanguage } from './active-language.ts';

/** Each translation is a file of its own, so that nobody reads a language that is not spoken. */
const translations: Readonly<Record<Language, () => Promise<ActiveLanguage['words']>>> = {
  en: () => Promise.resolve(null),
  de: () => import('../strings/german/german.ts').then(({ german }) => german),
  ar: () => import('../strings/arabic/arabic.ts').then(({ arabic }) => arabic),
};

/** Reads the words of a language. */
export async function loadLanguage({ language, locale }: SpokenLanguage): Promise<ActiveLanguage> {
  return { tag: language, locale, direction: directions[language], words: await translations[language]() };
}
