import type { CommandResult } from '#shared/protocol/commands/command-result';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import type { CoreApi } from '../core/core-api.ts';
import type { CommandRequest } from '../core/tick.ts';
import type { TickOutcome } from '../core/tick-outcome.ts';

const retryAfterMs = 2_000;
/** A bound on one transaction, so that light load beside heavy load is not kept waiting. */
const maximumCommandsPerTick = 2_000;

export interface TickLoopOptions {
  readonly core: Pick<CoreApi, 'tick'>;
  readonly logger: Logger;
  onOutcome(outcome: TickOutcome): void;
  /** Answers of a tick that failed as a whole: nothing happened, the client sends again. */
  onResults(sessionId: number, results: readonly CommandResult[]): void;
}

/** Gathers commands while a transaction is under way and hands them over as the next one (ADR 0006). */
export class TickLoop {
  readonly #options: TickLoopOptions;
  #waiting: CommandRequest[] = [];
  #running: Promise<void> | null = null;

  constructor(options: TickLoopOptions) {
    this.#options = options;
  }

  add(requests: readonly CommandRequest[]): void {
    this.#waiting.push(...requests);
    this.#running ??= this.#run();
  }

  /** Resolves when everything that was added is answered. */
  async drain(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    // Commands that arrive in the same turn of the event loop belong to one tick.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#tick(this.#waiting.splice(0, maximumCommandsPerTick));
    this.#running = null;
  }

  async #tick(requests: readonly CommandRequest[]): Promise<void> {
    try {
      for (const outcome of await this.#options.core.tick(requests)) this.#options.onOutcome(outcome);
    } catch (error) {
      const code = error instanceof HallwayError ? error.code : 'internal';
      this.#options.logger.warn('A tick was undone', { code, commands: requests.length });
      for (const { sessionId, command } of requests) {
        this.#options.onResults(sessionId, [{ commandId: command.id, status: 'later', code, retryAfterMs }]);
      }
    }
  }
}
