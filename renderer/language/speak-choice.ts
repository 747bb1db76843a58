import { chooseLanguage, languageChoices, type LanguageChoice } from '#shared/contract/languages';
import { activeLanguage, speak } from './active-language.ts';
import { loadLanguage } from './load-language.ts';
import { showOnPage } from './show-on-page.ts';

/** Where the choice is kept beside the person's settings, which are only known after the page was drawn first. */
const storageKey = 'hallway.language';

/** The choice that was spoken last on this computer. */
export function rememberedChoice(): LanguageChoice {
  const kept = window.localStorage.getItem(storageKey);
  return languageChoices.find((choice) => choice === kept) ?? 'system';
}

let asked = 0;

/** Speaks the language of a choice as soon as its words are there; the last choice wins. Until then all stays as it is. */
export async function speakChoice(choice: LanguageChoice): Promise<void> {
  window.localStorage.setItem(storageKey, choice);
  asked += 1;
  const own = asked;
  const loaded = await loadLanguage(chooseLanguage(choice, navigator.languages));
  const current = activeLanguage();
  if (own !== asked) return;
  if (current.tag !== loaded.tag || current.locale !== loaded.locale) speak(loaded);
  showOnPage();
}
