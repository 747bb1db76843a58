import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { CallIntent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';

/** Nobody waits longer for a call to begin. */
const answerWithinMs = 5_000;

export type DoneResult = Extract<CommandResult, { status: 'done' }>;

interface Waiting {
  readonly intent: CallIntent;
  readonly isUntilDone: boolean;
  readonly resolve: (result: DoneResult) => void;
  readonly reject: (error: HallwayError) => void;
  cancelTimer: CancelTimer;
}

interface CallCommandsOptions {
  readonly clock: Clock;
  /** Whether the server listens now. */
  isConnected(): boolean;
  send(frame: UpFrame): void;
}

/**
 * Sends what a person does with calls, beside the outbox: it is answered soon or not at all. The server carries out
 * each command once, by its id (SY2).
 */
export class CallCommands {
  readonly #options: CallCommandsOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(options: CallCommandsOptions) {
    this.#options = options;
  }

  /**
   * Resolves with the server's word.
   * @param isUntilDone sent again with each connection until it is answered: what must reach the server whenever that is
   * @throws HallwayError the refusal; `call_needs_connection` without a connection, `server_unreachable` without an answer
   */
  send(intent: CallIntent, isUntilDone = false): Promise<DoneResult> {
    if (!isUntilDone && !this.#options.isConnected()) return Promise.reject(new HallwayError('call_needs_connection'));
    const commandId = newId();
    return new Promise((resolve, reject) => {
      const cancelTimer = isUntilDone ? () => undefined : this.#options.clock.after(answerWithinMs, () => this.#fail(commandId, new HallwayError('server_unreachable')));
      this.#waiting.set(commandId, { intent, isUntilDone, resolve, reject, cancelTimer });
      this.#transmit(commandId, intent);
    });
  }

  /** Takes the answers to its own commands; gives the others. */
  take(results: readonly CommandResult[]): CommandResult[] {
    return results.filter((result) => !this.#answer(result));
  }

  /** Connected anew: what must reach the server is sent again. */
  connected(): void {
    for (const [commandId, { intent }] of this.#waiting) this.#transmit(commandId, intent);
  }

  stop(): void {
    for (const commandId of this.#waiting.keys()) this.#fail(commandId, new HallwayError('server_unreachable'));
  }

  #transmit(commandId: string, intent: CallIntent): void {
    if (this.#options.isConnected()) this.#options.send({ type: 'commands', commands: [{ id: commandId, intent }] });
  }

  #answer(result: CommandResult): boolean {
    const waiting = this.#waiting.get(result.commandId);
    if (waiting === undefined) return false;
    if (result.status === 'later') this.#options.clock.after(result.retryAfterMs, () => this.#again(result.commandId));
    else if (result.status === 'refused') this.#fail(result.commandId, new HallwayError(result.code, { message: result.message }));
    else {
      this.#forget(result.commandId);
      waiting.resolve(result);
    }
    return true;
  }

  #again(commandId: string): void {
    const waiting = this.#waiting.get(commandId);
    if (waiting !== undefined) this.#transmit(commandId, waiting.intent);
  }

  #fail(commandId: string, error: HallwayError): void {
    const waiting = this.#waiting.get(commandId);
    this.#forget(commandId);
    waiting?.reject(error);
  }

  #forget(commandId: string): void {
    this.#waiting.get(commandId)?.cancelTimer();
    this.#waiting.delete(commandId);
  }
}
