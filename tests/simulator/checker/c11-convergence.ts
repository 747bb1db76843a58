import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/** C11: in the end every device holds exactly what the server's log says its person may see, and holds it still after being opened again. */
export function checkConvergence({ final, finalAt }: History): Violation[] {
  if (final === null) return [];
  const { server, devices } = final;
  return devices.flatMap(({ device, user, epoch, digest, digestReopened }): Violation[] => {
    const due = server.digests[user];
    const faults = [
      ...(epoch === server.epoch ? [] : [`follows the epoch ${epoch ?? 'none'}, the server ${server.epoch}`]),
      ...(due === undefined || digest === due ? [] : [`holds something else than what ${user} may see`]),
      ...(digestReopened === digest ? [] : ['holds something else once its store was closed and opened again']),
    ];
    return faults.map((fault) => ({ rule: 'C11', message: `${device} ${fault}`, eventIndexes: [finalAt] }));
  });
}
