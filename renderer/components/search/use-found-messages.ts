import { useEffect, useSyncExternalStore } from 'react';
import type { FoundHit } from '../../models/search-together.ts';
import { useSearchModel } from './use-search-model.ts';

interface FoundMessages {
  readonly hits: readonly FoundHit[];
  readonly failedIds: readonly string[];
  readonly isSearching: boolean;
}

/** As many as stand below the chats without hiding them; the search has the rest. */
const mostMessages = 5;
/** A single letter is in nearly every message. */
const fewestLetters = 2;
const none: FoundMessages = { hits: [], failedIds: [], isSearching: false };
const never = () => () => undefined;

/** Gives the newest messages with a text, of all organizations. */
export function useFoundMessages(text: string): FoundMessages {
  const model = useSearchModel({ chatId: null, pageLength: mostMessages });
  const wanted = text.trim().length < fewestLetters ? '' : text;
  useEffect(() => model?.setText(wanted), [model, wanted]);
  const { hits, failedIds, isSearching } = useSyncExternalStore(model?.subscribe ?? never, model?.snapshot ?? (() => none));
  return { hits: hits.slice(0, mostMessages), failedIds, isSearching };
}
