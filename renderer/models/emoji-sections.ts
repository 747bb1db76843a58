import { withTone, type Emoji, type EmojiSet } from './emoji-set.ts';

/** One emoji of the choice as it is offered. */
export interface EmojiCell {
  readonly emoji: Emoji;
  /** With the skin tone that the person wants. */
  readonly shown: string;
}

export interface EmojiSection {
  readonly key: SectionKey;
  readonly cells: readonly EmojiCell[];
}

/** Unicode's groups by their numbers; 2 has parts of emoji only. */
const groups = { 0: 'smileys', 1: 'people', 3: 'nature', 4: 'food', 5: 'travel', 6: 'activities', 7: 'objects', 8: 'symbols', 9: 'flags' } as const;
type GroupKey = (typeof groups)[keyof typeof groups];
type SectionKey = 'found' | 'frequent' | GroupKey;

/** The categories with the emoji that stands for each. */
export const sectionSigns = { frequent: '🕘', smileys: '😀', people: '👋', nature: '🐻', food: '🍔', travel: '✈️', activities: '⚽', objects: '💡', symbols: '🔣', flags: '🏁' } as const;

interface SectionOptions {
  readonly text: string;
  readonly tone: number;
  readonly frequent: readonly string[];
}

/** The categories, or what was searched for. */
export function emojiSections(set: EmojiSet, { text, tone, frequent }: SectionOptions): readonly EmojiSection[] {
  const cellOf = (emoji: Emoji): EmojiCell => ({ emoji, shown: withTone(emoji, tone) });
  if (text.trim() !== '') return [{ key: 'found', cells: set.search(text).map(cellOf) }];
  const often = frequent.flatMap((shown) => {
    const emoji = set.find(shown);
    return emoji === undefined ? [] : [{ emoji, shown }];
  });
  const ofGroups = Object.entries(groups).map(([group, key]) => ({ key, cells: set.all.filter((emoji) => emoji.group === Number(group)).map(cellOf) }));
  return [{ key: 'frequent' as const, cells: often }, ...ofGroups].filter(({ cells }) => cells.length > 0);
}

/** Each section with where its first cell counts among all. */
export function withFirst(sections: readonly EmojiSection[]): { readonly section: EmojiSection; readonly first: number }[] {
  let next = 0;
  return sections.map((section) => {
    const first = next;
    next += section.cells.length;
    return { section, first };
  });
}

const steps: Readonly<Record<string, { readonly across: number; readonly down: number }>> = {
  ArrowRight: { across: 1, down: 0 }, ArrowLeft: { across: -1, down: 0 }, ArrowDown: { across: 0, down: 1 }, ArrowUp: { across: 0, down: -1 },
  PageDown: { across: 0, down: 5 }, PageUp: { across: 0, down: -5 },
};

/** The cell that a key moves to, counted through all sections of which each begins a row; null for any other key. */
export function moveInSections(sections: readonly EmojiSection[], { key, index, columns }: { readonly key: string; readonly index: number; readonly columns: number }): number | null {
  const step = steps[key];
  if (step === undefined) return null;
  const rows = rowsOf(sections, columns);
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  if (count === 0) return null;
  if (step.across !== 0) return Math.max(0, Math.min(count - 1, index + step.across));
  const at = rows.findIndex((row) => index < row.start + row.length);
  const target = rows[Math.max(0, Math.min(rows.length - 1, at + step.down))];
  const column = index - (rows[at]?.start ?? 0);
  return target === undefined ? null : target.start + Math.min(column, target.length - 1);
}

function rowsOf(sections: readonly EmojiSection[], columns: number): { readonly start: number; readonly length: number }[] {
  const rows: { start: number; length: number }[] = [];
  let start = 0;
  for (const { cells } of sections) {
    for (let at = 0; at < cells.length; at += columns) rows.push({ start: start + at, length: Math.min(columns, cells.length - at) });
    start += cells.length;
  }
  return rows;
}
