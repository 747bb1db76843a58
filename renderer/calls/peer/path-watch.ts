import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { FailureReason, LinkState, RebuildReason } from './media-link.ts';
import { nextRestartStep, restartPauseMs } from './restart-step.ts';

/** ICE often recovers by itself from `disconnected` within this time; less so when nothing was heard for a while. */
const shakyMs = 2_000;
const shakyAndSilentMs = 500;
const silenceMs = 6_000;
const connectLimitMs = 15_000;
const rebuildRepeatMs = 5_000;

/** What the watch may do about the path, and whom it tells. */
export interface PathWatchOptions {
  readonly clock: Clock;
  /** When the pair began to connect; earlier than now for a link that replaces another one. */
  readonly startedAtMs: number;
  /** See `patienceOf`: people read the cause as soon as ever, but what may still come about is not thrown away. */
  readonly patience: number;
  onState(state: LinkState): void;
  /** Restarts ICE, or asks the initiator for it. */
  restart(): void;
  /** May be called again until the link is replaced. */
  rebuild(reason: RebuildReason): void;
  findFailureReason(): FailureReason;
}

/** Watches over the path of one link and decides when ICE is restarted, when the link is given up, and what people see. */
export class PathWatch {
  readonly #options: PathWatchOptions;
  #state: LinkState = { phase: 'connecting', reason: null };
  #isUp = false;
  #isGivenUp = false;
  #heardOrUpAtMs = 0;
  #interruptedAtMs: number | null = null;
  #restarts = 0;
  #lastRestartAtMs: number | null = null;
  #cancelFailure: CancelTimer;
  #cancelRetry: CancelTimer;
  #cancelShaky: CancelTimer | null = null;
  #cancelStep: CancelTimer | null = null;
  #cancelExtraRestart: CancelTimer | null = null;

  constructor(options: PathWatchOptions) {
    this.#options = options;
    const { clock, startedAtMs } = options;
    const sinceStartMs = clock.nowMs() - startedAtMs;
    const failureDelayMs = sinceStartMs < connectLimitMs ? connectLimitMs - sinceStartMs : connectLimitMs;
    this.#cancelFailure = clock.after(failureDelayMs, () => this.#fail());
    this.#cancelRetry = clock.after(this.#retryMs, () => this.#retry());
  }

  get state(): LinkState {
    return this.#state;
  }

  get #retryMs(): number {
    return connectLimitMs * this.#options.patience;
  }

  /** ICE and the encryption on top are connected. */
  pathUp(): void {
    this.#isUp = true;
    this.#heardOrUpAtMs = this.#options.clock.nowMs();
    this.#cancelFailure();
    this.#cancelRetry();
    this.#recover();
  }

  /** ICE says `disconnected`: it may come back by itself. */
  pathShaky(): void {
    this.#isUp = false;
    const untilSilentMs = this.#heardOrUpAtMs + silenceMs - this.#options.clock.nowMs();
    const delayMs = Math.min(Math.max(untilSilentMs, shakyAndSilentMs), shakyMs);
    this.#cancelShaky ??= this.#options.clock.after(delayMs, () => {
      this.#cancelShaky = null;
      this.#interrupt();
    });
  }

  /** ICE says `failed`. */
  pathDown(): void {
    this.#isUp = false;
    this.#interrupt();
  }

  /** Something came on the data channel. */
  heard(): void {
    this.#heardOrUpAtMs = this.#options.clock.nowMs();
    if (this.#isUp && this.#interruptedAtMs !== null && !this.#isGivenUp) this.#recover();
  }

  /** To be called with every heart-beat: ICE may call a path connected on which nothing comes any more. */
  checkSilence(): void {
    if (this.#isUp && this.#options.clock.nowMs() - this.#heardOrUpAtMs > silenceMs) this.#interrupt();
  }

  /** Restarts ICE once, now or as soon as the last restart is 4 s ago. */
  restartSoon(): void {
    const { clock } = this.#options;
    const delayMs = this.#lastRestartAtMs === null ? 0 : this.#lastRestartAtMs + restartPauseMs(0) - clock.nowMs();
    if (delayMs <= 0) this.#restart();
    else
      this.#cancelExtraRestart ??= clock.after(delayMs, () => {
        this.#cancelExtraRestart = null;
        this.#restart();
      });
  }

  /** The other side asks for a restart; while one interruption is being repaired here, that is what it gets. */
  restartAsked(): void {
    if (this.#interruptedAtMs === null) this.restartSoon();
  }

  /** The link can only be replaced; asks for it until that happens. */
  giveUp(reason: RebuildReason): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    if (this.#state.phase === 'connected') this.#setState({ phase: 'interrupted', reason: null });
    this.#askRebuild(reason);
  }

  /** Stops all timers. */
  close(): void {
    this.#cancelFailure();
    this.#cancelRetry();
    this.#cancelShaky?.();
    this.#cancelStep?.();
    this.#cancelExtraRestart?.();
  }

  #askRebuild(reason: RebuildReason): void {
    this.#cancelStep?.();
    this.#cancelStep = this.#options.clock.after(rebuildRepeatMs, () => this.#askRebuild(reason));
    this.#options.rebuild(reason);
  }

  #fail(): void {
    this.#setState({ phase: 'failed', reason: this.#options.findFailureReason() });
  }

  #retry(): void {
    this.#cancelRetry = this.#options.clock.after(this.#retryMs, () => this.#retry());
    this.#options.rebuild('notConnected');
  }

  #interrupt(): void {
    if (this.#interruptedAtMs !== null || this.#isGivenUp) return;
    this.#interruptedAtMs = this.#options.clock.nowMs();
    if (this.#state.phase === 'connected') this.#setState({ phase: 'interrupted', reason: null });
    this.#step();
  }

  #step(): void {
    if (this.#interruptedAtMs === null) return;
    const { clock } = this.#options;
    const step = nextRestartStep({
      interruptedAtMs: this.#interruptedAtMs,
      restarts: this.#restarts,
      lastRestartAtMs: this.#lastRestartAtMs,
      nowMs: clock.nowMs(),
    });
    if (step.kind === 'rebuild') return this.giveUp('notRecovered');
    if (step.kind === 'restart') {
      this.#restarts += 1;
      this.#restart();
      return this.#step();
    }
    this.#cancelStep?.();
    this.#cancelStep = clock.after(step.delayMs, () => this.#step());
  }

  #restart(): void {
    this.#lastRestartAtMs = this.#options.clock.nowMs();
    this.#options.restart();
  }

  #recover(): void {
    this.#interruptedAtMs = null;
    this.#isGivenUp = false;
    this.#restarts = 0;
    this.#cancelShaky?.();
    this.#cancelShaky = null;
    this.#cancelStep?.();
    this.#cancelStep = null;
    this.#setState({ phase: 'connected', reason: null });
  }

  #setState(state: LinkState): void {
    if (state.phase === this.#state.phase && state.reason === this.#state.reason) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
