import type { HistoryEvent, LoggedRow } from '../history.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/**
 * C2: a message is there once, with the words that were written: one place for its id, one message for its words, once
 * in what is shown, one notification.
 */
export function checkOnce(history: History): Violation[] {
  const finder = new OnceFinder(history);
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

class OnceFinder {
  readonly violations: Violation[] = [];
  readonly #history: History;
  /** Words to the message that was sent with them. */
  readonly #sentAs = new Map<string, string>();
  readonly #places = new Map<string, number>();
  readonly #told = new Map<string, number>();
  readonly #reported = new Set<string>();
  #lastFaultAt = -1;

  constructor(history: History) {
    this.#history = history;
    for (const { op } of history.intents) if (op.kind === 'send') this.#sentAs.set(op.hash, op.messageId);
  }

  take(event: HistoryEvent, at: number): void {
    if (event.type === 'fault') this.#lastFaultAt = at;
    else if (event.type === 'commit') this.#takeLogged(event.row, `${event.epoch} `, at);
    else if (event.type === 'notify') this.#takeNotice(event, at);
    else if (event.type === 'shown') this.#takeShown(event, at);
    else if (event.type === 'final') {
      for (const row of event.server.rows) this.#takeLogged(row, `${event.server.epoch} `, at);
    }
  }

  #takeLogged(row: LoggedRow, epoch: string, at: number): void {
    if (row.kind !== 'message' || row.isSystem === true) return;
    const known = this.#places.get(epoch + row.id);
    if (known === undefined) this.#places.set(epoch + row.id, row.seq);
    else if (known !== row.seq) this.#report(row.id, `Message ${row.id} has the places ${known} and ${row.seq}`, at);
    if (row.hash === null) return;
    this.#compareWords(row.id, row.hash, at);
    this.#lookForCopy(row.id, row.hash, at);
  }

  #compareWords(id: string, hash: string, at: number): void {
    const send = this.#history.sends.get(id);
    if (send === undefined || (send.op.kind === 'send' && send.op.hash === hash)) return;
    const isEdited = (this.#history.changes.get(id) ?? []).some(({ op }) => op.kind === 'edit' && op.hash === hash);
    if (!isEdited) this.#report(id, `Message ${id} has words that nobody gave it`, at);
  }

  /** Every text of a run is another one: under an id that nobody sent it with it is a second copy. */
  #lookForCopy(id: string, hash: string, at: number): void {
    const sent = this.#sentAs.get(hash);
    if (sent !== undefined && !this.#history.sends.has(id)) this.#report(id, `Message ${id} repeats the words that were sent as ${sent}`, at);
  }

  #takeShown(event: Extract<HistoryEvent, { type: 'shown' }>, at: number): void {
    const ids = new Set<string>();
    for (const { id } of event.messages) {
      if (ids.has(id)) this.#report(id, `${event.device} shows message ${id} twice`, at);
      ids.add(id);
    }
  }

  /** After a fault a notification may come again: whether the system had shown it cannot be known. */
  #takeNotice({ device, messageId }: Extract<HistoryEvent, { type: 'notify' }>, at: number): void {
    const before = this.#told.get(`${device} ${messageId}`) ?? -1;
    if (before > this.#lastFaultAt) this.#report(messageId, `${device} told of message ${messageId} twice`, at);
    this.#told.set(`${device} ${messageId}`, at);
  }

  #report(messageId: string, message: string, at: number): void {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.violations.push({ rule: 'C2', message, eventIndexes: [at], messageId });
  }
}
