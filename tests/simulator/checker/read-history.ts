import type { HistoryEvent, LoggedRow } from '../history.ts';
import { beforeEverything, EpochLog } from './epoch-log.ts';
import { IntentReader, type Answer, type Intent } from './intents.ts';

type EventOf<Type extends HistoryEvent['type']> = Extract<HistoryEvent, { type: Type }>;
export type FinalEvent = EventOf<'final'>;

/** A history with what every rule looks up in it, read in one walk. */
export interface History {
  readonly events: readonly HistoryEvent[];
  readonly intents: readonly Intent[];
  readonly sends: ReadonlyMap<string, Intent>;
  readonly changes: ReadonlyMap<string, readonly Intent[]>;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** In the order in which they began. */
  readonly epochs: ReadonlyMap<string, EpochLog>;
  /** Whether commits were recorded; runs of real processes know the log only as it is in the end. */
  readonly hasCommits: boolean;
  readonly restoresAt: readonly number[];
  /** Devices that lost their store for good, with when. */
  readonly wipedAt: ReadonlyMap<string, number>;
  readonly final: FinalEvent | null;
  readonly finalAt: number;
}

/** Reads a history once: pairs phases and answers, and rebuilds the log of each epoch. */
export function readHistory(events: readonly HistoryEvent[]): History {
  const reader = new HistoryReader(events);
  return reader.read();
}

class HistoryReader {
  readonly #events: readonly HistoryEvent[];
  readonly #intents = new IntentReader();
  readonly #answers = new Map<string, Answer[]>();
  readonly #epochs = new Map<string, EpochLog>();
  readonly #lowestChangeSeqs: Map<string, number>;
  readonly #restoresAt: number[] = [];
  readonly #wipedAt = new Map<string, number>();
  #newest: EpochLog | null = null;
  #restoredHead: number | undefined;
  #hasCommits = false;
  #final: FinalEvent | null = null;
  #finalAt = -1;

  constructor(events: readonly HistoryEvent[]) {
    this.#events = events;
    this.#lowestChangeSeqs = lowestChangeSeqs(events);
  }

  read(): History {
    for (const [at, event] of this.#events.entries()) this.#take(event, at);
    const { intents, sends, changes } = this.#intents;
    return {
      events: this.#events, intents, sends, changes, answers: this.#answers, epochs: this.#epochs, hasCommits: this.#hasCommits,
      restoresAt: this.#restoresAt, wipedAt: this.#wipedAt, final: this.#final, finalAt: this.#finalAt,
    };
  }

  #take(event: HistoryEvent, at: number): void {
    switch (event.type) {
      case 'invoke': return this.#intents.take(event, at);
      case 'answer': return this.#takeAnswer(event, at);
      case 'commit': {
        this.#hasCommits = true;
        return this.#epoch(event.epoch).take(event.row, at);
      }
      case 'apply': {
        if (event.epoch !== null) this.#epoch(event.epoch);
        return;
      }
      case 'fault': return this.#takeFault(event, at);
      case 'final': return this.#takeFinal(event, at);
      default: return;
    }
  }

  #takeAnswer({ cid, status, code }: EventOf<'answer'>, at: number): void {
    const known = this.#answers.get(cid);
    if (known === undefined) this.#answers.set(cid, [{ at, status, code }]);
    else known.push({ at, status, code });
  }

  #takeFault(event: EventOf<'fault'>, at: number): void {
    if (event.kind === 'restore') {
      this.#restoresAt.push(at);
      this.#restoredHead = event.head;
    }
    if (event.kind === 'wipe' && event.device !== undefined) this.#wipedAt.set(event.device, at);
  }

  /** Rows that were never seen being committed were there from the start. */
  #takeFinal(event: FinalEvent, at: number): void {
    this.#final = event;
    this.#finalAt = at;
    this.#epoch(event.server.epoch);
    const logs = [...this.#epochs.values()];
    const isKnown = (row: LoggedRow) =>
      logs.some((log) => (row.kind === 'message' ? log.messages.has(row.id) : row.kind === 'member' && log.staysOf(row.chatId, row.userId).length > 0));
    for (const row of event.server.rows.filter((row) => !isKnown(row))) for (const log of logs) log.take(row, beforeEverything);
  }

  /** An epoch begins with what the one before held up to the head that was put back. */
  #epoch(epoch: string): EpochLog {
    const known = this.#epochs.get(epoch);
    if (known !== undefined) return known;
    const head = this.#restoredHead ?? (this.#lowestChangeSeqs.get(epoch) ?? Number.POSITIVE_INFINITY) - 1;
    const log = this.#newest === null ? new EpochLog(epoch) : this.#newest.cutAt(head, epoch);
    this.#restoredHead = undefined;
    this.#epochs.set(epoch, log);
    this.#newest = log;
    return log;
  }
}

/** For histories that do not say how far a backup reached: its epoch's first commit lies just above. */
function lowestChangeSeqs(events: readonly HistoryEvent[]): Map<string, number> {
  const lowest = new Map<string, number>();
  for (const event of events) if (event.type === 'commit') lowest.set(event.epoch, Math.min(event.changeSeq, lowest.get(event.epoch) ?? Number.POSITIVE_INFINITY));
  return lowest;
}
