import { chatPiece, isUnspaced, linkPiece, mentionPiece, piecesOfWords, replyPiece, senderPiece, wordsOf } from './pieces.ts';
import { beginsWord } from './match-form.ts';
import { searchableForm } from './searchable-form.ts';
import type { SearchTerm } from './parse-search.ts';
import type { UnderstoodSearch } from './understand-search.ts';

/** So many pieces of the text are looked up; the messages found are read anyway. */
const maximumPieces = 48;
/** A list of people or chats longer than this is checked message by message. */
const maximumAlternatives = 100;

/**
 * What the index is asked: an FTS5 expression that every hit fits, or null when nothing in the search can be asked of
 * it. Built from pieces alone, each quoted, never from what was typed, so that no text can be a mistake in it.
 */
export function matchExpression(search: UnderstoodSearch): string | null {
  const pieces = spread([...new Set(search.terms.filter((term) => !term.isExcluded).flatMap(piecesOfTerm))], maximumPieces).map(quote);
  if (search.hasLink) pieces.push(quote(linkPiece));
  if (search.isReplyInThread) pieces.push(quote(replyPiece));
  for (const senders of search.senders) pieces.push(...anyOf(senders.map(senderPiece)));
  for (const chats of search.chats) pieces.push(...anyOf(chats.map(chatPiece)));
  return pieces.length === 0 ? null : pieces.join(' AND ');
}

/** What every message fits that mentions one of these names: all pieces of a name's first word, of some name. */
export function mentionExpression(names: readonly string[]): string {
  const firstWords = [...new Set(names.flatMap((name) => wordsOf(searchableForm(name)).slice(0, 1)))];
  // A name may stand with an ending, as in “Ann’s”.
  const alternatives = firstWords.map((word) => `(${piecesOfWords([word], { start: true, end: false }).map(quote).join(' AND ')})`);
  return [quote(mentionPiece), ...(alternatives.length === 0 ? [] : [`(${alternatives.join(' OR ')})`])].join(' AND ');
}

function piecesOfTerm(term: SearchTerm): string[] {
  const { words, isQuoted } = term;
  const start = beginsWord(term) && !(words.length === 1 && !isQuoted && isUnspaced(words[0] ?? ''));
  return piecesOfWords(words, { start, end: isQuoted });
}

function anyOf(pieces: readonly string[]): string[] {
  return pieces.length === 0 || pieces.length > maximumAlternatives ? [] : [`(${pieces.map(quote).join(' OR ')})`];
}

/** Some of many, from all over. */
function spread(pieces: readonly string[], count: number): string[] {
  return pieces.length <= count ? [...pieces] : Array.from({ length: count }, (_piece, at) => pieces[Math.floor((at * pieces.length) / count)] ?? '');
}

/** Pieces are letters, digits, emoji and private characters, never a quote; half a character would not reach the index whole. */
function quote(piece: string): string {
  return `"${piece.toWellFormed().replaceAll('"', '')}"`;
}
