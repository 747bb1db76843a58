import type { HistoryEvent } from '../history.ts';
import { DeviceEpochs } from './device-view.ts';
import { wasRefused } from './fates.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/**
 * C8: a read position never goes back, never passes the newest message, and is the same on all devices of a person in
 * the end. It may start anew with a new epoch, a new membership, and where the server refused what had moved it.
 */
export function checkReadPosition(history: History): Violation[] {
  const finder = new PositionFinder(history);
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

interface Position {
  readonly seq: number;
  readonly at: number;
}

class PositionFinder {
  readonly violations: Violation[] = [];
  readonly #history: History;
  readonly #devices: DeviceEpochs;
  /** Device, then chat. */
  readonly #shown = new Map<string, Map<string, Position>>();
  readonly #logged = new Map<string, Position>();
  readonly #refusedReads = new Set<string>();

  constructor(history: History) {
    this.#history = history;
    this.#devices = new DeviceEpochs(history);
    for (const { op, cid, device } of history.intents) if (op.kind === 'read' && wasRefused(history, cid)) this.#refusedReads.add(`${device} ${op.chatId}`);
  }

  take(event: HistoryEvent, at: number): void {
    const changed = this.#devices.follow(event);
    if (changed !== null) this.#shown.delete(changed);
    switch (event.type) {
      case 'apply': return this.#takeApply(event);
      case 'commit': return this.#takeCommit(event, at);
      case 'shown': return this.#takeShown(event, at);
      case 'final': return this.#takeFinal(event, at);
      default: return;
    }
  }

  #takeApply({ device, user, rows }: Extract<HistoryEvent, { type: 'apply' }>): void {
    for (const row of rows) if (row.kind === 'member' && row.userId === user && row.leftAt !== null) this.#shown.get(device)?.delete(row.chatId);
  }

  #takeCommit({ epoch, row }: Extract<HistoryEvent, { type: 'commit' }>, at: number): void {
    if (row.kind !== 'member' || row.lastReadSeq === null) return;
    const key = `${epoch} ${row.chatId} ${row.userId}`;
    const before = this.#logged.get(key);
    if (before !== undefined && row.lastReadSeq < before.seq) this.#report(`The log takes ${row.userId} back from ${before.seq} to ${row.lastReadSeq} in chat ${row.chatId}`, [before.at, at]);
    if (row.lastReadSeq > (this.#history.epochs.get(epoch)?.highestSeq.get(row.chatId) ?? 0)) this.#report(`The log has ${row.userId} at ${row.lastReadSeq} in chat ${row.chatId}, above its newest message`, [at]);
    this.#logged.set(key, { seq: row.lastReadSeq, at });
  }

  #takeShown({ device, chatId, readSeq }: Extract<HistoryEvent, { type: 'shown' }>, at: number): void {
    const positions = this.#shown.get(device) ?? new Map<string, Position>();
    this.#shown.set(device, positions);
    const before = positions.get(chatId);
    const isBack = before !== undefined && readSeq < before.seq;
    if (isBack && !this.#devices.isUnsure(device) && !this.#refusedReads.has(`${device} ${chatId}`)) {
      this.#report(`${device} goes back from ${before.seq} to ${readSeq} in chat ${chatId}`, [before.at, at]);
    }
    const newest = this.#devices.logOf(device)?.highestSeq.get(chatId);
    if (newest !== undefined && readSeq > newest && !this.#devices.isUnsure(device)) this.#report(`${device} stands at ${readSeq} in chat ${chatId}, above its newest message`, [at]);
    positions.set(chatId, { seq: readSeq, at });
  }

  #takeFinal({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): void {
    const logged = new Map<string, number>();
    for (const row of server.rows) if (row.kind === 'member' && row.leftAt === null && row.lastReadSeq !== null) logged.set(`${row.chatId} ${row.userId}`, row.lastReadSeq);
    for (const { device, user, readSeqs } of devices) {
      for (const [chatId, seq] of Object.entries(readSeqs)) {
        const due = logged.get(`${chatId} ${user}`);
        if (due !== undefined && due !== seq) this.#report(`${device} stands at ${seq} in chat ${chatId} in the end, the log at ${due}`, [at]);
      }
    }
  }

  #report(message: string, eventIndexes: readonly number[]): void {
    this.violations.push({ rule: 'C8', message, eventIndexes });
  }
}
