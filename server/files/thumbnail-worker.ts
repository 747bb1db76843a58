import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { pictureLimits, type PictureAnswer, type PictureQuestion } from './picture-messages.ts';

/**
 * Makes small pictures, in a thread of its own: what decoders of pictures can do wrong with what strangers send ends here
 * (F3). One at a time, a single frame, nothing kept.
 */
if (parentPort === null) throw new Error('Pictures are made in a worker thread');
const port = parentPort;
sharp.cache(false);
sharp.concurrency(1);

port.on('message', (question: PictureQuestion) => void answer(question));

async function answer({ id, file, target }: PictureQuestion): Promise<void> {
  try {
    port.postMessage({ id, picture: await makeThumbnail(file, target) } satisfies PictureAnswer);
  } catch {
    port.postMessage({ id, picture: null } satisfies PictureAnswer);
  }
}

async function makeThumbnail(file: string, target: string): Promise<PictureAnswer['picture']> {
  const options = { limitInputPixels: pictureLimits.pixels, failOn: 'error', pages: 1, sequentialRead: true } as const;
  // Only the header is read for this.
  const { width, height, orientation = 1 } = await sharp(file, options).metadata();
  if (width * height > pictureLimits.pixels) return null;
  const isTurned = orientation >= 5;
  await sharp(file, options)
    .rotate()
    .resize({ width: pictureLimits.thumbnailPx, height: pictureLimits.thumbnailPx, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78, effort: 3 })
    .timeout({ seconds: pictureLimits.seconds })
    .toFile(target);
  return { widthPx: isTurned ? height : width, heightPx: isTurned ? width : height };
}
