import { callStatuses } from '#shared/database/enums';
import type { HistoryEvent, LoggedRow } from '../history.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

type CallRow = Extract<LoggedRow, { kind: 'call' }>;

/** C14: a call only goes forward, stops ringing, and ends as the same on the server and on every device. */
export function checkCalls(history: History): Violation[] {
  const finder = new CallFinder();
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

class CallFinder {
  readonly violations: Violation[] = [];
  /** The furthest that each holder of each epoch knows a call to be. */
  readonly #furthest = new Map<string, { readonly row: CallRow; readonly at: number }>();

  take(event: HistoryEvent, at: number): void {
    if (event.type === 'commit') this.#takeRow(event.row, `log ${event.epoch}`, at);
    else if (event.type === 'apply') {
      for (const row of event.rows) this.#takeRow(row, `${event.device} ${event.epoch ?? ''}`, at);
    } else if (event.type === 'final') this.#takeFinal(event, at);
  }

  #takeRow(row: LoggedRow, holder: string, at: number): void {
    if (row.kind !== 'call') return;
    const before = this.#furthest.get(`${holder} ${row.id}`);
    if (before !== undefined && row.changeSeq <= before.row.changeSeq) return;
    if (before !== undefined && rankOf(row) < rankOf(before.row)) this.#report(`Call ${row.id} went from ${before.row.status} back to ${row.status}`, [before.at, at]);
    this.#furthest.set(`${holder} ${row.id}`, { row, at });
  }

  #takeFinal({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): void {
    const calls = new Map(server.rows.flatMap((row) => (row.kind === 'call' ? [[row.id, row] as const] : [])));
    for (const row of calls.values()) if (row.status === 'created' || row.status === 'ringing') this.#report(`Call ${row.id} is left ${row.status}`, [at]);
    for (const { device, rows } of devices) {
      for (const row of rows) {
        const due = row.kind === 'call' ? calls.get(row.id) : undefined;
        if (row.kind === 'call' && due !== undefined && due.status !== row.status) this.#report(`Call ${row.id} is ${row.status} on ${device} and ${due.status} in the log`, [at]);
      }
    }
  }

  #report(message: string, eventIndexes: readonly number[]): void {
    this.violations.push({ rule: 'C14', message, eventIndexes });
  }
}

function rankOf(row: CallRow): number {
  return callStatuses.findIndex((status) => status === row.status);
}
