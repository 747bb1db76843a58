import type { NotificationSound } from '#shared/contract/interface-settings';
import { startTone } from '../../calls/media/tones.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { notificationSoundPatterns } from '../../models/notification-sounds.ts';

/** Lets a sound be heard once. A browser that gives no sound, as before the first click, stays silent. */
export function playNotificationSound(sound: NotificationSound): void {
  if (sound === 'none') return;
  try {
    startTone(notificationSoundPatterns[sound], { context: new AudioContext(), clock: browserClock, speakerId: null });
  } catch {
    // The notice itself is shown all the same.
  }
}
