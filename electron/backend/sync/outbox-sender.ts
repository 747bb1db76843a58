import { limits } from '#shared/domain/limits';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import { frameRoomBytes } from '../outbox/intent-size.ts';
import { readWaiting, type WaitingCommand } from '../outbox/outbox.ts';
import type { StoreReader } from '../store/store-database.ts';

const longestRetryMs = 30_000;

interface OutboxSenderOptions {
  readonly store: StoreReader;
  readonly clock: Clock;
  send(frame: UpFrame): void;
}

/** Sends waiting commands in the order of each chat, one batch at a time; unanswered ones are sent again with the next connection. */
export class OutboxSender {
  readonly #options: OutboxSenderOptions;
  readonly #inFlight = new Set<string>();
  /** Refused in this connection. A read pointer among them waits on, and is sent again with the next connection. */
  readonly #refused = new Set<string>();
  #isOn = false;
  #attempts = 0;
  #cancelRetry: CancelTimer | null = null;

  constructor(options: OutboxSenderOptions) {
    this.#options = options;
  }

  /** Something was added, or may be sent again. */
  wake(): void {
    if (!this.#isOn || this.#inFlight.size > 0 || this.#cancelRetry !== null) return;
    const waiting = readWaiting(this.#options.store, limits.commandsPerFrame + this.#refused.size);
    const due = waiting.filter(({ command }) => command.intent.kind !== 'chat.read' || !this.#refused.has(command.id));
    const batch = cutBatch(due.slice(0, limits.commandsPerFrame));
    if (batch.length === 0) return;
    for (const { command } of batch) this.#inFlight.add(command.id);
    this.#options.send({ type: 'commands', commands: batch.map(({ command }) => command) });
  }

  /** The answers have been taken into the store. `later` waits as long as the server asks, longer each time. */
  answered(results: readonly CommandResult[]): void {
    for (const { commandId, status } of results) {
      this.#inFlight.delete(commandId);
      if (status === 'refused') this.#refused.add(commandId);
    }
    const later = results.filter((result) => result.status === 'later');
    this.#attempts = later.length === 0 ? 0 : this.#attempts + 1;
    if (later.length === 0) return this.wake();
    const askedMs = Math.max(...later.map((result) => result.retryAfterMs));
    const delayMs = Math.min(longestRetryMs, askedMs * 2 ** Math.min(this.#attempts - 1, 5));
    this.#cancelRetry ??= this.#options.clock.after(delayMs, () => {
      this.#cancelRetry = null;
      this.wake();
    });
  }

  resume(): void {
    this.#isOn = true;
    this.#inFlight.clear();
    this.#refused.clear();
    this.wake();
  }

  pause(): void {
    this.#isOn = false;
    this.#inFlight.clear();
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }
}

/** As many commands from the front as fit one frame, at least one. */
function cutBatch(waiting: readonly WaitingCommand[]): WaitingCommand[] {
  let bytes = 0;
  const end = waiting.findIndex(({ command }) => (bytes += Buffer.byteLength(JSON.stringify(command)) + 1) > frameRoomBytes);
  return end === -1 ? [...waiting] : waiting.slice(0, Math.max(1, end));
}
