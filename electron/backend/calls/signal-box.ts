import type { ReceivedSignal } from '#shared/contract/views/call-signals-view';
import type { DownFrameOf } from '#shared/protocol/down/down-frame';

/** Signals beyond this number belong to a window that does not take them: its call is renewed sooner than so many are caught up. */
const maximumSignals = 2_000;

/** Signals that came for the joinings of this device and wait until their window has taken them. */
export class SignalBox {
  #signals: ReceivedSignal[] = [];
  #lastId: number;

  /** @param firstId above every id of an earlier run, so that a window that outlived it takes what is new */
  constructor(firstId: number) {
    this.#lastId = firstId;
  }

  /** Keeps a signal. */
  add({ callId, fromUserId, fromJoinId, toJoinId, signal }: DownFrameOf<'signal'>): void {
    this.#signals.push({ id: ++this.#lastId, callId, fromUserId, fromJoinId, toJoinId, signal });
    if (this.#signals.length > maximumSignals) this.#signals.shift();
  }

  /** Those for one of these joinings, oldest first. */
  of(joinIds: ReadonlySet<string>): ReceivedSignal[] {
    return this.#signals.filter((signal) => joinIds.has(signal.toJoinId));
  }

  /** Lets go of what was taken for `taken`, and of what is for joinings that are no more. */
  confirm(upToId: number, joinIds: { readonly taken: ReadonlySet<string>; readonly all: ReadonlySet<string> }): void {
    this.#signals = this.#signals.filter(({ id, toJoinId }) => joinIds.all.has(toJoinId) && (id > upToId || !joinIds.taken.has(toJoinId)));
  }
}
