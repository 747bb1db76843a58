import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** A file's content on this computer. */
export interface HeldBlob {
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly usedAtMs: number;
}

const hashPattern = /^[0-9a-f]{64}$/;

/**
 * The contents of files on this computer, each under its hash (ADR 0010). The folder itself says what is there, so that
 * a store that was healed finds everything again; the times of the files say when each was used last.
 */
export class BlobFolder {
  readonly folder: string;
  readonly #blobs = new Map<string, HeldBlob>();

  /** @param folder is made when the first content comes */
  constructor(folder: string) {
    this.folder = folder;
    if (existsSync(folder)) for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) this.#note(name.slice(-64));
  }

  has(contentHash: string): boolean {
    return this.#blobs.has(contentHash);
  }

  sizeOf(contentHash: string): number | null {
    return this.#blobs.get(contentHash)?.sizeBytes ?? null;
  }

  pathOf(contentHash: string): string {
    if (!hashPattern.test(contentHash)) throw new RangeError('Not a content hash');
    return join(this.folder, contentHash.slice(0, 2), contentHash);
  }

  /** Where a content grows until it is whole. */
  partialPathOf(contentHash: string): string {
    if (!hashPattern.test(contentHash)) throw new RangeError('Not a content hash');
    mkdirSync(this.#partials(), { recursive: true, mode: 0o700 });
    return join(this.#partials(), contentHash);
  }

  /** Moves a whole file, whose hash is known to be right, to its place; it is flushed before, so that a crash leaves it whole or not there. */
  async adopt(file: string, contentHash: string): Promise<void> {
    if (this.has(contentHash)) return rmSync(file, { force: true });
    const handle = await open(file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    mkdirSync(join(this.folder, contentHash.slice(0, 2)), { recursive: true, mode: 0o700 });
    renameSync(file, this.pathOf(contentHash));
    this.#note(contentHash);
  }

  /** It was used now: it leaves later than what was not. */
  touch(contentHash: string, nowMs: number): void {
    const blob = this.#blobs.get(contentHash);
    if (blob === undefined) return;
    this.#blobs.set(contentHash, { ...blob, usedAtMs: nowMs });
    try {
      utimesSync(this.pathOf(contentHash), nowMs / 1_000, nowMs / 1_000);
    } catch {
      // It was taken away by hand: found out when it is read.
      this.#blobs.delete(contentHash);
    }
  }

  remove(contentHash: string): void {
    this.#blobs.delete(contentHash);
    rmSync(this.pathOf(contentHash), { force: true });
    rmSync(join(this.#partials(), contentHash), { force: true });
  }

  list(): readonly HeldBlob[] {
    return [...this.#blobs.values()];
  }

  #partials(): string {
    return join(this.folder, 'partial');
  }

  #note(contentHash: string): void {
    if (!hashPattern.test(contentHash) || !existsSync(this.pathOf(contentHash))) return;
    const { size, mtimeMs } = statSync(this.pathOf(contentHash));
    this.#blobs.set(contentHash, { contentHash, sizeBytes: size, usedAtMs: mtimeMs });
  }
}
