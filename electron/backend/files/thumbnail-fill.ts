import type { StoreReader } from '../store/store-database.ts';
import type { WantedFile } from './download-queue.ts';

interface ThumbnailFillOptions {
  readonly store: StoreReader;
  isHere(contentHash: string): boolean;
  /** Fails where the picture cannot be had now. */
  fetch(wanted: WantedFile): Promise<void>;
}

interface ThumbnailRow {
  readonly rowid: number;
  readonly id: string;
  readonly thumbnail_content_hash: string;
}

const rowsPerLook = 200;
const atOnce = 3;

/** Brings the small pictures of files with the history, newest first, in the background; they are a few kilobytes each. */
export class ThumbnailFill {
  readonly #options: ThumbnailFillOptions;
  /** Asked for in this connection and not to be had. */
  readonly #failed = new Set<string>();
  #isOn = false;
  #isRunning = false;
  #isStale = false;

  constructor(options: ThumbnailFillOptions) {
    this.#options = options;
  }

  resume(): void {
    this.#isOn = true;
    this.#failed.clear();
    this.wake();
  }

  pause(): void {
    this.#isOn = false;
  }

  /** There may be new ones. */
  wake(): void {
    this.#isStale = true;
    if (!this.#isOn || this.#isRunning) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  async #run(): Promise<void> {
    while (this.#isStale && this.#isOn) {
      this.#isStale = false;
      await this.#lookThrough();
    }
  }

  /** From the newest row down; begins again at the top when something came meanwhile. */
  async #lookThrough(): Promise<void> {
    for (let below = Number.MAX_SAFE_INTEGER; this.#isOn && !this.#isStale; ) {
      const rows = this.#options.store.all<ThumbnailRow>(
        'SELECT rowid, id, thumbnail_content_hash FROM message_attachments WHERE thumbnail_content_hash IS NOT NULL AND rowid < ? ORDER BY rowid DESC LIMIT ?',
        below, rowsPerLook,
      );
      const missing = rows.filter((row) => !this.#options.isHere(row.thumbnail_content_hash) && !this.#failed.has(row.thumbnail_content_hash));
      for (let start = 0; start < missing.length && this.#isOn; start += atOnce) await Promise.all(missing.slice(start, start + atOnce).map((row) => this.#bring(row)));
      if (rows.length < rowsPerLook) return;
      below = rows.at(-1)?.rowid ?? 0;
    }
  }

  async #bring(row: ThumbnailRow): Promise<void> {
    try {
      await this.#options.fetch({ attachmentId: row.id, variant: 'thumbnail', contentHash: row.thumbnail_content_hash, sizeBytes: null });
    } catch {
      // Without a connection it is not lost but later; otherwise the placeholder stays.
      if (this.#isOn) this.#failed.add(row.thumbnail_content_hash);
    }
  }
}
