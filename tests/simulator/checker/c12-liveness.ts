import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/** C12: when the faults are over the run comes to rest, and nothing waits to be sent any more. */
export function checkLiveness({ final, finalAt, events }: History): Violation[] {
  if (final === null) return events.length === 0 ? [] : [{ rule: 'C12', message: 'The run never came to rest', eventIndexes: [events.length - 1] }];
  return final.devices
    .filter(({ waitingCount }) => waitingCount > 0)
    .map(({ device, waitingCount }) => ({ rule: 'C12', message: `${waitingCount} command(s) still wait on ${device}`, eventIndexes: [finalAt] }));
}
