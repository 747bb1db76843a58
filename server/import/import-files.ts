import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanFileName } from '#shared/domain/clean-file-name';
import type { StoredAttachment } from '#shared/protocol/files/attachment';
import type { NewContent } from '../core/files/file-ledger.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { storeContent } from '../files/take-content.ts';
import type { Thumbnailer } from '../files/thumbnailer.ts';
import { importedAttachmentId } from './import-ids.ts';
import type { MappedMessage } from './mapped-message.ts';
import type { CheckedArchive } from './read-archive.ts';

/** What became of the files of some messages, by their paths in the archive. */
export type ImportedContents = ReadonlyMap<string, NewContent>;

interface ImportFilesOptions {
  readonly archive: CheckedArchive;
  readonly organizationId: string;
  readonly blobs: BlobStore;
  readonly thumbnailer: Thumbnailer;
  /** For files on their way into the blob store. */
  readonly folder: string;
}

/** Where tools that fetch the files of an export put them: `__uploads/ID/NAME`. */
const carriedPath = /^__uploads\/([^/]+)\/[^/]+$/;

/** The files that an export carries. Slack's own exports carry none; some tools add them. */
export class ImportFiles {
  readonly #options: ImportFilesOptions;
  readonly #paths: ReadonlyMap<string, string>;

  constructor(options: ImportFilesOptions) {
    this.#options = options;
    this.#paths = new Map(options.archive.paths.flatMap((path) => {
      const id = carriedPath.exec(path)?.[1];
      return id === undefined ? [] : [[id, path] as const];
    }));
  }

  /** Where a file lies in the archive; null when it is only named. */
  pathOf(fileId: string): string | null {
    return this.#paths.get(fileId) ?? null;
  }

  /** Puts the contents of these messages' files into the blob store, each once; empty ones are left out. */
  async take(messages: readonly MappedMessage[]): Promise<ImportedContents> {
    const contents = new Map<string, NewContent>();
    for (const path of new Set(messages.flatMap(({ files }) => files.map((file) => file.path)))) {
      const bytes = await this.#options.archive.readBytes(path);
      if (bytes.length > 0) contents.set(path, await this.#store(bytes));
    }
    return contents;
  }

  #store(bytes: Buffer): Promise<NewContent> {
    const { folder, organizationId } = this.#options;
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, randomUUID());
    writeFileSync(file, bytes);
    return storeContent(this.#options, { organizationId, contentHash, file });
  }
}

/** The files of an imported message, with the same ids in every import. */
export function attachmentsOfImported(messageId: string, message: MappedMessage, contents: ImportedContents): StoredAttachment[] {
  return message.files.flatMap((file, position) => {
    const content = contents.get(file.path);
    if (content === undefined) return [];
    const { contentHash, mimeType, sizeBytes, widthPx, heightPx, thumbnail } = content;
    return [{
      id: importedAttachmentId(messageId, position), fileName: cleanFileName(file.name), mimeType, sizeBytes, contentHash, widthPx, heightPx, durationMs: null, placeholder: null, waveform: null,
      isRecording: false, previewContentHash: null, thumbnailContentHash: thumbnail?.contentHash ?? null,
    }];
  });
}
