import type { PresenceStatus } from '#shared/protocol/down/presence';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import { topics } from '../store/topics.ts';

/** A typing notice counts this long. */
const typingShownMs = 6_000;

/** What is known only while connected: who is there, who types. Never stored. */
export class EphemeralState {
  readonly #clock: Clock;
  readonly #onChange: (topics: ReadonlySet<string>) => void;
  readonly #presence = new Map<string, PresenceStatus>();
  readonly #lastSeen = new Map<string, number>();
  readonly #typing = new Map<string, Map<string, CancelTimer>>();

  constructor(clock: Clock, onChange: (topics: ReadonlySet<string>) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  presenceOf(userId: string): PresenceStatus | null {
    return this.#presence.get(userId) ?? null;
  }

  /** When somebody went, as far as it was seen. */
  lastSeenOf(userId: string): number | null {
    return this.#lastSeen.get(userId) ?? null;
  }

  typingIn(chatId: string): string[] {
    return [...(this.#typing.get(chatId)?.keys() ?? [])];
  }

  notePresence(changes: readonly { userId: string; status: PresenceStatus }[]): void {
    for (const { userId, status } of changes) {
      const before = this.#presence.get(userId);
      if (status !== 'offline') this.#lastSeen.delete(userId);
      else if (before === 'active' || before === 'away') this.#lastSeen.set(userId, this.#clock.nowMs());
      this.#presence.set(userId, status);
    }
    this.#onChange(new Set([topics.presence]));
  }

  noteTyping(chatId: string, userId: string): void {
    const people = this.#typing.get(chatId) ?? new Map<string, CancelTimer>();
    this.#typing.set(chatId, people);
    people.get(userId)?.();
    people.set(userId, this.#clock.after(typingShownMs, () => this.endTyping(chatId, userId)));
    this.#onChange(new Set([topics.typing]));
  }

  /** Their message came, or they stopped. */
  endTyping(chatId: string, userId: string): void {
    const people = this.#typing.get(chatId);
    const cancel = people?.get(userId);
    if (people === undefined || cancel === undefined) return;
    cancel();
    people.delete(userId);
    this.#onChange(new Set([topics.typing]));
  }

  /** Without a connection nothing is known of anybody. */
  forget(): void {
    for (const people of this.#typing.values()) for (const cancel of people.values()) cancel();
    this.#typing.clear();
    this.#presence.clear();
    this.#onChange(new Set([topics.presence, topics.typing]));
  }
}
