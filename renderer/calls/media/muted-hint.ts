const SPEAKING_FOR_MS = 1_000;
const NOT_AGAIN_WITHIN_MS = 15_000;

/** Since when somebody speaks into a muted microphone, and when they were last told. */
export interface MutedHint {
  speakingSinceMs: number | null;
  hintedAtMs: number | null;
  /** Whether the hint is due with this very step. */
  isDue: boolean;
}

export const noMutedHint: MutedHint = { speakingSinceMs: null, hintedAtMs: null, isDue: false };

/** Gives whether to say “you are muted”: after one second of speaking while muted, at most every 15 seconds. */
export function nextMutedHint(
  state: MutedHint,
  { isMuted, isSpeaking, nowMs }: { isMuted: boolean; isSpeaking: boolean; nowMs: number },
): MutedHint {
  if (!isMuted || !isSpeaking) return { ...state, speakingSinceMs: null, isDue: false };
  const speakingSinceMs = state.speakingSinceMs ?? nowMs;
  const isLong = nowMs - speakingSinceMs >= SPEAKING_FOR_MS;
  const isTold = state.hintedAtMs !== null && nowMs - state.hintedAtMs < NOT_AGAIN_WITHIN_MS;
  const isDue = isLong && !isTold;
  return { speakingSinceMs, hintedAtMs: isDue ? nowMs : state.hintedAtMs, isDue };
}
