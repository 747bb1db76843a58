import type { HistoryEvent } from '../history.ts';
import type { EpochLog } from './epoch-log.ts';
import type { History } from './read-history.ts';

/** Follows, during a walk over the history, which epoch's log each device holds. */
export class DeviceEpochs {
  readonly #history: History;
  readonly #epochOf = new Map<string, string>();
  readonly #restoresSeen = new Map<string, number>();
  #restores = 0;

  constructor(history: History) {
    this.#history = history;
  }

  /** To be told of every event, before it is judged. Gives the device that knows nothing any more of what it knew before. */
  follow(event: HistoryEvent): string | null {
    if (event.type === 'fault') return this.#followFault(event);
    if (event.type !== 'apply' || event.epoch === null) return null;
    this.#restoresSeen.set(event.device, this.#restores);
    if (this.#epochOf.get(event.device) === event.epoch) return null;
    this.#epochOf.set(event.device, event.epoch);
    return event.device;
  }

  /** The log that the device follows; the first one as long as it has applied nothing. */
  logOf(device: string): EpochLog | undefined {
    const epoch = this.#epochOf.get(device);
    return epoch === undefined ? this.#history.epochs.values().next().value : this.#history.epochs.get(epoch);
  }

  /** The log or the device's store was replaced and the device has applied nothing since: which log it follows is not known. */
  isUnsure(device: string): boolean {
    return this.#restores > (this.#restoresSeen.get(device) ?? 0);
  }

  #followFault({ kind, device }: Extract<HistoryEvent, { type: 'fault' }>): string | null {
    if (kind === 'restore') this.#restores += 1;
    if (device === undefined || (kind !== 'wipe' && kind !== 'damage')) return null;
    this.#restoresSeen.set(device, -1);
    return device;
  }
}
