import { searchFilterKinds, type SearchFilter } from '#shared/contract/search';
import { wordsOf } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';

/** Words that are to follow each other. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** Quoted: whole words, exactly. Otherwise the last word may go on, as somebody types. */
  readonly isQuoted: boolean;
  readonly isExcluded: boolean;
}

/** An operator and what was given to it, such as `from` and `ada brandt`. */
export interface SearchOperator {
  readonly kind: SearchFilter['kind'];
  readonly value: string;
  /** As typed. */
  readonly text: string;
}

export interface ParsedSearch {
  readonly terms: readonly SearchTerm[];
  readonly operators: readonly SearchOperator[];
}

/** One after the other, each of which may be missing: `-`, an operator's name with its colon, a quoted text (its end may be missing, too) or what has no space. */
const part = /(?<minus>-)?(?:(?<operator>[\p{L}]+):)?(?:"(?<quoted>[^"]*)"?|(?<plain>\S+))?/gu;
/** As keyboards in many languages write them. */
const quotes = /[“”„‟«»„]/gu;

/**
 * Reads a search as it is typed. Every text is one: what is no operator is words to look for, and what has no letter,
 * digit or emoji says nothing. Quotes hold words together; a leading `-` leaves out.
 */
export function parseSearch(text: string): ParsedSearch {
  const terms: SearchTerm[] = [];
  const operators: SearchOperator[] = [];
  for (const { groups = {}, 0: whole } of text.replace(quotes, '"').matchAll(part)) {
    if (whole === '') continue;
    const value = groups['quoted'] ?? groups['plain'] ?? '';
    const kind = searchFilterKinds.find((known) => known === groups['operator']?.toLowerCase());
    if (kind !== undefined && groups['minus'] === undefined) {
      // Nothing behind the colon yet: it is still being typed.
      if (value !== '') operators.push({ kind, value, text: whole });
      continue;
    }
    // Not one of ours, such as `10:30` or `note:this`: text like any other.
    const words = wordsOf(searchableForm(groups['operator'] === undefined ? value : `${groups['operator']}:${value}`));
    if (words.length > 0) terms.push({ words, isQuoted: groups['quoted'] !== undefined, isExcluded: groups['minus'] !== undefined });
  }
  return { terms, operators };
}
