import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import type { PictureTolerance } from './picture-tolerance.ts';

/** What the comparison of two pictures found. */
export type PictureDifference =
  | { readonly kind: 'same' }
  | { readonly kind: 'otherSize'; readonly sentence: string }
  | { readonly kind: 'differs'; readonly sentence: string; readonly picture: Buffer };

interface Points {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Compares two pictures (PNG), point by point. What differs is painted red in a third one. */
export async function comparePictures(expected: Buffer, actual: Buffer, tolerance: PictureTolerance): Promise<PictureDifference> {
  const [one, other] = [await pointsOf(expected, tolerance.shrinkBy), await pointsOf(actual, tolerance.shrinkBy)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return { kind: 'otherSize', sentence: `it is ${other.width} × ${other.height}, not ${width} × ${height}` };
  if (one.data.equals(other.data)) return { kind: 'same' };
  const painted = Buffer.alloc(one.data.length);
  const differing = pixelmatch(one.data, other.data, painted, width, height, { threshold: tolerance.colorDistance, includeAA: false });
  const allowed = Math.ceil((width * height * tolerance.differingPerMillion) / 1_000_000);
  if (differing <= allowed) return { kind: 'same' };
  const picture = await sharp(painted, { raw: { width, height, channels: 4 } }).png().toBuffer();
  return { kind: 'differs', sentence: `${differing} of ${width * height} points differ, ${allowed} may`, picture };
}

async function pointsOf(picture: Buffer, shrinkBy: number): Promise<Points> {
  const image = sharp(picture);
  if (shrinkBy > 1) {
    const { width, height } = await image.metadata();
    image.resize(Math.max(1, Math.round(width / shrinkBy)), Math.max(1, Math.round(height / shrinkBy)), { fit: 'fill', kernel: 'linear' });
  }
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
