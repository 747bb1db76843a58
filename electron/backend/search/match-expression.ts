import { chatPiece, isUnspaced, linkPiece, mentionPiece, piecesOfWords, replyPiece, senderPiece, wordsOf } from './pieces.ts';
import { beginsWord } from './match-form.ts';
import { searchableForm } from './searchable-form.ts';
import type { SearchTerm } from './parse-search.ts';
import type { UnderstoodSearch } from './understand-search.ts';

/** So many pieces of the text are looked up; the messages found are read anyway. */
const maximumPieces = 48;
/** Of one word. With fewer, more messages are read for nothing; with more, longer lists of the index. */
const piecesPerWord = 3;
/** A list of people or chats longer than this is checked message by message. */
const maximumAlternatives = 100;

/** The document of the newest message but some that has a piece: the lower, the rarer the piece is; negative where fewer messages have it. */
export type ReachOfPiece = (piece: string) => number;

/**
 * What the index is asked: an FTS5 expression that every hit fits, or null when nothing in the search can be asked of
 * it. Built from pieces alone, each quoted, never from what was typed, so that no text can be a mistake in it.
 */
export function matchExpression(search: UnderstoodSearch, reachOf: ReachOfPiece): string | null {
  const pieces = tellingPieces(search.terms.filter((term) => !term.isExcluded).flatMap(piecesOfTerm), reachOf).map(quotePiece);
  if (search.hasLink) pieces.push(quotePiece(linkPiece));
  if (search.isReplyInThread) pieces.push(quotePiece(replyPiece));
  for (const senders of search.senders) pieces.push(...anyOf(senders.map(senderPiece)));
  for (const chats of search.chats) pieces.push(...anyOf(chats.map(chatPiece)));
  return pieces.length === 0 ? null : pieces.join(' AND ');
}

/**
 * The rarest pieces of each word: what the others say besides is less than what reading their long lists costs. A piece
 * that hardly any message has is enough alone.
 */
function tellingPieces(words: readonly (readonly string[])[], reachOf: ReachOfPiece): string[] {
  const all = words.flatMap((pieces, word) => pieces.map((piece) => ({ word, piece })));
  const looked = spread(all, maximumPieces);
  if (words.every((pieces) => pieces.length <= piecesPerWord)) return [...new Set(looked.map(({ piece }) => piece))];
  const rarestFirst = looked.map((one) => ({ ...one, reach: reachOf(one.piece) })).sort((one, other) => one.reach - other.reach);
  const [rarest] = rarestFirst;
  if (rarest !== undefined && rarest.reach < 0) return [rarest.piece];
  const ofWord = Object.values(Object.groupBy(rarestFirst, ({ word }) => word));
  return [...new Set(ofWord.flatMap((pieces = []) => pieces.slice(0, piecesPerWord).map(({ piece }) => piece)))];
}

/** What every message fits that mentions one of these names: all pieces of a name's first word, of some name. */
export function mentionExpression(names: readonly string[]): string {
  const firstWords = [...new Set(names.flatMap((name) => wordsOf(searchableForm(name)).slice(0, 1)))];
  // A name may stand with an ending, as in “Ann’s”.
  const alternatives = firstWords.map((word) => `(${piecesOfWords([word], { start: true, end: false }).flat().map(quotePiece).join(' AND ')})`);
  return [quotePiece(mentionPiece), ...(alternatives.length === 0 ? [] : [`(${alternatives.join(' OR ')})`])].join(' AND ');
}

/** Of each word by itself. */
function piecesOfTerm(term: SearchTerm): string[][] {
  const { words, isQuoted } = term;
  const start = beginsWord(term) && !(words.length === 1 && !isQuoted && isUnspaced(words[0] ?? ''));
  return piecesOfWords(words, { start, end: isQuoted });
}

function anyOf(pieces: readonly string[]): string[] {
  return pieces.length === 0 || pieces.length > maximumAlternatives ? [] : [`(${pieces.map(quotePiece).join(' OR ')})`];
}

/** Some of many, from all over. */
function spread<Value>(values: readonly Value[], count: number): Value[] {
  return values.length <= count ? [...values] : values.filter((_value, at) => Math.floor((at * count) / values.length) !== Math.floor(((at - 1) * count) / values.length));
}

/** A piece in an FTS5 expression. Pieces are letters, digits, emoji and private characters, never a quote; half a character would not reach the index whole. */
export function quotePiece(piece: string): string {
  return `"${piece.toWellFormed().replaceAll('"', '')}"`;
}
