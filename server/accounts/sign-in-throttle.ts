import type { Clock } from '#shared/runtime/clock';

const windowMs = 5 * 60_000;
const attemptsPerAccount = 8;
const attemptsPerPeer = 40;
const maximumKeys = 50_000;

/**
 * Slows guessing down: so many failures per account and per peer address in a window. Nobody is locked out for
 * good, and a success takes back the account's failures.
 */
export class SignInThrottle {
  readonly #clock: Clock;
  readonly #failures = new Map<string, { count: number; endsAtMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long this attempt has to wait: 0 when it may be made now. */
  waitMs(emailKey: string, peerAddress: string): number {
    return Math.max(this.#waitOf(`account ${emailKey}`, attemptsPerAccount), this.#waitOf(`peer ${peerAddress}`, attemptsPerPeer));
  }

  recordFailure(emailKey: string, peerAddress: string): void {
    this.#count(`account ${emailKey}`);
    this.#count(`peer ${peerAddress}`);
  }

  /** The account's failures are forgotten; the peer takes back only this attempt, or one right password would free its guessing. */
  recordSuccess(emailKey: string, peerAddress: string): void {
    this.#failures.delete(`account ${emailKey}`);
    const peer = this.#failures.get(`peer ${peerAddress}`);
    if (peer !== undefined) peer.count -= 1;
  }

  #waitOf(key: string, maximum: number): number {
    const failures = this.#failures.get(key);
    if (failures === undefined || failures.count < maximum) return 0;
    return Math.max(0, failures.endsAtMs - this.#clock.nowMs());
  }

  #count(key: string): void {
    const nowMs = this.#clock.nowMs();
    const known = this.#failures.get(key);
    if (known !== undefined && known.endsAtMs > nowMs) known.count += 1;
    else this.#failures.set(key, { count: 1, endsAtMs: nowMs + windowMs });
    if (this.#failures.size > maximumKeys) this.#dropEnded(nowMs);
  }

  #dropEnded(nowMs: number): void {
    for (const [key, { endsAtMs }] of this.#failures) if (endsAtMs <= nowMs) this.#failures.delete(key);
  }
}
