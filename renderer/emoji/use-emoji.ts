import { useEffect, useState } from 'react';
import { useLanguage } from '../language/use-language.ts';
import type { EmojiSet } from '../models/emoji-set.ts';
import { loadedEmoji, loadEmoji } from './load-emoji.ts';

const longestWaitMs = 500;

/** All emoji in the spoken language; null until they are loaded. */
export function useEmoji(): EmojiSet | null {
  const { tag } = useLanguage();
  const [, setLoaded] = useState('');
  useEffect(() => {
    let isCurrent = true;
    // Whoever begins to write soon has them; the first picture of the window does not wait for them.
    const idle = window.requestIdleCallback(() => void loadEmoji(tag).then(() => isCurrent && setLoaded(tag)).catch(() => undefined), { timeout: longestWaitMs });
    return () => {
      isCurrent = false;
      window.cancelIdleCallback(idle);
    };
  }, [tag]);
  return loadedEmoji(tag);
}
