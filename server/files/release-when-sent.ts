import type { Readable, Writable } from 'node:stream';
import { releasePiece } from './release-piece.ts';

/**
 * Makes a stream that goes into an answer give the memory of each piece back when it is sent. The web framework pipes it:
 * only there it is known when a piece is done with, so that way is replaced and everything else stays.
 */
export function releaseWhenSent(source: Readable): Readable {
  const pipe = <Target extends NodeJS.WritableStream>(target: Target & Pick<Writable, 'write'>): Target => {
    source.on('data', (piece: Buffer) => {
      if (!target.write(piece, () => releasePiece(piece))) source.pause();
    });
    source.once('end', () => target.end());
    target.on('drain', () => source.resume());
    return target;
  };
  return Object.assign(source, { pipe });
}
