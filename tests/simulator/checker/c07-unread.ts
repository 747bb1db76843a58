import type { HistoryEvent } from '../history.ts';
import { Countable } from './countable.ts';
import { DeviceEpochs } from './device-view.ts';
import type { EpochLog, LoggedMessage } from './epoch-log.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

type ShownEvent = Extract<HistoryEvent, { type: 'shown' }>;

/**
 * C7: the unread number beside a chat is that of the messages above the read position that are not one's own, not
 * deleted and not system. Who wrote what is taken from the log, what is here and deleted from what is shown beside it.
 * What lies below the part of the history that is here was counted by the server at some time: between those that were
 * never deleted and all.
 */
export function checkUnread(history: History): Violation[] {
  const devices = new DeviceEpochs(history);
  const countables = new Map<EpochLog, Countable>();
  const violations: Violation[] = [];
  for (const [at, event] of history.events.entries()) {
    devices.follow(event);
    if (event.type === 'shown') {
      const log = devices.logOf(event.device);
      if (log === undefined || devices.isUnsure(event.device)) continue;
      const countable = countables.get(log) ?? new Countable(log);
      countables.set(log, countable);
      violations.push(...judgeShown(event, at, { log, countable }));
    }
    if (event.type === 'final') violations.push(...judgeFinal(event, at));
  }
  return violations;
}

function judgeShown(event: ShownEvent, at: number, { log, countable }: { log: EpochLog; countable: Countable }): Violation[] {
  const { chatId, user, readSeq, unread } = event;
  const placed = event.messages.filter(({ seq }) => seq !== null);
  // A message that the log has never had cannot be judged here; C3 speaks of it.
  if (placed.some(({ id }) => !log.messages.has(id))) return [];
  const here = placed.filter(({ id, seq, hash }) => (seq ?? 0) > readSeq && hash !== null && isOthers(log.messages.get(id), user)).length;
  const floor = placed[0]?.seq ?? 1;
  const below = countable.count(chatId, user, { above: readSeq, below: floor });
  if (unread >= here + below.least && unread <= here + below.most) return [];
  const due = below.least === below.most ? String(here + below.least) : `${here + below.least} to ${here + below.most}`;
  return [{ rule: 'C7', message: `${event.device} shows ${unread} unread in chat ${chatId} above ${readSeq}; there are ${due}`, eventIndexes: [at] }];
}

function isOthers(message: LoggedMessage | undefined, user: string): boolean {
  return message !== undefined && message.senderId !== user && !message.isSystem;
}

function judgeFinal({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): Violation[] {
  const messages = Map.groupBy(server.rows.filter((row) => row.kind === 'message'), (row) => row.chatId);
  return devices.flatMap(({ device, user, unread, readSeqs }) =>
    Object.entries(unread).flatMap(([chatId, count]): Violation[] => {
      const readSeq = readSeqs[chatId] ?? 0;
      const due = (messages.get(chatId) ?? []).filter((row) => row.seq > readSeq && row.senderId !== user && row.hash !== null && row.isSystem !== true).length;
      return due === count ? [] : [{ rule: 'C7', message: `${device} counts ${count} unread in chat ${chatId} above ${readSeq} in the end; there are ${due}`, eventIndexes: [at] }];
    }),
  );
}
