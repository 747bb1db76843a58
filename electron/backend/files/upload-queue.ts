import type { TransferView } from '#shared/contract/views/attachment-view';
import { HallwayError } from '#shared/errors/hallway-error';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Random } from '#shared/runtime/random';
import type { StoreDatabase } from '../store/store-database.ts';
import { backOffMs } from '../sync/back-off.ts';
import type { BlobFolder } from './blob-folder.ts';
import type { FileServer } from './file-server.ts';
import { readUpload, readWaitingUploads, setUploadStatus, setUploadUrl, type UploadRow } from './upload-rows.ts';

export interface UploadQueueOptions {
  readonly store: StoreDatabase;
  readonly blobs: BlobFolder;
  readonly server: FileServer;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** How far a content is has changed. */
  onProgress(contentHash: string): void;
  /** The server has it: messages may travel that wait for it. */
  onDone(contentHash: string): void;
  /** Refused for good: the messages with it cannot be sent as they are. */
  onRefused(contentHash: string, error: HallwayError): void;
}

interface Running {
  readonly contentHash: string;
  readonly abort: AbortController;
  doneBytes: number;
}

/** Brings contents to the server, one after the other, in the order in which they were wanted; durable in `file_uploads`. */
export class UploadQueue {
  readonly #options: UploadQueueOptions;
  #isOn = false;
  #isStopped = false;
  #running: Running | null = null;
  #attempts = 0;
  #cancelRetry: CancelTimer | null = null;

  constructor(options: UploadQueueOptions) {
    this.#options = options;
  }

  /** There is a connection: what waits may go. */
  resume(): void {
    this.#isOn = true;
    this.#attempts = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.wake();
  }

  pause(): void {
    this.#isOn = false;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#running?.abort.abort();
  }

  /** For good: the store may be closed before what is running has ended, so that nothing is written about it any more. */
  stop(): void {
    this.#isStopped = true;
    this.pause();
  }

  /** Something was added, or may go on. */
  wake(): void {
    if (!this.#isOn || this.#running !== null || this.#cancelRetry !== null) return;
    const [next] = readWaitingUploads(this.#options.store);
    if (next !== undefined) void this.#run(next);
  }

  /** The person holds an upload back; what is there already stays on the server. */
  hold(contentHash: string): void {
    this.#write(contentHash, 'paused');
    if (this.#running?.contentHash === contentHash) this.#running.abort.abort();
    this.wake();
  }

  /** Goes on after a pause or a failure. */
  goOn(contentHash: string): void {
    this.#write(contentHash, 'waiting');
    this.resumeIfOn();
  }

  resumeIfOn(): void {
    if (this.#isOn) this.resume();
  }

  /** How an upload stands; null when it is done or was never wanted. */
  viewOf(contentHash: string): TransferView | null {
    const row = readUpload(this.#options.store, contentHash);
    if (row === undefined || row.status === 'done') return null;
    const running = this.#running?.contentHash === contentHash ? this.#running : null;
    return {
      direction: 'up',
      status: row.status === 'waiting' && running !== null ? 'running' : row.status,
      doneBytes: running?.doneBytes ?? 0,
      code: row.error_code,
      message: row.error_message,
    };
  }

  async #run(row: UploadRow): Promise<void> {
    const running: Running = { contentHash: row.content_hash, abort: new AbortController(), doneBytes: 0 };
    this.#running = running;
    try {
      await this.#send(row, running);
      if (this.#isStopped) return;
      this.#write(row.content_hash, 'done');
      this.#attempts = 0;
      this.#running = null;
      this.#options.onDone(row.content_hash);
    } catch (error) {
      if (this.#isStopped) return;
      this.#running = null;
      this.#failed(row.content_hash, error);
    }
    this.#options.onProgress(row.content_hash);
    this.wake();
  }

  async #send({ content_hash: contentHash, upload_url: uploadUrl }: UploadRow, running: Running): Promise<void> {
    const { server, blobs, store } = this.#options;
    const held = await server.findHeld([contentHash]);
    if (held.has(contentHash)) return;
    const sizeBytes = blobs.sizeOf(contentHash);
    if (sizeBytes === null) throw new HallwayError('file_changed');
    await server.upload({
      contentHash, sizeBytes, uploadUrl, file: blobs.pathOf(contentHash), signal: running.abort.signal,
      onUrl: (url) => store.transaction((writer) => setUploadUrl(writer, contentHash, url)),
      onProgress: (doneBytes) => {
        running.doneBytes = doneBytes;
        this.#options.onProgress(contentHash);
      },
    });
  }

  /** What the person must act on stands at the message; everything else is tried again, later each time. */
  #failed(contentHash: string, error: unknown): void {
    const { clock, random, logger, store } = this.#options;
    if (readUpload(store, contentHash)?.status !== 'waiting') return;
    const known = error instanceof HallwayError ? error : new HallwayError('internal', { cause: error });
    if (known.kind !== 'operational' && known.code !== 'session_ended') {
      store.transaction((writer) => setUploadStatus(writer, contentHash, 'failed', known));
      return this.#options.onRefused(contentHash, known);
    }
    logger.warn('A file could not be uploaded yet', { code: known.code });
    // Damaged on its way: what is there is not ours, begin anew.
    if (known.code === 'file_damaged') store.transaction((writer) => setUploadUrl(writer, contentHash, null));
    this.#attempts += 1;
    this.#cancelRetry ??= clock.after(backOffMs(this.#attempts, random), () => {
      this.#cancelRetry = null;
      this.wake();
    });
  }

  #write(contentHash: string, status: UploadRow['status']): void {
    this.#options.store.transaction((writer) => setUploadStatus(writer, contentHash, status));
  }
}
