import type { PersonStatus } from '../protocol/primitives.ts';

/** What stands where somebody's sign is none. */
const plainSign = '💬';

/**
 * A status as it counts now: null once it has ended, its sign in any case one that a person knows as such. Ended
 * statuses stay stored: nobody has to take them away.
 */
export function currentStatus(status: PersonStatus | null, nowMs: number): PersonStatus | null {
  if (status === null || (status.until !== null && status.until <= nowMs)) return null;
  return { ...status, emoji: status.emoji === null || isEmoji(status.emoji) ? status.emoji : plainSign };
}

/** Whether the text is one emoji, also one that this program's tables do not know yet. */
export function isEmoji(text: string): boolean {
  return /^(?:\p{RI}\p{RI}|[#*0-9]\uFE0F?\u20E3|\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*)$/u.test(text);
}
