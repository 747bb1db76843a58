import { limits } from '#shared/domain/limits';
import type { CallSignal, CallSignalPayload } from '#shared/protocol/calls/call-signal';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import { outgoingCandidate, outgoingDescription } from './candidate-filter.ts';

/** A description's first candidates are there at once and mostly enough: they do not wait for those of slower servers. */
const firstBatchMs = 10;
const laterBatchMs = 50;
type Candidate = Extract<CallSignalPayload, { kind: 'candidates' }>['candidates'][number];

/** The two ways out, and what may go there. */
export interface SignalOutboxOptions {
  readonly epoch: number;
  readonly clock: Clock;
  readonly isRelayOnly: boolean;
  isServerReachable(): boolean;
  sendByServer(signal: CallSignal): void;
  /** False when the data channel is not open. */
  sendByChannel(signal: CallSignal): boolean;
}

/**
 * Numbers what this side signals and sends it: by the server when it can be reached, by the data channel when that is
 * open. Both at once is fine, as the other side drops what is repeated, and it spares guessing which one still works.
 */
export class SignalOutbox {
  readonly #options: SignalOutboxOptions;
  #nextSeq = 0;
  #waiting: CallSignal[] = [];
  #candidates: Candidate[] = [];
  #cancelBatch: CancelTimer | null = null;
  #batchMs = firstBatchMs;

  constructor(options: SignalOutboxOptions) {
    this.#options = options;
  }

  /** Nothing goes out at present. */
  get isBlocked(): boolean {
    return this.#waiting.length > 0;
  }

  /** Sends an offer or an answer, after the candidates found before it. */
  sendDescription(kind: 'offer' | 'answer', sdp: string): void {
    this.#flushCandidates();
    this.#batchMs = firstBatchMs;
    this.#push({ kind, sdp: outgoingDescription(sdp, this.#options.isRelayOnly) });
  }

  /** Sends a candidate together with those of the next 10 to 50 ms, if it may leave this device (V6). */
  addCandidate(candidate: RTCIceCandidateInit): void {
    const line = outgoingCandidate(candidate.candidate ?? '', this.#options.isRelayOnly);
    if (line === null || line.length > limits.callCandidateLength) return;
    this.#candidates.push({ candidate: line, sdpMid: candidate.sdpMid ?? null, sdpMLineIndex: candidate.sdpMLineIndex ?? null });
    if (this.#candidates.length >= limits.callCandidatesPerSignal) this.#flushCandidates();
    else this.#cancelBatch ??= this.#options.clock.after(this.#batchMs, () => this.#flushCandidates());
  }

  /** Asks the initiator for what only it does. */
  ask(kind: 'restartAsked' | 'rebuildAsked'): void {
    if (this.#waiting.some(({ payload }) => payload.kind === kind)) return;
    this.#push({ kind });
  }

  /** Sends what waited, in its order, if there is a way again. */
  drain(): void {
    while (this.#waiting[0] !== undefined && this.#trySend(this.#waiting[0])) this.#waiting.shift();
  }

  /** Sends nothing more. */
  close(): void {
    this.#cancelBatch?.();
    this.#candidates = [];
    this.#waiting = [];
  }

  #flushCandidates(): void {
    this.#cancelBatch?.();
    this.#cancelBatch = null;
    if (this.#candidates.length === 0) return;
    const candidates = this.#candidates;
    this.#candidates = [];
    this.#batchMs = laterBatchMs;
    this.#push({ kind: 'candidates', candidates });
  }

  #push(payload: CallSignalPayload): void {
    this.#waiting.push({ epoch: this.#options.epoch, seq: this.#nextSeq, payload });
    this.#nextSeq += 1;
    this.drain();
  }

  #trySend(signal: CallSignal): boolean {
    const isServerReachable = this.#options.isServerReachable();
    if (isServerReachable) this.#options.sendByServer(signal);
    const isSentByChannel = this.#options.sendByChannel(signal);
    return isServerReachable || isSentByChannel;
  }
}
