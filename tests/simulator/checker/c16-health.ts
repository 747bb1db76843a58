import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/** C16: nothing failed that nobody expected, and every database is whole in the end. */
export function checkHealth({ events, final, finalAt }: History): Violation[] {
  const troubles = [...events.entries()].flatMap(([at, event]): Violation[] =>
    event.type === 'trouble' ? [{ rule: 'C16', message: `${event.where}: ${event.text}`, eventIndexes: [at] }] : [],
  );
  if (final === null) return troubles;
  const damaged = [...(final.server.isIntact ? [] : ['the server']), ...final.devices.filter(({ isIntact }) => !isIntact).map(({ device }) => device)];
  return [...troubles, ...damaged.map((where): Violation => ({ rule: 'C16', message: `The database of ${where} is damaged`, eventIndexes: [finalAt] }))];
}
