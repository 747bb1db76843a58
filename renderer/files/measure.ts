import { rgbaToThumbHash } from 'thumbhash';
import { toBase64 } from './base64.ts';

/** What a window can find out about a file by looking at it. */
export interface Measured {
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly durationMs: number | null;
  readonly placeholder: string | null;
  readonly waveform: string | null;
  /** A picture of it, for what is no picture itself. */
  readonly preview: Blob | null;
}

export const unmeasured: Measured = { widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, preview: null };

const placeholderPx = 100;
const previewPx = 960;
const waveformLevels = 64;
/** Decoding a sound takes ten times its size in memory. */
const largestDecodedBytes = 20 * 1024 * 1024;
const filmPatienceMs = 8_000;

/** Size as it is seen, after turning, and a placeholder of a few bytes. */
export async function measurePicture(bytes: Blob): Promise<Measured> {
  const bitmap = await createImageBitmap(bytes, { imageOrientation: 'from-image' });
  try {
    return { ...unmeasured, widthPx: bitmap.width, heightPx: bitmap.height, placeholder: placeholderOf(bitmap, bitmap.width, bitmap.height) };
  } finally {
    bitmap.close();
  }
}

/** A source that can be drawn, as a ThumbHash in base64. */
export function placeholderOf(source: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, placeholderPx / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const context = new OffscreenCanvas(w, h).getContext('2d');
  if (context === null) return null;
  context.drawImage(source, 0, 0, w, h);
  return toBase64(rgbaToThumbHash(w, h, context.getImageData(0, 0, w, h).data));
}

/** A source as a picture small enough to send beside its file. */
export async function previewOf(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  const scale = Math.min(1, previewPx / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}

/** Duration, size and a frame near the beginning of a film. */
export async function measureFilm(bytes: Blob, knownMs: number | null): Promise<Measured> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(bytes);
  try {
    Object.assign(video, { muted: true, preload: 'auto', src: address });
    await event(video, 'loadeddata');
    const durationMs = knownMs ?? (await durationOf(video));
    if (video.readyState < 2 || video.currentTime > 0) await seek(video, Math.min(0.2, (durationMs ?? 0) / 2_000));
    const { videoWidth: width, videoHeight: height } = video;
    if (width === 0 || height === 0) return { ...unmeasured, durationMs };
    return { ...unmeasured, widthPx: width, heightPx: height, durationMs, placeholder: placeholderOf(video, width, height), preview: await previewOf(video, width, height) };
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
}

/** Duration and loudness over time. */
export async function measureSound(bytes: Blob): Promise<Measured> {
  if (bytes.size > largestDecodedBytes) return unmeasured;
  const context = new OfflineAudioContext(1, 1, 44_100);
  const sound = await context.decodeAudioData(await bytes.arrayBuffer());
  return { ...unmeasured, durationMs: Math.round(sound.duration * 1_000), waveform: toBase64(waveformOf(sound.getChannelData(0))) };
}

/** The loudest moment of each stretch, 0 to 255, the loudest of all being 255. */
function waveformOf(samples: Float32Array): Uint8Array {
  const levels = Array.from({ length: waveformLevels }, (_level, index) => {
    const end = Math.floor(((index + 1) * samples.length) / waveformLevels);
    let loudest = 0;
    for (let at = Math.floor((index * samples.length) / waveformLevels); at < end; at += 8) loudest = Math.max(loudest, Math.abs(samples[at] ?? 0));
    return loudest;
  });
  const most = Math.max(...levels, 0.01);
  return Uint8Array.from(levels, (level) => Math.round((level / most) * 255));
}

/** What was recorded in a browser says its duration only once its end has been looked for. */
async function durationOf(media: HTMLMediaElement): Promise<number | null> {
  if (!Number.isFinite(media.duration)) await seek(media, 1e9).catch(() => undefined);
  return Number.isFinite(media.duration) ? Math.round(media.duration * 1_000) : null;
}

function seek(media: HTMLMediaElement, seconds: number): Promise<void> {
  media.currentTime = seconds;
  return event(media, 'seeked');
}

function event(media: HTMLMediaElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`A film did not answer with ${name}`)), filmPatienceMs);
    const finish = (settle: () => void) => () => {
      clearTimeout(timer);
      settle();
    };
    media.addEventListener(name, finish(resolve), { once: true });
    media.addEventListener('error', finish(() => reject(new Error('A film cannot be shown'))), { once: true });
  });
}
