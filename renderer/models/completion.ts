import { searchEmoji } from './emoji-list.ts';

/** What is being written that could be completed; `from` is where its mark stands. */
export interface Trigger {
  readonly kind: 'person' | 'emoji' | 'command';
  readonly from: number;
  readonly query: string;
}

/** Something to choose: what it is called, what it puts in the place of what was written. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly insert: string;
  /** A person's or an emoji's picture. */
  readonly picture: { readonly kind: 'person'; readonly userId: string } | { readonly kind: 'emoji'; readonly emoji: string } | null;
}

export const mostSuggestions = 8;
const longestQuery = 40;

/** What stands right before the caret: a name after `@`, an emoji's after `:`, a command at the beginning; null for none. */
export function findTrigger(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - longestQuery - 1), caret);
  const offset = caret - before.length;
  const command = /^\/([a-z]*)$/.exec(text.slice(0, caret));
  if (command !== null) return { kind: 'command', from: 0, query: command[1] ?? '' };
  const emoji = /(?:^|[\s([{])(:([a-z0-9_+-]{2,}))$/i.exec(before);
  if (emoji !== null) return { kind: 'emoji', from: offset + emoji.index + emoji[0].length - (emoji[1] ?? '').length, query: emoji[2] ?? '' };
  const person = /(?:^|[\s([{])(@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]+)?))$/u.exec(before);
  if (person !== null) return { kind: 'person', from: offset + person.index + person[0].length - (person[1] ?? '').length, query: person[2] ?? '' };
  return null;
}

export function suggestEmoji(query: string): Suggestion[] {
  return searchEmoji(query.replaceAll('_', ' '))
    .slice(0, mostSuggestions)
    .map(({ emoji, names }) => ({ key: emoji, label: `:${(names.split(' ')[0] ?? '').replaceAll('-', '_')}:`, hint: '', insert: `${emoji} `, picture: { kind: 'emoji', emoji } }));
}

/** A whole `:name:` becomes its emoji as soon as its second colon is written; null for a name that nobody has. */
export function completedEmoji(text: string, caret: number): { readonly from: number; readonly emoji: string } | null {
  const found = /(?:^|[\s([{]):([a-z0-9_+-]{2,30}):$/i.exec(text.slice(Math.max(0, caret - 40), caret));
  if (found === null) return null;
  const name = (found[1] ?? '').toLowerCase().replaceAll('_', '-');
  const entry = searchEmoji('').find(({ names }) => names.split(' ').includes(name));
  return entry === undefined ? null : { from: caret - name.length - 2, emoji: entry.emoji };
}
