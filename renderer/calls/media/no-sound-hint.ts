const SILENT_FOR_MS = 5_000;

/** Since when a microphone that is on gives no signal at all. */
export interface NoSoundHint {
  silentSinceMs: number | null;
  isShown: boolean;
}

export const noNoSoundHint: NoSoundHint = { silentSinceMs: null, isShown: false };

/** Gives whether to say “your microphone gives no sound”: on, and pure silence for five seconds; the first sound ends it. */
export function nextNoSoundHint(
  state: NoSoundHint,
  { isMicrophoneOn, isPureSilence, nowMs }: { isMicrophoneOn: boolean; isPureSilence: boolean; nowMs: number },
): NoSoundHint {
  if (!isMicrophoneOn || !isPureSilence) return state.silentSinceMs === null ? state : noNoSoundHint;
  const silentSinceMs = state.silentSinceMs ?? nowMs;
  return { silentSinceMs, isShown: nowMs - silentSinceMs >= SILENT_FOR_MS };
}
