import { useSyncExternalStore } from 'react';
import { activeLanguage, onLanguageChange, type ActiveLanguage } from './active-language.ts';

/** Draws the component again when another language is spoken; needed at the root and wherever `memo` would keep old words. */
export function useLanguage(): ActiveLanguage {
  return useSyncExternalStore(onLanguageChange, activeLanguage);
}
