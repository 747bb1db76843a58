import type { HistoryEvent, LoggedRow } from '../history.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/** C3: everything that anybody is given, holds or is shown was asked for by somebody before, and not refused by their own device. */
export function checkNoPhantom(history: History): Violation[] {
  const finder = new PhantomFinder(history);
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

class PhantomFinder {
  readonly violations: Violation[] = [];
  readonly #history: History;
  readonly #systemIds = new Set<string>();
  readonly #words: ReadonlySet<string>;
  readonly #reported = new Set<string>();

  constructor(history: History) {
    this.#history = history;
    this.#words = new Set(history.intents.flatMap(({ op }) => (op.kind === 'send' ? [op.hash] : [])));
    for (const log of history.epochs.values()) for (const message of log.messages.values()) if (message.isSystem) this.#systemIds.add(message.id);
  }

  take(event: HistoryEvent, at: number): void {
    switch (event.type) {
      case 'commit':
      case 'deliver': return this.#takeRows([event.row], at);
      case 'apply': return this.#takeRows(event.rows, at);
      case 'notify': return this.#takeId(event.messageId, at);
      case 'found': {
        for (const id of event.messageIds) this.#takeId(id, at);
        return;
      }
      case 'shown': {
        for (const { id } of event.messages) this.#takeId(id, at);
        return;
      }
      case 'final': {
        this.#takeRows(event.server.rows, at);
        for (const state of event.devices) this.#takeRows(state.rows, at);
        return;
      }
      default: return;
    }
  }

  #takeRows(rows: readonly LoggedRow[], at: number): void {
    for (const row of rows) {
      if (row.kind !== 'message' || row.isSystem === true) continue;
      // The same words under another id are a second copy, which is C2's.
      if (this.#history.sends.has(row.id) || row.hash === null || !this.#words.has(row.hash)) this.#takeId(row.id, at);
    }
  }

  #takeId(id: string, at: number): void {
    if (this.#systemIds.has(id) || this.#reported.has(id)) return;
    const send = this.#history.sends.get(id);
    if (send !== undefined && send.beganAt < at && send.failedAt === null) return;
    if (send === undefined && this.#isCopy(id)) return;
    const why = send === undefined ? 'nobody sent it' : send.failedAt === null ? 'it was sent only later' : `${send.device} had refused it`;
    this.#reported.add(id);
    this.violations.push({ rule: 'C3', message: `Message ${id} is there, and ${why}`, eventIndexes: send === undefined ? [at] : [send.beganAt, at], messageId: id });
  }

  #isCopy(id: string): boolean {
    for (const log of this.#history.epochs.values()) {
      if (log.messages.get(id)?.versions.some(({ hash }) => hash !== null && this.#words.has(hash)) === true) return true;
    }
    return false;
  }
}
