import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { releaseWhenSent } from './release-when-sent.ts';

/** Memory of its own, as a piece of a file has. */
function pieceOf(text: string): Buffer {
  return Buffer.from(new TextEncoder().encode(text).buffer);
}

/** Takes one piece at a time and keeps it waiting. */
function slowReader(sent: string[]): Writable {
  return new Writable({ highWaterMark: 1, write: (piece: Buffer, _encoding, done) => setImmediate(() => done((sent.push(piece.toString()), null))) });
}

describe('releaseWhenSent', () => {
  it('sends everything in its order to a slow reader, and gives the memory back', async () => {
    const pieces = ['the beginning, ', 'the middle ', 'and the end'].map(pieceOf);
    const sent: string[] = [];
    await finished(releaseWhenSent(Readable.from(pieces)).pipe(slowReader(sent)));
    expect([sent.join(''), pieces.map(({ byteLength }) => byteLength)]).toEqual(['the beginning, the middle and the end', [0, 0, 0]]);
  });

  it('leaves memory alone that others share', async () => {
    const all = pieceOf('mine and theirs');
    const sent: string[] = [];
    await finished(releaseWhenSent(Readable.from([all.subarray(0, 4)])).pipe(slowReader(sent)));
    expect([sent, all.toString()]).toEqual([['mine'], 'mine and theirs']);
  });
});
