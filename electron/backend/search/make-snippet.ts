import type { SearchHighlight } from '#shared/contract/search';
import { rangesInForm } from './match-form.ts';
import type { SearchTerm } from './parse-search.ts';
import { searchableForm, type FormOffsets } from './searchable-form.ts';

export interface Snippet {
  readonly snippet: string;
  readonly highlights: readonly SearchHighlight[];
}

/** UTF-16 units. */
const snippetLength = 200;
const leadLength = 60;
const maximumHighlights = 40;
/** Only so much of a long message is looked through for what to mark. */
const maximumWindow = 20_000;

/** The part of a message around the first hit, in one line, with all hits in it marked. */
export function makeSnippet(body: string, terms: readonly SearchTerm[]): Snippet {
  const marked = markHits(body.slice(0, maximumWindow), terms);
  const first = marked[0]?.start ?? 0;
  const start = first <= leadLength ? 0 : startOfWord(body, first - leadLength);
  const end = endOfCharacter(body, Math.min(body.length, start + snippetLength));
  const lead = start > 0 ? '…' : '';
  const text = body.slice(start, end).replace(/\s/gu, ' ');
  const highlights = marked
    .filter((mark) => mark.start >= start && mark.start < end)
    .map((mark) => ({ start: mark.start - start + lead.length, end: Math.min(mark.end, end) - start + lead.length }));
  return { snippet: `${lead}${text}${end < body.length ? '…' : ''}`, highlights };
}

/** The hits as ranges of the text itself. */
function markHits(text: string, terms: readonly SearchTerm[]): SearchHighlight[] {
  const offsets: FormOffsets = { starts: [], ends: [] };
  const form = searchableForm(text, offsets);
  return rangesInForm(form, terms, maximumHighlights).flatMap(({ start, end }) => {
    const from = offsets.starts[start];
    const to = offsets.ends[end - 1];
    return from === undefined || to === undefined || to <= from ? [] : [{ start: from, end: endWithMarks(text, to) }];
  });
}

/** An accent that is a character of its own belongs to the letter before it. */
function endWithMarks(text: string, end: number): number {
  const [marks = ''] = /^\p{M}*/u.exec(text.slice(end, end + 8)) ?? [];
  return end + marks.length;
}

function startOfWord(text: string, near: number): number {
  const space = text.slice(near, near + leadLength / 2).search(/\s/u);
  return space >= 0 ? near + space + 1 : endOfCharacter(text, near);
}

/** Never between the two halves of a character, nor between a letter and its marks. */
function endOfCharacter(text: string, at: number): number {
  const isLowHalf = (index: number) => (text.charCodeAt(index) & 0xfc00) === 0xdc00;
  return at < text.length && isLowHalf(at) ? at + 1 : endWithMarks(text, at);
}
