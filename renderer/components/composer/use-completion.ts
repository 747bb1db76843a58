import { useMemo, useState, type KeyboardEvent } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useQuery } from '../../contract/use-query.ts';
import { usePreferences } from '../../contract/use-preferences.ts';
import { rememberEmoji } from '../../emoji/emoji-storage.ts';
import { useEmoji } from '../../emoji/use-emoji.ts';
import { findTrigger, mostSuggestions, suggestEmoji, type Suggestion, type Trigger } from '../../models/completion.ts';
import type { TextEdit } from '../../models/format-text.ts';
import { signOf } from '../../models/status-words.ts';
import { suggestCommands } from '../../models/slash-command.ts';
import { composerStrings } from '../../strings/composer.ts';

export interface Completion {
  readonly suggestions: readonly Suggestion[];
  readonly activeIndex: number;
  readonly choose: (suggestion: Suggestion) => void;
  /** Takes keys while there is something to choose; true when it did. */
  readonly press: (event: KeyboardEvent) => boolean;
}

interface CompletionOptions {
  readonly chat: ChatDetail;
  readonly text: string;
  readonly caret: number;
  readonly onEdit: (edit: TextEdit) => void;
}

/** What can be completed where the caret stands: people, emoji, commands. */
export function useCompletion({ chat, text, caret, onEdit }: CompletionOptions): Completion {
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [active, setActive] = useState({ key: '', index: 0 });
  const trigger = findTrigger(text, caret);
  const key = trigger === null ? '' : `${trigger.kind} ${trigger.from}`;
  const isOpen = trigger !== null && dismissed !== key;
  const suggestions = useSuggestions(chat, isOpen ? trigger : null);
  const activeIndex = active.key === `${key} ${trigger?.query ?? ''}` ? Math.min(active.index, suggestions.length - 1) : 0;

  function choose(suggestion: Suggestion): void {
    if (trigger === null) return;
    if (suggestion.picture?.kind === 'emoji') rememberEmoji(suggestion.picture.emoji);
    const end = trigger.from + suggestion.insert.length;
    onEdit({ from: trigger.from, to: caret, insert: suggestion.insert, start: end, end });
  }

  function press(event: KeyboardEvent): boolean {
    if (suggestions.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return false;
    const chosen = suggestions[activeIndex];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive({ key: `${key} ${trigger?.query ?? ''}`, index: (activeIndex + step + suggestions.length) % suggestions.length });
    else if (event.key === 'Escape') setDismissed(key);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined && !isWhole(trigger, chosen)) choose(chosen);
    else return false;
    return true;
  }

  return { suggestions, activeIndex, choose, press };
}

/** A command that stands there as it is: Enter carries it out. */
function isWhole(trigger: Trigger | null, { insert }: Suggestion): boolean {
  return trigger?.kind === 'command' && insert.trim() === `/${trigger.query}`;
}

function useSuggestions(chat: ChatDetail, trigger: Trigger | null): readonly Suggestion[] {
  const isPerson = trigger?.kind === 'person';
  const people = useQuery('people', isPerson ? { text: trigger.query, limit: mostSuggestions } : null).value;
  const emoji = useEmoji();
  const tone = usePreferences().preferences.emoji.skinTone;
  const [kind, query] = [trigger?.kind, trigger?.query ?? ''];
  return useMemo(() => {
    if (kind === 'emoji') return emoji === null ? [] : suggestEmoji(emoji, query, tone);
    if (kind === 'command') return suggestCommands(query);
    if (kind !== 'person') return [];
    const everyone = chat.kind === 'group' && 'everyone'.startsWith(query.toLowerCase()) ? [everyoneIn(chat)] : [];
    return [...everyone, ...(people ?? []).map(({ userId, displayName, title, status }): Suggestion => ({ key: userId, label: displayName, hint: [status === null ? null : signOf(status), title].filter((part) => part !== null).join(' '), insert: `@${displayName} `, picture: { kind: 'person', userId } }))].slice(0, mostSuggestions);
  }, [chat, emoji, kind, people, query, tone]);
}

function everyoneIn({ memberCount }: ChatDetail): Suggestion {
  return { key: 'everyone', label: composerStrings.everyone, hint: composerStrings.everyoneHint(memberCount), insert: '@everyone ', picture: null };
}
