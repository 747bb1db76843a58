import { join } from 'node:path';
import type { CallResult, ReadCallParams } from '#shared/contract/calls';
import type { OutgoingFile, StagedFile } from '#shared/contract/outgoing-file';
import type { FileStorage, TransferView } from '#shared/contract/views/attachment-view';
import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import { attachmentsOf, type Attachment } from '#shared/protocol/files/attachment';
import type { FileVariant } from '#shared/protocol/http/files';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Random } from '#shared/runtime/random';
import { failForFile } from '../outbox/outbox.ts';
import type { Self } from '../store/self.ts';
import type { StoreDatabase } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { readSyncState } from '../sync/sync-state.ts';
import { adoptFile } from './adopt-file.ts';
import { readAttachment, readChatsOfContent, type AttachmentRow } from './attachment-rows.ts';
import type { BlobFolder } from './blob-folder.ts';
import { DownloadQueue, type WantedFile } from './download-queue.ts';
import { evictOriginals, readCacheLimit, removeAbandoned, removeErased, writeCacheLimit, writeKept } from './file-cache.ts';
import type { FileFacts } from './file-facts.ts';
import type { FileServer } from './file-server.ts';
import { NearExchange } from './near/near-exchange.ts';
import { sizeToGive } from './near/near-rights.ts';
import { isNearSharingOn, setNearSharing } from './near/near-setting.ts';
import { openPicture } from './open-picture.ts';
import { ThumbnailFill } from './thumbnail-fill.ts';
import { UploadQueue } from './upload-queue.ts';
import { forgetNeedlessUploads, readUpload } from './upload-rows.ts';

export interface FileServiceOptions {
  readonly store: StoreDatabase;
  readonly self: Self;
  readonly blobs: BlobFolder;
  /** Where the host puts what was handed over. */
  readonly incomingFolder: string;
  readonly server: FileServer;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Whether the server listens now. */
  isConnected(): boolean;
  send(frame: UpFrame): void;
  onChange(topics: ReadonlySet<string>): void;
  /** Messages that waited for a file may travel. */
  onUploaded(): void;
}

const progressEveryMs = 250;
const followAfterMs = 50;

/** The files of a signed-in person: what is handed over, on its way, here, and to be served to the window. */
export class FileService implements FileFacts {
  readonly near: NearExchange;
  readonly #options: FileServiceOptions;
  readonly #uploads: UploadQueue;
  readonly #downloads: DownloadQueue;
  readonly #thumbnails: ThumbnailFill;
  readonly downloading = (): readonly string[] => this.#downloads.originals();
  readonly #changed = new Set<string>();
  #isStopped = false;
  #cancelTelling: CancelTimer | null = null;
  #cancelFollowing: CancelTimer | null = null;

  constructor(options: FileServiceOptions) {
    const { store, self, blobs, server, clock, random, logger } = options;
    this.#options = options;
    const onProgress = (contentHash: string) => this.#noteProgress(contentHash);
    this.#uploads = new UploadQueue({
      store, blobs, server, clock, random, logger, onProgress,
      onDone: () => options.onUploaded(),
      onRefused: (contentHash, error) => {
        store.transaction((writer) => failForFile(writer, self, contentHash, error));
        options.onUploaded();
      },
    });
    this.near = new NearExchange({
      clock,
      isOn: () => isNearSharingOn(store),
      isConnected: () => options.isConnected(),
      send: (frame) => options.send(frame),
      sizeToGive: (asked) => sizeToGive(store, blobs, asked),
      onChange: () => options.onChange(new Set([topics.nearTransfers])),
    });
    this.#downloads = new DownloadQueue({ blobs, server, near: this.near, clock, random, onProgress, onHere: (contentHash) => this.#arrived(contentHash) });
    this.#thumbnails = new ThumbnailFill({ store, isHere: (contentHash) => blobs.has(contentHash), fetch: (wanted) => this.#downloads.fetch(wanted) });
    if (store.get('SELECT 1 AS found FROM file_uploads LIMIT 1') !== undefined) store.transaction((writer) => forgetNeedlessUploads(writer));
    removeErased(store, blobs);
    removeAbandoned(store, blobs, clock.nowMs());
  }

  connected(): void {
    this.#uploads.resume();
    this.#downloads.resume();
    this.#thumbnails.resume();
  }

  disconnected(): void {
    this.#uploads.pause();
    this.#downloads.pause();
    this.#thumbnails.pause();
  }

  stop(): void {
    this.#isStopped = true;
    this.disconnected();
    this.#uploads.stop();
    this.near.stop();
    this.#cancelTelling?.();
    this.#cancelFollowing?.();
  }

  /** Rows of files changed: what they leave behind goes (SY8), what they bring is fetched. */
  followRows(): void {
    this.#cancelFollowing ??= this.#options.clock.after(followAfterMs, () => {
      this.#cancelFollowing = null;
      for (const contentHash of removeErased(this.#options.store, this.#options.blobs)) this.#downloads.cancel(contentHash);
      this.#uploads.resumeIfOn();
      this.#thumbnails.wake();
    });
  }

  /** @throws HallwayError `file_unreadable` where the host has put nothing, and as {@link adoptFile} */
  adopt(incomingId: string, fileName: string): Promise<StagedFile> {
    const file = join(this.#options.incomingFolder, incomingId);
    return adoptFile(this.#options.blobs, { file, fileName, maxFileBytes: readSyncState(this.#options.store).access.maxFileBytes });
  }

  /**
   * Files as they go into a message, with ids of their own.
   * @throws HallwayError `file_changed` when one is not on this computer (any more)
   */
  toAttachments(files: readonly OutgoingFile[]): Attachment[] {
    return files.map((file) => {
      const sizeBytes = this.#options.blobs.sizeOf(file.contentHash);
      if (sizeBytes === null || (file.previewContentHash !== null && !this.#options.blobs.has(file.previewContentHash))) throw new HallwayError('file_changed');
      return { ...file, id: newId(), sizeBytes };
    });
  }

  /** @throws HallwayError `not_found`, or why the bytes cannot be had */
  async open(attachmentId: string, variant: FileVariant): Promise<CallResult<'openFile'>> {
    const row = this.#require(attachmentId);
    const contentHash = variant === 'original' ? row.content_hash : this.#pictureOf(row);
    await this.#downloads.fetch({ attachmentId, variant: contentHash === row.content_hash ? 'original' : variant, contentHash, sizeBytes: contentHash === row.content_hash ? row.size_bytes : null });
    this.#options.blobs.touch(contentHash, this.#options.clock.nowMs());
    const sizeBytes = this.#options.blobs.sizeOf(contentHash);
    if (sizeBytes === null) throw new HallwayError('file_changed');
    const isPicture = variant === 'thumbnail' && contentHash === row.thumbnail_content_hash;
    return { contentHash, path: this.#options.blobs.pathOf(contentHash), fileName: row.file_name, mimeType: isPicture ? 'image/webp' : row.mime_type, sizeBytes };
  }

  /** @throws HallwayError as {@link openPicture} */
  openPicture(contentHash: string): Promise<CallResult<'openPicture'>> {
    return openPicture({ ...this.#options, downloads: this.#downloads }, contentHash);
  }

  /** @throws HallwayError `file_changed` */
  async openStaged(contentHash: string): Promise<CallResult<'openStagedFile'>> {
    const sizeBytes = this.#options.blobs.sizeOf(contentHash);
    if (sizeBytes === null) throw new HallwayError('file_changed');
    return { path: this.#options.blobs.pathOf(contentHash), sizeBytes };
  }

  /** Begins to fetch the original; how it goes is seen in the views. */
  download(attachmentId: string): void {
    this.#downloads.fetch(this.#original(attachmentId)).catch(() => undefined);
    this.#noteProgress(this.#require(attachmentId).content_hash);
  }

  pauseTransfer(attachmentId: string): void {
    const { content_hash: contentHash } = this.#require(attachmentId);
    if (this.#isUpload(contentHash)) this.#uploads.hold(contentHash);
    else this.#downloads.hold(contentHash);
    this.#noteProgress(contentHash);
    this.#options.onUploaded();
  }

  resumeTransfer(attachmentId: string): void {
    const { content_hash: contentHash } = this.#require(attachmentId);
    if (this.#isUpload(contentHash)) this.#uploads.goOn(contentHash);
    else this.download(attachmentId);
    if (!this.#isUpload(contentHash)) this.#downloads.goOn(contentHash);
    this.#noteProgress(contentHash);
  }

  cancelDownload(attachmentId: string): void {
    this.#downloads.cancel(this.#require(attachmentId).content_hash);
  }

  keep(attachmentId: string, isKept: boolean): void {
    const { content_hash: contentHash } = this.#require(attachmentId);
    writeKept(this.#options.store, contentHash, isKept ? this.#options.clock.nowMs() : null);
    if (isKept) this.download(attachmentId);
    this.#noteProgress(contentHash);
  }

  /** Writes what a window received from a colleague; see {@link NearExchange.writePart}. */
  takePart({ transferId, incomingId, fromBytes }: ReadCallParams<'adoptNearPart'>): Promise<number> {
    return this.near.writePart(transferId, { file: join(this.#options.incomingFolder, incomingId), fromBytes });
  }

  shareNear(isOn: boolean): void {
    this.#options.store.transaction((writer) => setNearSharing(writer, isOn));
    if (!isOn) this.near.stop();
  }

  setLimit(limitBytes: number): void {
    writeCacheLimit(this.#options.store, limitBytes);
    this.#evict(limitBytes);
  }

  clear(): void {
    this.#evict(0);
  }

  storage(): FileStorage {
    const { store, blobs } = this.#options;
    const held = blobs.list();
    const kept = new Set(store.all<{ content_hash: string }>('SELECT content_hash FROM kept_files').map((row) => row.content_hash));
    const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
    return {
      usedBytes: sum(held.map(({ sizeBytes }) => sizeBytes)),
      keptBytes: sum(held.filter(({ contentHash }) => kept.has(contentHash)).map(({ sizeBytes }) => sizeBytes)),
      limitBytes: readCacheLimit(store),
      maxFileBytes: readSyncState(store).access.maxFileBytes,
      isNearSharingOn: isNearSharingOn(store),
    };
  }

  isHere(contentHash: string): boolean {
    return this.#options.blobs.has(contentHash);
  }

  isKept(contentHash: string): boolean {
    return this.#options.store.get('SELECT 1 AS found FROM kept_files WHERE content_hash = ?', contentHash) !== undefined;
  }

  transferOf(contentHash: string): TransferView | null {
    return this.#uploads.viewOf(contentHash) ?? this.#downloads.viewOf(contentHash);
  }

  #require(attachmentId: string): AttachmentRow {
    const row = readAttachment(this.#options.store, attachmentId);
    if (row === undefined) throw new HallwayError('not_found');
    return row;
  }

  #original(attachmentId: string): WantedFile {
    const { content_hash: contentHash, size_bytes: sizeBytes } = this.#require(attachmentId);
    return { attachmentId, variant: 'original', contentHash, sizeBytes };
  }

  /** Until the server has made a small picture, the sender's own devices show what they have. */
  #pictureOf(row: AttachmentRow): string {
    if (row.thumbnail_content_hash !== null) return row.thumbnail_content_hash;
    const details = this.#options.store.get<{ details: string | null }>('SELECT details FROM messages WHERE id = ?', row.message_id)?.details ?? null;
    const own = details === null ? undefined : attachmentsOf(JSON.parse(details)).find(({ id }) => id === row.id);
    const preview = own?.previewContentHash ?? null;
    if (preview !== null && this.isHere(preview)) return preview;
    if (row.mime_type.startsWith('image/') && this.isHere(row.content_hash)) return row.content_hash;
    throw new HallwayError('not_found');
  }

  #isUpload(contentHash: string): boolean {
    const upload = readUpload(this.#options.store, contentHash);
    return upload !== undefined && upload.status !== 'done';
  }

  #arrived(contentHash: string): void {
    this.#noteProgress(contentHash);
    this.#evict(readCacheLimit(this.#options.store));
  }

  #evict(limitBytes: number): void {
    const { store, blobs } = this.#options;
    for (const contentHash of evictOriginals(store, blobs, limitBytes)) this.#noteProgress(contentHash);
    this.#tellSoon();
  }

  #noteProgress(contentHash: string): void {
    this.#changed.add(contentHash);
    this.#tellSoon();
  }

  #tellSoon(): void {
    // What was on its way ends after the store has been closed.
    if (this.#isStopped) return;
    this.#cancelTelling ??= this.#options.clock.after(progressEveryMs, () => {
      this.#cancelTelling = null;
      const chats = [...this.#changed].flatMap((contentHash) => readChatsOfContent(this.#options.store, contentHash));
      this.#changed.clear();
      this.#options.onChange(new Set([topics.files, ...chats.map((chatId) => topics.messages(chatId))]));
    });
  }
}
