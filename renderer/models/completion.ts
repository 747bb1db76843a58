import { withTone, type EmojiSet } from './emoji-set.ts';

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
const longestQuery = 60;

/** What stands right before the caret: a name after `@`, an emoji's after `:`, a command at the beginning; null for none. */
export function findTrigger(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - longestQuery - 1), caret);
  const offset = caret - before.length;
  const command = /^\/([a-z]*)$/.exec(text.slice(0, caret));
  if (command !== null) return { kind: 'command', from: 0, query: command[1] ?? '' };
  const emoji = /(?:^|[\s([{])(:([\p{L}\p{M}\p{N}_+-]{2,}))$/u.exec(before);
  if (emoji !== null) return { kind: 'emoji', from: offset + emoji.index + emoji[0].length - (emoji[1] ?? '').length, query: emoji[2] ?? '' };
  const person = /(?:^|[\s([{])(@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]+)?))$/u.exec(before);
  if (person !== null) return { kind: 'person', from: offset + person.index + person[0].length - (person[1] ?? '').length, query: person[2] ?? '' };
  return null;
}

/** @param tone the skin tone, 0 to 5 */
export function suggestEmoji(set: EmojiSet, query: string, tone: number): Suggestion[] {
  return set
    .search(query)
    .slice(0, mostSuggestions)
    .map((emoji) => {
      const shown = withTone(emoji, tone);
      const name = emoji.shortcodes.find((each) => each.startsWith(query.toLowerCase())) ?? emoji.shortcodes[0];
      return { key: emoji.emoji, label: `:${name}:`, hint: emoji.name, insert: `${shown} `, picture: { kind: 'emoji', emoji: shown } };
    });
}

const tonePattern = /^(.+)::skin-tone-([2-6])$/;

/** A whole `:name:` becomes its emoji as soon as its last colon is written; null for a name that nobody has. */
export function completedEmoji(set: EmojiSet, { text, caret, tone }: { readonly text: string; readonly caret: number; readonly tone: number }): { readonly from: number; readonly emoji: string } | null {
  const found = /(?:^|[\s([{]):([a-z0-9_+-]{1,60}(?:::skin-tone-[2-6])?):$/i.exec(text.slice(Math.max(0, caret - 90), caret));
  if (found === null) return null;
  const written = found[1] ?? '';
  const [, name = written, modifier] = tonePattern.exec(written) ?? [];
  const emoji = set.byShortcode(name.replaceAll('-', '_')) ?? set.byShortcode(name);
  return emoji === undefined ? null : { from: caret - written.length - 2, emoji: withTone(emoji, modifier === undefined ? tone : Number(modifier) - 1) };
}
