import { activeLanguage } from '../language/active-language.ts';
import { formatList } from '../language/formats.ts';
import { peopleStrings } from '../strings/people.ts';
import { createTimeFormat } from './time-format.ts';

const minuteMs = 60_000;

/** How far a zone's clocks are before UTC at this time; null for a zone that this computer does not know. */
export function zoneOffsetMinutes(timeZone: string | undefined, atMs: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1, parts['hour'] ?? 0, parts['minute'] ?? 0);
    return Math.round((wall - Math.floor(atMs / minuteMs) * minuteMs) / minuteMs);
  } catch {
    return null;
  }
}

/** What the clock shows where somebody is, and how far that is from here: `14:05, 1 hour behind you`. */
export function localTimeText(timeZone: string | null, nowMs: number, ownZone?: string): string | null {
  const theirs = timeZone === null ? null : zoneOffsetMinutes(timeZone, nowMs);
  const own = zoneOffsetMinutes(ownZone, nowMs);
  if (timeZone === null || theirs === null || own === null) return null;
  const clock = createTimeFormat(activeLanguage().locale, timeZone).clock(nowMs);
  const aheadMinutes = theirs - own;
  if (aheadMinutes === 0) return peopleStrings.sameTime(clock);
  return aheadMinutes > 0 ? peopleStrings.ahead(clock, distanceText(aheadMinutes)) : peopleStrings.behind(clock, distanceText(-aheadMinutes));
}

function distanceText(distanceMinutes: number): string {
  const [hours, minutes] = [Math.floor(distanceMinutes / 60), distanceMinutes % 60];
  return formatList([...(hours === 0 ? [] : [peopleStrings.hours(hours)]), ...(minutes === 0 ? [] : [peopleStrings.minutes(minutes)])], 'unit');
}

/** The zones that this computer knows, with the one that is set, known or not. */
export function timeZoneChoices(chosen: string | null): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return chosen === null || known.includes(chosen) ? known : [chosen, ...known];
}
