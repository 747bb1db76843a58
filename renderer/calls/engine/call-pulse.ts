import type { Clock } from '#shared/runtime/clock';
import type { BackendLink } from '../../carrier/backend-link.ts';
import type { CallRoom } from './call-room.ts';

const everyMs = 2_000;
/** A backend that is away for longer has lost the call; this window must not go on alone. */
const awayMs = 15_000;

interface CallPulseOptions {
  readonly backend: Pick<BackendLink, 'call'>;
  readonly windowId: string;
  readonly clock: Clock;
  rooms(): readonly [callId: string, room: CallRoom][];
  onBackendGone(): void;
}

/** Tells the backend every two seconds that this window is there, and whom it hears. */
export class CallPulse {
  readonly #options: CallPulseOptions;
  #missedSinceMs: number | null = null;

  constructor(options: CallPulseOptions) {
    this.#options = options;
  }

  start(): void {
    this.#options.clock.after(everyMs, () => {
      for (const [callId, room] of this.#options.rooms()) this.#pulse(callId, room);
      this.start();
    });
  }

  #pulse(callId: string, room: CallRoom): void {
    const { backend, windowId, clock } = this.#options;
    backend.call('pulseCall', { callId, windowId, joinId: room.joinId, hears: room.heard(clock.nowMs()) }).then(
      () => (this.#missedSinceMs = null),
      () => this.#missed(),
    );
  }

  #missed(): void {
    const nowMs = this.#options.clock.nowMs();
    this.#missedSinceMs ??= nowMs;
    if (nowMs - this.#missedSinceMs > awayMs) this.#options.onBackendGone();
  }
}
