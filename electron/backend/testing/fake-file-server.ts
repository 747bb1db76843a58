import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { HallwayError } from '#shared/errors/hallway-error';
import type { FileFacts } from '../files/file-facts.ts';
import type { Download, FileServer, Upload } from '../files/file-server.ts';

/** No files at all, for views of messages without them. */
export const noFiles: FileFacts = { isHere: () => false, isKept: () => false, transferOf: () => null, downloading: () => [] };

/** The organization server's files in memory, in the test's hands. */
export class FakeFileServer implements FileServer {
  /** Contents by their hash. */
  readonly contents = new Map<string, Buffer>();
  /** What can be downloaded, by `attachmentId/variant`. */
  readonly offered = new Map<string, Buffer>();
  /** The next requests fail with these, in their order. */
  readonly failures: HallwayError[] = [];
  readonly uploaded: string[] = [];
  downloadCount = 0;
  /** So many bytes of the next download arrive before it is cut. */
  cutAtBytes: number | null = null;

  findHeld(contentHashes: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#unlessFailing(() => new Set(contentHashes.filter((contentHash) => this.contents.has(contentHash))));
  }

  upload({ contentHash, file, onProgress, onUrl }: Upload): Promise<void> {
    return this.#unlessFailing(() => {
      onUrl(`https://chat.example.org/api/uploads/${this.uploaded.length}`);
      const bytes = readFileSync(file);
      onProgress(bytes.length);
      this.contents.set(contentHash, bytes);
      this.uploaded.push(contentHash);
    });
  }

  download({ attachmentId, variant, file, onProgress }: Download): Promise<null> {
    this.downloadCount += 1;
    return this.#unlessFailing(() => {
      const bytes = this.offered.get(`${attachmentId}/${variant}`);
      if (bytes === undefined) throw new HallwayError('not_found');
      const from = existsSync(file) ? statSync(file).size : 0;
      const cutAt = this.cutAtBytes;
      this.cutAtBytes = null;
      appendFileSync(file, bytes.subarray(from, cutAt ?? bytes.length));
      onProgress(cutAt ?? bytes.length);
      if (cutAt !== null) throw new HallwayError('server_unreachable');
      return null;
    });
  }

  async #unlessFailing<Result>(work: () => Result): Promise<Result> {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    return work();
  }
}
