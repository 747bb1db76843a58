import type { SearchHighlight } from '#shared/contract/search';

/** A piece of a text, marked or not. */
export interface TextPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** Lets a text that stands in one line begin near its first highlight, which would else be cut off. */
export function nearFirstHit(text: string, highlights: readonly SearchHighlight[], mostBefore: number): { readonly text: string; readonly highlights: readonly SearchHighlight[] } {
  const first = highlights[0]?.start ?? 0;
  if (first <= mostBefore) return { text, highlights };
  const space = text.indexOf(' ', first - mostBefore);
  const cut = space === -1 || space >= first ? first : space + 1;
  return { text: `…${text.slice(cut)}`, highlights: highlights.map(({ start, end }) => ({ start: start - cut + 1, end: end - cut + 1 })) };
}

/** Cuts a text at its highlights, which come in order and do not overlap; together the parts are the text. */
export function highlightParts(text: string, highlights: readonly SearchHighlight[]): TextPart[] {
  const parts: TextPart[] = [];
  let position = 0;
  const add = (end: number, isHit: boolean) => {
    if (end > position) parts.push({ text: text.slice(position, end), isHit });
    position = Math.max(position, end);
  };
  for (const { start, end } of highlights) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return parts;
}
