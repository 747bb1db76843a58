import { useEffect } from 'react';
import type { LanguageChoice } from '#shared/contract/languages';
import { speakChoice } from '../../language/speak-choice.ts';

/** Speaks the language that the person chose; until it is known, the one that was spoken here last. */
export function useLanguageChoice(choice: LanguageChoice | undefined): void {
  useEffect(() => {
    if (choice !== undefined) void speakChoice(choice);
  }, [choice]);
}
