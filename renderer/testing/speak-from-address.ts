import { chooseLanguage, languages } from '#shared/contract/languages';
import { activeLanguage, onLanguageChange, speak, type ActiveLanguage } from '../language/active-language.ts';
import { loadLanguage } from '../language/load-language.ts';
import { showOnPage } from '../language/show-on-page.ts';
import { english } from './english.ts';
import { pseudoWords } from './pseudo-words.ts';

/** Speaks the language named in the page's address, `?language=ar`, whatever the settings say; `pseudo` is spoken nowhere else. */
export async function speakFromAddress(): Promise<void> {
  const named = await namedLanguage(new URLSearchParams(window.location.search).get('language'));
  if (named === null) return;
  const hold = () => {
    if (activeLanguage() !== named) speak(named);
    showOnPage();
  };
  hold();
  onLanguageChange(hold);
}

async function namedLanguage(name: string | null): Promise<ActiveLanguage | null> {
  if (name === 'pseudo') return { tag: 'en', locale: 'en-GB', direction: 'ltr', words: pseudoWords(english) };
  const language = languages.find((known) => known === name);
  return language === undefined ? null : loadLanguage(chooseLanguage(language, []));
}
