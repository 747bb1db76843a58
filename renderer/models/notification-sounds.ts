import type { NotificationSound } from '#shared/contract/interface-settings';
import type { Note, TonePattern } from '../calls/media/tone-patterns.ts';

const note = (frequencyHertz: number, startSeconds: number, durationSeconds: number, loudness: number): Note => ({ frequencyHertz, startSeconds, durationSeconds, loudness });
const once = (...notes: readonly Note[]): TonePattern => ({ notes, everySeconds: null });

/** Short, soft, and each easily told from the others and from a call. */
export const notificationSoundPatterns: Readonly<Record<Exclude<NotificationSound, 'none'>, TonePattern>> = {
  knock: once(note(294, 0, 0.09, 0.2), note(392, 0.11, 0.14, 0.2)),
  drop: once(note(1_175, 0, 0.06, 0.1), note(1_568, 0.05, 0.16, 0.12)),
  chime: once(note(659, 0, 0.3, 0.1), note(988, 0.08, 0.45, 0.1)),
  bell: once(note(880, 0, 0.7, 0.1), note(1_760, 0, 0.4, 0.04), note(2_640, 0, 0.2, 0.02)),
  wood: once(note(196, 0, 0.05, 0.24), note(588, 0, 0.04, 0.1)),
};
