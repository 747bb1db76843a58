/** Louder than about -33 dB is a voice; until it falls below about -39 dB it is still the same voice. */
const SPEAKING_LEVEL = 0.45;
const SILENT_LEVEL = 0.35;
/** A cough or a key is shorter than this. */
const SPEAKING_AFTER_MS = 100;
/** The pause between two words is shorter than this. */
const SILENT_AFTER_MS = 300;

/** Whether somebody speaks, and since when the level says otherwise. */
export interface Speaking {
  isSpeaking: boolean;
  otherwiseSinceMs: number | null;
}

export const notSpeaking: Speaking = { isSpeaking: false, otherwiseSinceMs: null };

/** Gives whether somebody speaks after a level (0 to 1, see `levelOfAmplitude`) heard at a time. */
export function nextSpeaking(state: Speaking, { level, nowMs }: { level: number; nowMs: number }): Speaking {
  const isOtherwise = state.isSpeaking ? level < SILENT_LEVEL : level >= SPEAKING_LEVEL;
  if (!isOtherwise) return state.otherwiseSinceMs === null ? state : { ...state, otherwiseSinceMs: null };
  const sinceMs = state.otherwiseSinceMs ?? nowMs;
  const neededMs = state.isSpeaking ? SILENT_AFTER_MS : SPEAKING_AFTER_MS;
  if (nowMs - sinceMs < neededMs) return { ...state, otherwiseSinceMs: sinceMs };
  return { isSpeaking: !state.isSpeaking, otherwiseSinceMs: null };
}
