import { useEffect, useState } from 'react';
import { useLanguage } from '../language/use-language.ts';
import type { EmojiSet } from '../models/emoji-set.ts';
import { loadedEmoji, loadEmoji } from './load-emoji.ts';

/** All emoji in the spoken language; null until they are loaded. */
export function useEmoji(): EmojiSet | null {
  const { tag } = useLanguage();
  const [, setLoaded] = useState('');
  useEffect(() => {
    let isCurrent = true;
    // Whoever begins to write soon has them; the first picture of the window does not wait for them.
    const timer = window.setTimeout(() => void loadEmoji(tag).then(() => isCurrent && setLoaded(tag)).catch(() => undefined), 0);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [tag]);
  return loadedEmoji(tag);
}
