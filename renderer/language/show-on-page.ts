import { activeLanguage } from './active-language.ts';

/** Tells the page which language and direction it has: hyphens, quotes, fonts and screen readers go by it. */
export function showOnPage(): void {
  const { tag, direction } = activeLanguage();
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}
