import type { HistoryEvent, ShownMessage } from '../history.ts';
import { DeviceEpochs } from './device-view.ts';
import type { EpochLog } from './epoch-log.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

type ShownEvent = Extract<HistoryEvent, { type: 'shown' }>;

/** C4: what is shown of a chat is a piece of its log: no gap, no swap, what waits to be sent below everything else. */
export function checkSameOrder(history: History): Violation[] {
  const devices = new DeviceEpochs(history);
  const violations: Violation[] = [];
  for (const [at, event] of history.events.entries()) {
    devices.follow(event);
    if (event.type === 'shown') {
      const fault = faultOfOrder(event.messages) ?? (devices.isUnsure(event.device) ? null : faultOfPlaces(event, devices.logOf(event.device)));
      if (fault !== null) violations.push({ rule: 'C4', message: `${event.device} shows chat ${event.chatId} ${fault.text}`, eventIndexes: [at], messageId: fault.messageId });
    }
    if (event.type === 'final') violations.push(...misplacedInTheEnd(event, at));
  }
  return violations;
}

interface OrderFault {
  readonly text: string;
  readonly messageId: string;
}

function faultOfOrder(messages: readonly ShownMessage[]): OrderFault | null {
  let last: number | null = null;
  let hasWaiting = false;
  for (const { id, seq } of messages) {
    if (seq === null) {
      hasWaiting = true;
      continue;
    }
    if (hasWaiting) return { text: `with ${id} below what waits to be sent`, messageId: id };
    if (last !== null && seq !== last + 1) return { text: `with ${seq} after ${last}`, messageId: id };
    last = seq;
  }
  return null;
}

function faultOfPlaces(event: ShownEvent, log: EpochLog | undefined): OrderFault | null {
  for (const { id, seq } of event.messages) {
    if (seq === null) continue;
    const logged = log?.place(event.chatId, seq);
    if (logged !== undefined && logged !== id) return { text: `with ${id} at ${seq}, where the log has ${logged}`, messageId: id };
  }
  return null;
}

function misplacedInTheEnd({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): Violation[] {
  const places = new Map(server.rows.flatMap((row) => (row.kind === 'message' ? [[row.id, row.seq] as const] : [])));
  return devices
    .filter((state) => state.epoch === server.epoch)
    .flatMap(({ device, rows }) =>
      rows.flatMap((row): Violation[] => {
        const seq = row.kind === 'message' ? places.get(row.id) : undefined;
        if (row.kind !== 'message' || seq === undefined || seq === row.seq) return [];
        return [{ rule: 'C4', message: `${device} holds message ${row.id} at ${row.seq}, the log at ${seq}`, eventIndexes: [at], messageId: row.id }];
      }),
    );
}
