import { appendFile, readFile } from 'node:fs/promises';
import type { NearTransfer } from '#shared/contract/views/near-transfer';
import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { DownFrame, DownFrameOf } from '#shared/protocol/down/down-frame';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import { lengthOf } from '../length-of.ts';
import { NearGate } from './near-gate.ts';

/** The first protocol that knows transfers between colleagues. */
const firstProtocol = 4;
const claimWithinMs = 500;
/** The server answers within two seconds. */
const answerWithinMs = 3_000;
/** From "found" to the first bytes, and from some bytes to the next. */
const bytesWithinMs = 3_000;
/** A window that gives and went away says nothing. */
const giveAtMostMs = 10 * 60_000;
const givesAtOnce = 2;
const signalsKept = 200;
/** A smaller file is here before a colleague was found. */
const smallestBytes = 262_144;

export interface NearWanted {
  readonly attachmentId: string;
  readonly sizeBytes: number;
  /** What has arrived lies in this file; the rest is written behind it. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress: (doneBytes: number) => void;
}

export interface NearExchangeOptions {
  readonly clock: Clock;
  isOn(): boolean;
  isConnected(): boolean;
  send(frame: UpFrame): void;
  /** The size of a file that this colleague may have from here; null when they may not, or it is not here. */
  sizeToGive(asked: DownFrameOf<'nearAsked'>): number | null;
  onChange(): void;
}

interface Transfer {
  readonly role: 'take' | 'give';
  readonly attachmentId: string;
  readonly sizeBytes: number;
  readonly wanted: NearWanted | null;
  windowId: string | null;
  isFound: boolean;
  isWriting: boolean;
  isOver: boolean;
  readonly signals: CallSignal[];
  cancelTimer: CancelTimer;
  onEnd(): void;
}

/**
 * Files straight from a colleague's desktop, or to it. A window makes the connection and moves the bytes; this decides
 * who may have what, and when it is given up. Nothing depends on it: what did not come this way comes from the server,
 * from the byte where it stopped, and only the hash of the whole says that it is right.
 */
export class NearExchange {
  readonly #options: NearExchangeOptions;
  readonly #gate = new NearGate();
  readonly #transfers = new Map<string, Transfer>();
  #isSupported = false;

  constructor(options: NearExchangeOptions) {
    this.#options = options;
  }

  /** The server has welcomed us. */
  connected(protocol: number): void {
    this.#isSupported = protocol >= firstProtocol;
    this.#gate.reopen();
  }

  stop(): void {
    for (const transferId of this.#transfers.keys()) this.end(transferId);
  }

  /** Fills the file as far as a colleague gives it; returns when all of it is there or nothing more comes. Never fails. */
  async fetch(wanted: NearWanted): Promise<void> {
    const { clock } = this.#options;
    if (!this.#mayAsk() || wanted.sizeBytes < smallestBytes || lengthOf(wanted.file) >= wanted.sizeBytes || wanted.signal.aborted) return;
    const transferId = newId();
    await new Promise<void>((resolve) => {
      const giveUp = () => this.end(transferId);
      this.#add(transferId, {
        role: 'take', attachmentId: wanted.attachmentId, sizeBytes: wanted.sizeBytes, wanted, windowId: null, isFound: false, isWriting: false, isOver: false, signals: [],
        cancelTimer: clock.after(claimWithinMs, () => this.#fail(transferId)),
        onEnd: () => {
          wanted.signal.removeEventListener('abort', giveUp);
          resolve();
        },
      });
      wanted.signal.addEventListener('abort', giveUp);
    });
  }

  /** What a colleague gave was not what it should be. */
  distrust(): void {
    this.#gate.failed(this.#options.clock.nowMs(), true);
  }

  /** Takes what only concerns these transfers; false for any other frame. */
  take(frame: DownFrame): boolean {
    if (frame.type === 'nearAsked') this.#asked(frame);
    else if (frame.type === 'nearFound') this.#found(frame);
    else if (frame.type === 'nearSignal') this.#signalled(frame);
    else return false;
    return true;
  }

  /** What a window has to do: what is its own, and what nobody has taken on yet. */
  transfersFor(windowId: string): NearTransfer[] {
    return [...this.#transfers]
      .filter(([, transfer]) => transfer.windowId === null || transfer.windowId === windowId)
      .map(([transferId, { role, attachmentId, sizeBytes, wanted, windowId: owner, isFound, signals }]) => ({
        transferId, role, attachmentId, sizeBytes, isFound, isClaimed: owner !== null, fromBytes: wanted === null ? 0 : lengthOf(wanted.file), signals: [...signals],
      }));
  }

  /** The first window that asks does it. */
  claim(transferId: string, windowId: string): boolean {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined || transfer.windowId !== null || !this.#options.isConnected()) return false;
    transfer.windowId = windowId;
    if (transfer.role === 'give') {
      this.#options.send({ type: 'nearReply', transferId, canGive: true });
      this.#setTimer(transferId, giveAtMostMs, () => this.end(transferId));
    } else {
      this.#options.send({ type: 'nearAsk', transferId, attachmentId: transfer.attachmentId });
      this.#setTimer(transferId, answerWithinMs, () => this.end(transferId));
    }
    this.#options.onChange();
    return true;
  }

  sendSignal(transferId: string, signal: CallSignal): void {
    if (this.#transfers.has(transferId) && this.#options.isConnected()) this.#options.send({ type: 'nearSignal', transferId, signal });
  }

  /**
   * Writes a part that a window received behind what is here; gives how much there is now.
   * @throws HallwayError `not_found` when the transfer is over, `invalid_request` for a part that does not follow or is too long
   */
  async writePart(transferId: string, { file: part, fromBytes }: { file: string; fromBytes: number }): Promise<number> {
    const transfer = this.#transfers.get(transferId);
    const wanted = transfer?.wanted ?? null;
    if (transfer === undefined || wanted === null) throw new HallwayError('not_found');
    const bytes = await readFile(part).catch((error: unknown) => {
      throw new HallwayError('file_unreadable', { cause: error });
    });
    if (transfer.isWriting || fromBytes !== lengthOf(wanted.file) || fromBytes + bytes.length > wanted.sizeBytes) throw new HallwayError('invalid_request');
    transfer.isWriting = true;
    try {
      await appendFile(wanted.file, bytes);
    } finally {
      transfer.isWriting = false;
      if (transfer.isOver) this.end(transferId);
    }
    const doneBytes = fromBytes + bytes.length;
    wanted.onProgress(doneBytes);
    this.#setTimer(transferId, bytesWithinMs, () => this.#fail(transferId));
    if (doneBytes === wanted.sizeBytes) this.end(transferId);
    return doneBytes;
  }

  /** A window is done with it, or found no way to the other device. */
  finish(transferId: string, hasConnected: boolean): void {
    if (hasConnected) this.end(transferId);
    else this.#fail(transferId);
  }

  /** It is done, or given up. */
  end(transferId: string): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined) return;
    transfer.isOver = true;
    // A part that is being written would go on into a file that somebody else writes already.
    if (transfer.isWriting) return;
    transfer.cancelTimer();
    this.#transfers.delete(transferId);
    transfer.onEnd();
    this.#options.onChange();
  }

  #mayAsk(): boolean {
    const options = this.#options;
    return this.#isSupported && options.isOn() && options.isConnected() && this.#gate.isOpen(options.clock.nowMs());
  }

  #asked(frame: DownFrameOf<'nearAsked'>): void {
    const options = this.#options;
    const { transferId, attachmentId } = frame;
    const givesNow = [...this.#transfers.values()].filter(({ role }) => role === 'give').length;
    const sizeBytes = options.isOn() && givesNow < givesAtOnce && !this.#transfers.has(transferId) ? options.sizeToGive(frame) : null;
    const refuse = () => options.send({ type: 'nearReply', transferId, canGive: false });
    if (sizeBytes === null) return refuse();
    this.#add(transferId, {
      role: 'give', attachmentId, sizeBytes, wanted: null, windowId: null, isFound: true, isWriting: false, isOver: false, signals: [],
      cancelTimer: options.clock.after(claimWithinMs, () => {
        this.end(transferId);
        refuse();
      }),
      onEnd: () => undefined,
    });
  }

  #found({ transferId, userId }: DownFrameOf<'nearFound'>): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer?.role !== 'take' || transfer.isFound) return;
    if (userId === null) return this.end(transferId);
    transfer.isFound = true;
    this.#setTimer(transferId, bytesWithinMs, () => this.#fail(transferId));
    this.#options.onChange();
  }

  #signalled({ transferId, signal }: DownFrameOf<'nearSignal'>): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined || transfer.signals.length >= signalsKept) return;
    transfer.signals.push(signal);
    this.#options.onChange();
  }

  #fail(transferId: string): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer?.role === 'take') this.#gate.failed(this.#options.clock.nowMs(), transfer.windowId !== null);
    this.end(transferId);
  }

  #add(transferId: string, transfer: Transfer): void {
    this.#transfers.set(transferId, transfer);
    this.#options.onChange();
  }

  #setTimer(transferId: string, delayMs: number, callback: () => void): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined) return;
    transfer.cancelTimer();
    transfer.cancelTimer = this.#options.clock.after(delayMs, callback);
  }
}
