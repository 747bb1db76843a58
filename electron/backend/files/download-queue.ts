import { existsSync, rmSync } from 'node:fs';
import type { TransferView } from '#shared/contract/views/attachment-view';
import { HallwayError } from '#shared/errors/hallway-error';
import type { FileVariant } from '#shared/protocol/http/files';
import type { Clock } from '#shared/runtime/clock';
import type { Random } from '#shared/runtime/random';
import { backOffMs } from '../sync/back-off.ts';
import type { BlobFolder } from './blob-folder.ts';
import type { FileServer } from './file-server.ts';
import { hashFile } from './hash-file.ts';
import { lengthOf } from './length-of.ts';
import type { NearExchange } from './near/near-exchange.ts';

/** A content to be fetched, and the attachment by which this person may have it. */
export interface WantedFile {
  /** For the picture of a person or group: its hash. */
  readonly attachmentId: string;
  readonly variant: FileVariant | 'picture';
  readonly contentHash: string;
  /** Null for small pictures, whose size is not known. */
  readonly sizeBytes: number | null;
}

export interface DownloadQueueOptions {
  readonly blobs: BlobFolder;
  readonly server: FileServer;
  /** Colleagues, asked before the server. */
  readonly near: Pick<NearExchange, 'fetch' | 'distrust'>;
  readonly clock: Clock;
  readonly random: Random;
  onProgress(contentHash: string): void;
  /** A content is whole and here. */
  onHere(contentHash: string): void;
}

interface Entry {
  readonly wanted: WantedFile;
  status: TransferView['status'];
  doneBytes: number;
  attempts: number;
  error: HallwayError | null;
  abort: AbortController | null;
  readonly waiting: { readonly resolve: () => void; readonly reject: (error: HallwayError) => void }[];
}

const atOnce = 3;
/** Somebody looks at it: after so many attempts they are told, and may try again. */
const mostAttempts = 6;

/** Fetches contents, a few at once, each only once however often it is wanted; going on where it was cut off, and checked by its hash. */
export class DownloadQueue {
  readonly #options: DownloadQueueOptions;
  readonly #entries = new Map<string, Entry>();
  #isOn = false;

  constructor(options: DownloadQueueOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the content is here.
   * @throws HallwayError such as `server_unreachable` without a connection, `file_gone`, `not_found`, `file_damaged`
   */
  fetch(wanted: WantedFile): Promise<void> {
    if (this.#options.blobs.has(wanted.contentHash)) return Promise.resolve();
    const entry = this.#entries.get(wanted.contentHash) ?? this.#add(wanted);
    if (!this.#isOn && entry.status !== 'paused') return Promise.reject(new HallwayError('server_unreachable'));
    const arrived = new Promise<void>((resolve, reject) => entry.waiting.push({ resolve, reject }));
    if (entry.status === 'failed') this.goOn(wanted.contentHash);
    this.#wake();
    return arrived;
  }

  /** There is a connection. */
  resume(): void {
    this.#isOn = true;
    this.#wake();
  }

  pause(): void {
    this.#isOn = false;
    for (const entry of this.#entries.values()) entry.abort?.abort();
  }

  /** The person holds a download back; what has arrived stays. */
  hold(contentHash: string): void {
    const entry = this.#entries.get(contentHash);
    if (entry === undefined) return;
    entry.status = 'paused';
    entry.abort?.abort();
    this.#options.onProgress(contentHash);
    this.#wake();
  }

  goOn(contentHash: string): void {
    const entry = this.#entries.get(contentHash);
    if (entry === undefined || entry.status === 'running') return;
    Object.assign(entry, { status: 'waiting', attempts: 0, error: null });
    this.#options.onProgress(contentHash);
    this.#wake();
  }

  /** Gives a download up; what has arrived of it is thrown away. */
  cancel(contentHash: string): void {
    const entry = this.#entries.get(contentHash);
    if (entry === undefined) return;
    this.#entries.delete(contentHash);
    entry.abort?.abort();
    rmSync(this.#options.blobs.partialPathOf(contentHash), { force: true });
    for (const { reject } of entry.waiting.splice(0)) reject(new HallwayError('invalid_request', { message: 'The download was cancelled.' }));
    this.#options.onProgress(contentHash);
    this.#wake();
  }

  /** How a download stands; null when there is none. */
  viewOf(contentHash: string): TransferView | null {
    const entry = this.#entries.get(contentHash);
    if (entry === undefined) return null;
    return { direction: 'down', status: entry.status, doneBytes: entry.doneBytes, code: entry.error?.code ?? null, message: entry.error?.message ?? null };
  }

  /** The attachments whose originals are on their way, or wait for it. */
  originals(): string[] {
    return [...this.#entries.values()].filter(({ wanted }) => wanted.variant === 'original').map(({ wanted }) => wanted.attachmentId);
  }

  #add(wanted: WantedFile): Entry {
    const entry: Entry = { wanted, status: 'waiting', doneBytes: 0, attempts: 0, error: null, abort: null, waiting: [] };
    this.#entries.set(wanted.contentHash, entry);
    return entry;
  }

  /** Starts what may start: pictures of files before files. */
  #wake(): void {
    if (!this.#isOn) return;
    const entries = [...this.#entries.values()];
    const free = atOnce - entries.filter(({ status }) => status === 'running').length;
    const waiting = entries.filter(({ status }) => status === 'waiting').toSorted((one, other) => Number(one.wanted.variant === 'original') - Number(other.wanted.variant === 'original'));
    for (const entry of waiting.slice(0, Math.max(0, free))) void this.#run(entry);
  }

  async #run(entry: Entry): Promise<void> {
    const { contentHash } = entry.wanted;
    entry.status = 'running';
    entry.abort = new AbortController();
    try {
      await this.#arrive(entry, entry.abort.signal);
      this.#entries.delete(contentHash);
      this.#options.onHere(contentHash);
      for (const { resolve } of entry.waiting.splice(0)) resolve();
    } catch (error) {
      this.#failed(entry, error instanceof HallwayError ? error : new HallwayError('internal', { cause: error }));
    }
    entry.abort = null;
    this.#options.onProgress(contentHash);
    this.#wake();
  }

  async #arrive({ wanted, attempts, error }: Entry, signal: AbortSignal): Promise<void> {
    const { blobs, server, near } = this.#options;
    const { contentHash, attachmentId, variant, sizeBytes } = wanted;
    const file = blobs.partialPathOf(contentHash);
    const onProgress = (doneBytes: number) => this.#noteProgress(contentHash, doneBytes);
    const startedBytes = lengthOf(file);
    // What a colleague gave was wrong once: from then on only the server is asked.
    if (sizeBytes !== null && attempts === 0) await near.fetch({ attachmentId, sizeBytes, file, signal, onProgress });
    const isFromColleague = lengthOf(file) > startedBytes;
    const cameAs = lengthOf(file) === sizeBytes ? null : await server.download({ attachmentId, variant, file, signal, onProgress });
    const isRight = existsSync(file) && (cameAs ?? (await hashFile(file)).toString('hex')) === contentHash;
    if (!isRight) {
      // Cut off without a word, or damaged: nothing of it can be trusted.
      rmSync(file, { force: true });
      if (isFromColleague) near.distrust();
      throw new HallwayError('file_damaged', { cause: error });
    }
    await blobs.adopt(file, contentHash);
  }

  #noteProgress(contentHash: string, doneBytes: number): void {
    const entry = this.#entries.get(contentHash);
    if (entry !== undefined) entry.doneBytes = doneBytes;
    this.#options.onProgress(contentHash);
  }

  #failed(entry: Entry, error: HallwayError): void {
    const { contentHash } = entry.wanted;
    if (!this.#entries.has(contentHash) || entry.status === 'paused') return;
    entry.attempts += 1;
    entry.error = error;
    const isWorthTrying = error.kind === 'operational' && entry.attempts < mostAttempts;
    entry.status = isWorthTrying && !this.#isOn ? 'waiting' : 'failed';
    if (isWorthTrying && this.#isOn) {
      // Not `waiting`: it is not to be started before its time.
      this.#options.clock.after(backOffMs(entry.attempts, this.#options.random), () => {
        if (this.#entries.get(contentHash) !== entry || entry.status !== 'failed') return;
        entry.status = 'waiting';
        this.#wake();
      });
      return;
    }
    if (!this.#isOn || !isWorthTrying) for (const { reject } of entry.waiting.splice(0)) reject(error);
    // A picture that failed is asked for again when it is next looked at.
    if (entry.wanted.variant !== 'original') this.#entries.delete(contentHash);
  }
}
