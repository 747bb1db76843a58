import type { HistoryEvent, LoggedRow } from '../history.ts';

/**
 * The shortest account of a message: what was asked, answered and committed of it, when each device first got each
 * version, each change of how it is shown, and the faults between; a line each, in the order it happened.
 */
export function timelineOf(events: readonly HistoryEvent[], messageId: string): string[] {
  const teller = new Teller(events, messageId);
  const lines: string[] = [];
  for (const [at, event] of events.entries()) {
    const text = teller.tell(event);
    if (text !== null) lines.push(`${at} ${event.atMs} ms: ${text}`);
  }
  return lines.slice(0, teller.lineCountToLastMention(lines.length));
}

class Teller {
  readonly #messageId: string;
  readonly #cids = new Set<string>();
  readonly #told = new Set<string>();
  readonly #shown = new Map<string, string>();
  #hasBegun = false;
  #faultsSince = 0;

  constructor(events: readonly HistoryEvent[], messageId: string) {
    this.#messageId = messageId;
    for (const event of events) {
      if (event.type === 'invoke' && 'messageId' in event.op && event.op.messageId === messageId && event.op.cid !== '') this.#cids.add(event.op.cid);
    }
  }

  /** The line for an event, or null when it says nothing new of the message. */
  tell(event: HistoryEvent): string | null {
    if (event.type === 'fault') {
      if (!this.#hasBegun) return null;
      this.#faultsSince += 1;
      return `fault: ${[event.kind, event.device, event.detail].filter((part) => part !== undefined).join(' ')}`;
    }
    const text = this.#textOf(event);
    if (text === null) return null;
    this.#hasBegun = true;
    this.#faultsSince = 0;
    return text;
  }

  /** Faults after the last mention belong to other stories. */
  lineCountToLastMention(lineCount: number): number {
    return lineCount - this.#faultsSince;
  }

  #textOf(event: HistoryEvent): string | null {
    switch (event.type) {
      case 'invoke': return 'messageId' in event.op && event.op.messageId === this.#messageId ? `${event.device} ${event.op.kind} ${event.phase}${event.code === undefined ? '' : ` (${event.code})`}` : null;
      case 'answer': return this.#cids.has(event.cid) ? `${event.device} is answered: ${event.status}${event.code === undefined ? '' : ` (${event.code})`}` : null;
      case 'commit': return this.#isIt(event.row) ? `committed in epoch ${event.epoch}: ${describe(event.row)}` : null;
      case 'deliver': return this.#isIt(event.row) ? this.#once(`${event.device} is given ${describe(event.row)}`, ` by ${event.via}`) : null;
      case 'apply': return this.#applied(event);
      case 'shown': return this.#changeOfShown(event);
      case 'found': return event.messageIds.includes(this.#messageId) ? `${event.device} finds it with "${event.text}"` : null;
      case 'notify': return event.messageId === this.#messageId ? `${event.device} tells of it` : null;
      case 'final': return this.#inTheEnd(event);
      default: return null;
    }
  }

  #isIt(row: LoggedRow): boolean {
    return row.kind === 'message' && row.id === this.#messageId;
  }

  #once(text: string, detail = ''): string | null {
    if (this.#told.has(text)) return null;
    this.#told.add(text);
    return text + detail;
  }

  #applied({ device, rows, cursor }: Extract<HistoryEvent, { type: 'apply' }>): string | null {
    const row = rows.find((one) => this.#isIt(one));
    return row === undefined ? null : this.#once(`${device} applies ${describe(row)}`, `, cursor ${cursor}`);
  }

  #changeOfShown({ device, chatId, messages }: Extract<HistoryEvent, { type: 'shown' }>): string | null {
    const shown = messages.filter(({ id }) => id === this.#messageId);
    const before = this.#shown.get(device);
    const text = shown.length === 0 ? 'nothing of it' : shown.map(({ seq, hash }) => `it at ${seq ?? 'the end, waiting'}, ${hash ?? 'deleted'}`).join(' and ');
    if (text === before || (before === undefined && shown.length === 0)) return null;
    this.#shown.set(device, text);
    return `${device} shows ${text} in chat ${chatId}`;
  }

  #inTheEnd({ server, devices }: Extract<HistoryEvent, { type: 'final' }>): string {
    const logged = server.rows.filter((row) => this.#isIt(row)).map(describe);
    const holders = devices.filter(({ rows }) => rows.some((row) => this.#isIt(row))).map(({ device }) => device);
    const failed = devices.filter(({ failedMessageIds }) => failedMessageIds.includes(this.#messageId)).map(({ device }) => device);
    const told = failed.length === 0 ? '' : `, told as failed on ${failed.join(', ')}`;
    return `in the end: ${logged.length === 0 ? 'not in the log' : `in the log as ${logged.join(' and ')}`}, held by ${holders.length === 0 ? 'nobody' : holders.join(', ')}${told}`;
  }
}

function describe(row: LoggedRow): string {
  return row.kind === 'message' ? `seq ${row.seq}, change ${row.changeSeq}, ${row.hash ?? 'deleted'}` : row.kind;
}
