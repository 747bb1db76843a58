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
  /** Answers of a tick that failed as a whole: nothing happened. */
  onResults(sessionId: number, results: readonly CommandResult[]): void;
}

/**
 * Gathers commands while a transaction is under way and hands them over as the next one (ADR 0006). What the last one did
 * is told while the core's thread works on the next.
 */
export class TickLoop {
  readonly #options: TickLoopOptions;
  #waiting: CommandRequest[] = [];
  #running: Promise<void> | null = null;
  #isStopping = false;

  constructor(options: TickLoopOptions) {
    this.#options = options;
  }

  /** Takes commands for the next tick; after `stop` they stay unanswered, and the client sends them again elsewhere. */
  add(requests: readonly CommandRequest[]): void {
    if (this.#isStopping) return;
    this.#waiting.push(...requests);
    this.#running ??= this.#run();
  }

  /** Takes nothing more; resolves when everything that was added is answered. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    // Commands that arrive in the same turn of the event loop belong to one tick.
    await new Promise((resolve) => setImmediate(resolve));
    let finished: readonly TickOutcome[] = [];
    while (this.#waiting.length > 0) {
      const running = this.#tick(this.#waiting.splice(0, maximumCommandsPerTick));
      this.#tell(finished);
      finished = await running;
    }
    this.#tell(finished);
    this.#running = null;
  }

  #tell(outcomes: readonly TickOutcome[]): void {
    for (const outcome of outcomes) this.#options.onOutcome(outcome);
  }

  /** Gives what has to be told, in its order. */
  async #tick(requests: readonly CommandRequest[], isSecondTry = false): Promise<readonly TickOutcome[]> {
    try {
      return await this.#options.core.tick(requests);
    } catch (error) {
      const known = error instanceof HallwayError ? error : new HallwayError('internal', { cause: error });
      this.#options.logger.warn('A tick was undone', { code: known.code, commands: requests.length });
      if (known.kind !== 'operational') return this.#tickInParts(requests, { known, isSecondTry });
      this.#answer(requests, (commandId) => ({ commandId, status: 'later', code: known.code, retryAfterMs }));
      return [];
    }
  }

  /** One command spoils the transaction for all: halves find it, so that the others are done and it alone is refused. */
  async #tickInParts(requests: readonly CommandRequest[], { known, isSecondTry }: { known: HallwayError; isSecondTry: boolean }): Promise<readonly TickOutcome[]> {
    if (requests.length === 1) {
      // Once more: what the core remembers of chats may have been what was wrong, and was forgotten with the failure.
      if (!isSecondTry) return this.#tick(requests, true);
      this.#answer(requests, (commandId) => ({ commandId, status: 'refused', code: known.code, message: known.message }));
      return [];
    }
    const middle = Math.ceil(requests.length / 2);
    return [...(await this.#tick(requests.slice(0, middle))), ...(await this.#tick(requests.slice(middle)))];
  }

  #answer(requests: readonly CommandRequest[], toResult: (commandId: string) => CommandResult): void {
    for (const [sessionId, own] of Map.groupBy(requests, (request) => request.sessionId)) {
      this.#options.onResults(sessionId, own.map(({ command }) => toResult(command.id)));
    }
  }
}
