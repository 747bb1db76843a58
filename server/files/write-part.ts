import type { Hash } from 'node:crypto';
import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream';
import { HallwayError } from '#shared/errors/hallway-error';
import { releasePiece } from './release-piece.ts';
import { TusError } from './tus-error.ts';
import type { DirectPart } from './upload-context.ts';

interface PartTarget {
  readonly file: WriteStream;
  /** What takes the bytes in as well, before they are written. */
  readonly hashes: readonly Hash[];
}

/**
 * Writes the bytes of a request as they come; the request itself is left as it is, since it is still to be answered.
 * Cut off or stopped, what came is kept (F5).
 * @throws what the disk says; for a part that is not whole a `TusError`, hardly ever heard: its sender is gone or asks elsewhere
 */
export async function writePart({ request, stop }: DirectPart, { file, hashes }: PartTarget): Promise<void> {
  let isWhole = true;
  const take = (piece: Buffer): void => {
    for (const hash of hashes) hash.update(piece);
    if (!file.write(piece, () => releasePiece(piece))) request.pause();
  };
  const goOn = (): void => void request.resume();
  const end = (isAll: boolean): void => {
    isWhole = isAll;
    request.off('data', take);
    file.end();
  };
  const onStop = (): void => end(false);
  const forget = finished(request, { writable: false }, (error) => end(error === undefined || error === null));
  stop?.addEventListener('abort', onStop, { once: true });
  file.on('drain', goOn);
  request.on('data', take);
  if (stop?.aborted === true) onStop();
  try {
    await once(file, 'close');
  } finally {
    forget();
    stop?.removeEventListener('abort', onStop);
    request.off('data', take);
  }
  if (!isWhole) throw new TusError(new HallwayError('server_busy'));
}
