import type { HistoryEvent } from '../history.ts';

/** From when on a device's connection can have been open at the earliest: what arrives on it was composed later than that. */
export class SessionStarts {
  readonly #lastWithout = new Map<string, number>();
  readonly #startedAt = new Map<string, number>();

  follow(event: HistoryEvent, at: number): void {
    if (event.type !== 'connection') return;
    if (event.state === 'catchingUp') {
      const lastWithout = this.#lastWithout.get(event.device);
      if (lastWithout !== undefined) this.#startedAt.set(event.device, lastWithout);
    } else if (event.state !== 'connected') {
      this.#lastWithout.set(event.device, at);
      this.#startedAt.delete(event.device);
    }
  }

  /** The event after which the device's present connection was opened; null when that is not known. */
  of(device: string): number | null {
    return this.#startedAt.get(device) ?? null;
  }
}
