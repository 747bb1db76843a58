import type { SearchHighlight } from '#shared/contract/search';

/** A piece of a text, marked or not. */
export interface TextPart {
  readonly text: string;
  readonly isHit: boolean;
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
