import { limits } from '#shared/domain/limits';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { Self } from '../store/self.ts';

interface PresenceLinkOptions {
  readonly self: Self;
  /** Whether the server listens now. */
  readonly isGreeted: () => boolean;
  readonly send: (frame: UpFrame) => void;
}

/** What the server is told of being here, and whose being there it is asked for; told anew with each connection. */
export class PresenceLink {
  readonly #options: PresenceLinkOptions;
  #status: 'active' | 'away' = 'active';
  #watched: readonly string[] = [];

  constructor(options: PresenceLinkOptions) {
    this.#options = options;
  }

  get status(): 'active' | 'away' {
    return this.#status;
  }

  setStatus(status: 'active' | 'away'): void {
    if (this.#status === status) return;
    this.#status = status;
    if (this.#options.isGreeted()) this.#options.send({ type: 'presenceSet', status });
  }

  /** Watches the people on screen; those named first where they are too many. */
  watch(userIds: readonly string[]): void {
    const people = [...new Set(userIds)].filter((userId) => userId !== this.#options.self.userId).slice(0, limits.presenceWatches).sort();
    if (people.join(' ') === this.#watched.join(' ')) return;
    this.#watched = people;
    if (this.#options.isGreeted()) this.#sendWatches();
  }

  greetAnew(): void {
    if (this.#status === 'away') this.#options.send({ type: 'presenceSet', status: 'away' });
    this.#sendWatches();
  }

  #sendWatches(): void {
    this.#options.send({ type: 'presenceWatch', userIds: [...this.#watched] });
  }
}
