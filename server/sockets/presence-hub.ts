import type { PresenceStatus } from '#shared/protocol/down/presence';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { SessionRegistry } from './session-registry.ts';
import { sendFrame, type Session } from './session.ts';

/** Differences are gathered this long before they are sent. */
const batchMs = 1_000;
/** A connection that comes back within this time was never gone. */
const offlineGraceMs = 5_000;

/** Tells each session of the people it watches, as differences: the cost follows the changes, never all-to-all. */
export class PresenceHub {
  readonly #registry: SessionRegistry;
  readonly #clock: Clock;
  readonly #watchers = new Map<string, Set<Session>>();
  readonly #watched = new Map<Session, ReadonlySet<string>>();
  readonly #changed = new Set<string>();
  readonly #known = new Map<string, PresenceStatus>();
  #cancelBatch: CancelTimer | null = null;

  constructor(registry: SessionRegistry, clock: Clock) {
    this.#registry = registry;
    this.#clock = clock;
  }

  /** Replaces whom the session watches; only people of its own organization exist for it, and nobody without the right to see. */
  watch(session: Session, userIds: readonly string[]): void {
    this.unwatch(session);
    const people = new Set(userIds);
    this.#watched.set(session, people);
    for (const userId of people) {
      const watchers = this.#watchers.get(userId) ?? new Set();
      this.#watchers.set(userId, watchers.add(session));
    }
    const changes = [...people].map((userId) => ({ userId, status: this.#statusFor(session, userId) }));
    sendFrame(session.socket, { type: 'presence', changes });
  }

  unwatch(session: Session): void {
    for (const userId of this.#watched.get(session) ?? []) {
      const watchers = this.#watchers.get(userId);
      if (watchers?.delete(session) === true && watchers.size === 0) this.#watchers.delete(userId);
    }
    this.#watched.delete(session);
  }

  /** Somebody came, went, or changed between active and away. */
  note(userId: string): void {
    if (this.#registry.isOnline(userId)) this.#mark(userId);
    else this.#clock.after(offlineGraceMs, () => this.#mark(userId));
  }

  stop(): void {
    this.#cancelBatch?.();
  }

  #mark(userId: string): void {
    this.#changed.add(userId);
    this.#cancelBatch ??= this.#clock.after(batchMs, () => this.#sendBatch());
  }

  #sendBatch(): void {
    this.#cancelBatch = null;
    const batches = new Map<Session, { userId: string; status: PresenceStatus }[]>();
    for (const userId of this.#changed) {
      const status = this.#statusOf(userId);
      if (this.#known.get(userId) === status) continue;
      if (status === 'offline') this.#known.delete(userId);
      else this.#known.set(userId, status);
      for (const session of this.#watchers.get(userId) ?? []) {
        const batch = batches.get(session) ?? [];
        batches.set(session, batch);
        batch.push({ userId, status: this.#statusFor(session, userId) });
      }
    }
    this.#changed.clear();
    for (const [session, changes] of batches) sendFrame(session.socket, { type: 'presence', changes });
  }

  #statusFor(session: Session, userId: string): PresenceStatus {
    const [first] = this.#registry.ofUser(userId);
    return !session.maySee || first === undefined || first.organizationId !== session.organizationId ? 'offline' : this.#statusOf(userId);
  }

  #statusOf(userId: string): PresenceStatus {
    const sessions = [...this.#registry.ofUser(userId)];
    if (sessions.length === 0) return 'offline';
    return sessions.some((session) => session.presence === 'active') ? 'active' : 'away';
  }
}
