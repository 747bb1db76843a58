import { isEmoji } from '#shared/domain/person-status';
import type { PersonStatus } from '#shared/protocol/primitives';

const minuteMs = 60_000;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * The status that is written behind `/status`: an emoji first, if there is one, and at the end perhaps how long: `for 30
 * min`, `for 2 hours`, `until 15:00`, `until tomorrow`, `until Friday`. Null where nothing is said.
 */
export function readStatus(written: string, nowMs: number): PersonStatus | null {
  const line = written.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  const [first = ''] = line.split(' ');
  const emoji = isEmoji(first) ? first : null;
  const { text, until } = readEnd(emoji === null ? line : line.slice(first.length).trim(), nowMs);
  return emoji === null && text === '' ? null : { emoji, text, until };
}

/** Words that name no time to come stay part of the text. */
function readEnd(text: string, nowMs: number): { text: string; until: number | null } {
  const lasting = /^(.*?) ?\bfor (\d{1,3}) ?(m|min|minutes?|h|hours?)$/i.exec(text);
  if (lasting !== null && Number(lasting[2]) > 0) {
    const minutes = Number(lasting[2]) * ((lasting[3] ?? '').toLowerCase().startsWith('h') ? 60 : 1);
    return { text: (lasting[1] ?? '').trim(), until: nowMs + minutes * minuteMs };
  }
  const ending = /^(.*?) ?\buntil (\S+)$/i.exec(text);
  const until = ending === null ? null : timeNamed((ending[2] ?? '').toLowerCase(), nowMs);
  return until === null ? { text, until } : { text: (ending?.[1] ?? '').trim(), until };
}

/** The next such time of day, or the beginning of the next such day; null for another word. */
function timeNamed(word: string, nowMs: number): number | null {
  const at = new Date(nowMs);
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(word);
  if (clock !== null) {
    at.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
    if (at.getTime() <= nowMs) at.setDate(at.getDate() + 1);
    return at.getTime();
  }
  const weekday = weekdays.indexOf(word);
  if (weekday === -1 && word !== 'tomorrow') return null;
  at.setHours(0, 0, 0, 0);
  at.setDate(at.getDate() + (word === 'tomorrow' ? 1 : (weekday - at.getDay() + 6) % 7 + 1));
  return at.getTime();
}
