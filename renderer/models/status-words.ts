import type { PersonStatusView } from '#shared/contract/views/person-view';
import { formatList } from '../language/formats.ts';
import { profileStrings } from '../strings/profile.ts';
import { pageTimeFormat } from './page-time-format.ts';

/** What stands for a status without a sign of its own. */
const plainSign = '💬';

/** The sign of a status. */
export function signOf({ emoji }: PersonStatusView): string {
  return emoji ?? plainSign;
}

/** A status in words: what it says and until when. */
export function statusWords({ emoji, text, until }: PersonStatusView, nowMs: number): string {
  const said = text === '' ? (emoji ?? '') : text;
  return until === null ? said : `${said} ${untilWords(until, nowMs)}`;
}

/** When a status ends: `until 15:00`. */
export function untilWords(untilMs: number, nowMs: number): string {
  return profileStrings.until(endWords(untilMs, nowMs));
}

/** The time where it is today, else the day, with the time where it is not that of a whole day. */
function endWords(untilMs: number, nowMs: number): string {
  if (pageTimeFormat.dayKey(untilMs) === pageTimeFormat.dayKey(nowMs)) return pageTimeFormat.clock(untilMs);
  const at = new Date(untilMs);
  const isWholeDay = [0, 23].includes(at.getHours()) && [0, 59].includes(at.getMinutes());
  return isWholeDay ? pageTimeFormat.day(untilMs, nowMs) : formatList([pageTimeFormat.day(untilMs, nowMs), pageTimeFormat.clock(untilMs)], 'unit');
}
