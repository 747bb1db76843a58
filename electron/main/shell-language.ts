import { chooseLanguage, type Language, type LanguageChoice } from '#shared/contract/languages';
import { arabic } from './words/arabic.ts';
import { english, type ShellWords } from './words/english.ts';
import { german } from './words/german.ts';

const wordsOf: Readonly<Record<Language, ShellWords>> = { en: english, de: german, ar: arabic };

/** What the shell says for a choice of language. @param systemLocales the system's languages, the preferred first */
export function shellWords(choice: LanguageChoice, systemLocales: readonly string[]): ShellWords {
  return wordsOf[chooseLanguage(choice, systemLocales).language];
}
