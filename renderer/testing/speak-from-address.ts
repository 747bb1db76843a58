import { chooseLanguage, languages } from '#shared/contract/languages';
import { speak } from '../language/active-language.ts';
import { loadLanguage } from '../language/load-language.ts';
import { showOnPage } from '../language/show-on-page.ts';
import { english } from './english.ts';
import { pseudoWords } from './pseudo-words.ts';

/** Speaks the language named in the page's address, `?language=ar`; `pseudo` is spoken nowhere else. */
export async function speakFromAddress(): Promise<void> {
  const named = new URLSearchParams(window.location.search).get('language');
  const language = languages.find((known) => known === named);
  if (named === 'pseudo') speak({ tag: 'en', locale: 'en', direction: 'ltr', words: pseudoWords(english) });
  else if (language !== undefined) speak(await loadLanguage(chooseLanguage(language, [])));
  showOnPage();
}
