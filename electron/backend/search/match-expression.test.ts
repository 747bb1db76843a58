import { describe, expect, it } from 'vitest';
import { matchExpression } from './match-expression.ts';
import { parseSearch } from './parse-search.ts';
import type { UnderstoodSearch } from './understand-search.ts';

function understood(text: string): UnderstoodSearch {
  return {
    terms: parseSearch(text).terms, filters: [], senders: [], chats: [], fromMs: 0, toMs: Number.MAX_SAFE_INTEGER,
    hasLink: false, hasFile: false, hasReaction: false, isReplyInThread: false, isImpossible: false,
  };
}

/** The pieces of an expression, without quotes. */
const piecesIn = (expression: string | null) => (expression ?? '').split(' AND ').map((piece) => piece.replaceAll('"', ''));

describe('what the index is asked', () => {
  it('is all pieces of short words, without asking how rare they are', () => {
    const pieces = piecesIn(matchExpression(understood('harb pie'), () => expect.unreachable()));
    expect(pieces).toEqual(['har', 'arb', 'pie']);
  });

  it('is the three rarest pieces of each long word', () => {
    const common = new Set(['ing', 'sai', 'ail', 'boa', 'oat']);
    const pieces = piecesIn(matchExpression(understood('sailing boathouse'), (piece) => (common.has(piece) ? 1_000 : 10)));
    expect(pieces).toHaveLength(6);
    expect(pieces.filter((piece) => common.has(piece))).toHaveLength(1);
    expect(pieces.filter((piece) => 'sailing'.includes(piece))).toHaveLength(3);
  });

  it('is one piece alone that hardly any message has', () => {
    expect(piecesIn(matchExpression(understood('sailing boathouse'), (piece) => (piece === 'tho' ? -1 : 10)))).toEqual(['tho']);
  });

  it('is bounded for a long text', () => {
    const asked: string[] = [];
    const text = Array.from({ length: 60 }, (_word, at) => `word${String(at)}number`).join(' ');
    matchExpression(understood(text), (piece) => asked.push(piece));
    expect(asked.length).toBeLessThanOrEqual(48);
  });
});
