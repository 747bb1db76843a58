import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { stripLocation } from './strip-location.ts';

/** A picture whose left half is red and right half blue, so that turning it shows. */
async function picture(): Promise<Buffer> {
  const half = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#f00' } }).png().toBuffer();
  return sharp({ create: { width: 80, height: 60, channels: 3, background: '#00f' } }).composite([{ input: half, left: 0, top: 0 }]).png().toBuffer();
}
const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
const place = { IFD0: { Make: 'Secret camera', Copyright: 'Ada, at home' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };

describe('F8: pictures are sent without the places they were taken at', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s: nothing of the metadata stays, and every pixel does', async (format) => {
    const bytes = await sharp(await picture()).toFormat(format).withExif(place).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Ada at home</place></x:xmpmeta>').toBuffer();
    expect(bytes.includes('at home')).toBe(true);
    const without = stripLocation(bytes, `image/${format}`);
    expect([without.includes('at home'), without.includes('Secret camera'), without.length < bytes.length]).toEqual([false, false, true]);
    expect(await pixels(without)).toEqual(await pixels(bytes));
    const { exif, xmp } = await sharp(without).metadata();
    expect([exif, xmp]).toEqual([undefined, undefined]);
  });

  it.each([2, 3, 6, 8])('a photo keeps its orientation %d', async (orientation) => {
    const bytes = await sharp(await picture()).jpeg().withExif(place).withMetadata({ orientation }).toBuffer();
    expect(bytes.includes('at home')).toBe(true);
    const without = stripLocation(bytes, 'image/jpeg');
    expect((await sharp(without).metadata()).orientation).toBe(orientation);
    expect(await pixels(await sharp(without).rotate().toBuffer())).toEqual(await pixels(await sharp(bytes).rotate().toBuffer()));
    expect(without.includes('at home')).toBe(false);
  });

  it('the colour profile stays', async () => {
    const bytes = await sharp(await picture()).jpeg().withIccProfile('p3').withExif(place).toBuffer();
    expect((await sharp(stripLocation(bytes, 'image/jpeg')).metadata()).icc).toEqual((await sharp(bytes).metadata()).icc);
  });

  it('what is cut off, or of another kind, stays byte for byte and stops nobody', async () => {
    const bytes = await sharp(await picture()).jpeg().withExif(place).toBuffer();
    for (const format of ['image/jpeg', 'image/png', 'image/webp']) {
      for (let end = 0; end < 300; end += 7) expect(() => stripLocation(bytes.subarray(0, end), format)).not.toThrow();
    }
    expect(stripLocation(bytes, 'image/gif')).toBe(bytes);
  });
});
