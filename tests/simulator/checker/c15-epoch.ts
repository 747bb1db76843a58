import type { HistoryEvent, LoggedRow } from '../history.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/**
 * C15: within an epoch a number names one thing: a place in a chat one message, a change number one change and its one
 * content. A log that was put back is another epoch. A device's cursor never goes back and never passes the head.
 */
export function checkEpoch(history: History): Violation[] {
  const finder = new EpochFinder();
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

interface Named {
  readonly name: string;
  readonly at: number;
}

class EpochFinder {
  readonly violations: Violation[] = [];
  readonly #places = new Map<string, Named>();
  readonly #changes = new Map<string, Named>();
  readonly #contents = new Map<string, Named>();
  readonly #cursors = new Map<string, { readonly cursor: number; readonly at: number }>();
  readonly #reported = new Set<string>();
  #lastEpoch: string | null = null;
  #restoredAt: number | null = null;

  take(event: HistoryEvent, at: number): void {
    switch (event.type) {
      case 'fault': return this.#takeFault(event, at);
      case 'commit': return this.#takeCommit(event, at);
      case 'apply': return this.#takeApply(event, at);
      case 'final': return this.#takeFinal(event, at);
      default: return;
    }
  }

  #takeFault({ kind, device }: Extract<HistoryEvent, { type: 'fault' }>, at: number): void {
    if (kind === 'restore') this.#restoredAt = at;
    if (device !== undefined && (kind === 'wipe' || kind === 'damage')) for (const key of this.#cursors.keys()) if (key.startsWith(`${device} `)) this.#cursors.delete(key);
  }

  #takeCommit({ epoch, changeSeq, row }: Extract<HistoryEvent, { type: 'commit' }>, at: number): void {
    this.#meet(epoch, at);
    const name = nameOf(row);
    if (name !== null) this.#name(this.#changes, { key: `${epoch} ${changeSeq}`, name, at }, `The change number ${changeSeq} of epoch ${epoch}`);
    this.#takeMessage(row, epoch, at);
  }

  #takeApply({ device, epoch, cursor, rows }: Extract<HistoryEvent, { type: 'apply' }>, at: number): void {
    if (epoch === null) return;
    for (const row of rows) this.#takeMessage(row, epoch, at);
    const key = `${device} ${epoch}`;
    const before = this.#cursors.get(key);
    // A first copy starts over at 0 when it was cut off.
    if (before !== undefined && cursor < before.cursor && cursor > 0) this.#report(`The cursor of ${device} went back from ${before.cursor} to ${cursor}`, [before.at, at]);
    this.#cursors.set(key, { cursor, at });
  }

  #takeFinal({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): void {
    this.#meet(server.epoch, at);
    for (const row of server.rows) this.#takeMessage(row, server.epoch, at);
    for (const { device, epoch, cursor } of devices) {
      if (epoch === server.epoch && cursor > server.head) this.#report(`The cursor of ${device} is ${cursor}, the head of the log ${server.head}`, [at]);
    }
  }

  #meet(epoch: string, at: number): void {
    if (this.#restoredAt !== null && epoch === this.#lastEpoch) this.#report(`The log was put back and is still the epoch ${epoch}`, [this.#restoredAt, at]);
    this.#restoredAt = null;
    this.#lastEpoch = epoch;
  }

  #takeMessage(row: LoggedRow, epoch: string, at: number): void {
    if (row.kind !== 'message') return;
    this.#name(this.#places, { key: `${epoch} ${row.chatId} ${row.seq}`, name: row.id, at }, `The place ${row.seq} of chat ${row.chatId} in epoch ${epoch}`);
    const content = { key: `${epoch} ${row.id} ${row.changeSeq}`, name: row.hash ?? 'nothing', at };
    this.#name(this.#contents, content, `The change ${row.changeSeq} of message ${row.id} in epoch ${epoch}`);
  }

  #name(names: Map<string, Named>, { key, name, at }: Named & { readonly key: string }, what: string): void {
    const known = names.get(key);
    if (known === undefined) names.set(key, { name, at });
    else if (known.name !== name) this.#report(`${what} names two things: ${known.name} and ${name}`, [known.at, at]);
  }

  #report(message: string, eventIndexes: readonly number[]): void {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.violations.push({ rule: 'C15', message, eventIndexes });
  }
}

/** What a change number stands for; null for rows that share theirs with others. */
function nameOf(row: LoggedRow): string | null {
  switch (row.kind) {
    case 'message': return `message ${row.id}`;
    case 'member': return `membership of ${row.userId} in ${row.chatId}`;
    case 'reaction': return `reaction ${row.emoji} of ${row.userId} to ${row.messageId}`;
    default: return null;
  }
}
