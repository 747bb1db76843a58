import { randomBytes } from 'node:crypto';
import { appendFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const widthPx = 4_000;
const heightPx = 3_000;
/** As much noise as makes a photo of this size some megabytes, as a camera's are. */
const grain = { type: 'gaussian', mean: 128, sigma: 14 } as const;

/** Photos of 12 megapixels as a camera makes them, soft colours and a grain; what follows the picture's end makes each another file. */
export async function makePhotos(folder: string, count: number): Promise<string[]> {
  const first = join(folder, 'photo-0.jpg');
  await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#888', noise: grain } })
    .composite([{ input: Buffer.from(colours), blend: 'overlay' }])
    .jpeg({ quality: 88 })
    .toFile(first);
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, `photo-${String(index)}.jpg`);
    if (index > 0) copyFileSync(first, file);
    appendFileSync(file, randomBytes(16));
    return file;
  });
}

const colours = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(widthPx)}" height="${String(heightPx)}"><defs><linearGradient id="sky" x2="0.3" y2="1"><stop stop-color="#28c"/><stop offset="0.6" stop-color="#fc9"/><stop offset="1" stop-color="#243"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#sky)"/></svg>`;
