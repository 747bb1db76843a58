import { limits } from '#shared/domain/limits';
import { HallwayError } from '#shared/errors/hallway-error';

const sidePixels = 256;
/** Larger files are not even looked at: a window that decodes them would hang. */
const largestBytes = 40 * 1024 * 1024;
const largestPixelsPerSide = 16_384;

/**
 * The middle of a picture as a small square, to stand for a person or group.
 * @throws HallwayError `picture_unusable` for what is no picture that this window can read
 */
export async function squarePicture(bytes: Blob): Promise<Blob> {
  if (bytes.size > largestBytes) throw new HallwayError('picture_unusable');
  const bitmap = await createImageBitmap(bytes).catch((error: unknown) => {
    throw new HallwayError('picture_unusable', { cause: error });
  });
  try {
    if (Math.max(bitmap.width, bitmap.height) > largestPixelsPerSide) throw new HallwayError('picture_unusable');
    const square = await drawn(bitmap, 0.85);
    return square.size <= limits.profilePictureBytes ? square : await drawn(bitmap, 0.5);
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, quality: number): Promise<Blob> {
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = new OffscreenCanvas(sidePixels, sidePixels);
  const context = canvas.getContext('2d');
  if (context === null) throw new HallwayError('picture_unusable');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, sidePixels, sidePixels);
  return canvas.convertToBlob({ type: 'image/webp', quality });
}
