/** The languages that the interface speaks, as the tags that `lang` and `Intl` know. */
export const languages = ['en', 'de', 'ar'] as const;
export type Language = (typeof languages)[number];

/** What a person can choose: one of the languages, or whatever the system speaks. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export type Direction = 'ltr' | 'rtl';

/** Which way each language is written. */
export const directions: Readonly<Record<Language, Direction>> = { en: 'ltr', de: 'ltr', ar: 'rtl' };

/** The language to speak, and the locale after which it writes dates and numbers. */
export interface SpokenLanguage {
  readonly language: Language;
  readonly locale: string;
}

/**
 * Decides what is spoken: the choice, or the first language of the system that Hallway has, or English.
 * The locale is the system's own where it speaks the same language, so that `en-GB` keeps its dates.
 * @param systemLocales the system's languages, the preferred first
 */
export function chooseLanguage(choice: LanguageChoice, systemLocales: readonly string[]): SpokenLanguage {
  const language = choice === 'system' ? (systemLocales.map(languageOf).find((known) => known !== null) ?? 'en') : choice;
  return { language, locale: systemLocales.find((locale) => languageOf(locale) === language) ?? language };
}

function languageOf(locale: string): Language | null {
  const [tag] = locale.toLowerCase().split('-');
  return languages.find((language) => language === tag) ?? null;
}
