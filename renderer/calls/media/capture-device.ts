import type { MediaKind } from './media-problem.ts';
import { mediaProblemOf } from './media-problem.ts';

/**
 * Captures the wished device, or the system's when that one is not there. Chromium does not heed a device that is
 * asked for as `ideal`, so it is asked for exactly, and without a device where that fails. Rejects with the browser's
 * error.
 */
export async function captureDevice<Wish extends { deviceId: string | null }>(
  kind: MediaKind,
  wish: Wish,
  capture: (wish: Wish) => Promise<MediaStreamTrack>,
): Promise<MediaStreamTrack> {
  try {
    return await capture(wish);
  } catch (error) {
    const { code } = mediaProblemOf(error, kind);
    if (wish.deviceId === null || (code !== 'noMicrophone' && code !== 'noCamera')) throw error;
    return capture({ ...wish, deviceId: null });
  }
}
