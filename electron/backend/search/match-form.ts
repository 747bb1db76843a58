import type { SearchTerm } from './parse-search.ts';
import { isUnspaced, wordsOf } from './pieces.ts';

/** A part of a form, by its UTF-16 units. */
export interface FormRange {
  readonly start: number;
  readonly end: number;
}

/** From this length on, a part anywhere in a word is meant; shorter, only a word's beginning. */
const partLength = 3;

/** Whether the term has to begin where a word begins. */
export function beginsWord({ words, isQuoted }: SearchTerm): boolean {
  const [first = ''] = words;
  return isQuoted || words.length > 1 || (first.length < partLength && !isUnspaced(first));
}

/** The term as it stands in a form that has it: with a space where a word has to begin or end. */
function needleOf(term: SearchTerm): string {
  return `${beginsWord(term) ? ' ' : ''}${term.words.join(' ')}${term.isQuoted ? ' ' : ''}`;
}

/** Whether a form has every term, and none of those left out. */
export function matchesForm(form: string, terms: readonly SearchTerm[]): boolean {
  return terms.every((term) => form.includes(needleOf(term)) !== term.isExcluded);
}

/** Where the terms stand in a form, from left to right, without the spaces around; overlapping ones are one. */
export function rangesInForm(form: string, terms: readonly SearchTerm[], limit: number): FormRange[] {
  const found = terms.filter((term) => !term.isExcluded).flatMap((term) => rangesOf(form, term, limit));
  const merged: FormRange[] = [];
  for (const range of found.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged.slice(0, limit);
}

function rangesOf(form: string, term: SearchTerm, limit: number): FormRange[] {
  const needle = needleOf(term);
  const lead = beginsWord(term) ? 1 : 0;
  const ranges: FormRange[] = [];
  for (let at = form.indexOf(needle); at >= 0 && ranges.length < limit; at = form.indexOf(needle, at + 1)) {
    ranges.push({ start: at + lead, end: at + needle.length - (term.isQuoted ? 1 : 0) });
  }
  return ranges;
}

/** How well a form fits: whole words before beginnings before parts, words of the search beside each other, short texts. */
export function scoreForm(form: string, terms: readonly SearchTerm[]): number {
  const wanted = terms.filter((term) => !term.isExcluded);
  if (wanted.length === 0) return 0;
  const fits = wanted.reduce((sum, term) => sum + scoreTerm(form, term), 0) / wanted.length;
  const isTogether = wanted.length > 1 && form.includes(` ${wanted.map((term) => term.words.join(' ')).join(' ')}`);
  return fits + (isTogether ? 2 : 0) + 1 / (1 + wordsOf(form).length / 20);
}

function scoreTerm(form: string, { words }: SearchTerm): number {
  const text = words.join(' ');
  if (form.includes(` ${text} `)) return 3;
  return form.includes(` ${text}`) ? 2 : 1;
}
