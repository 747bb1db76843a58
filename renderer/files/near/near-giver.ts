import type { NearMessage } from '#shared/protocol/near/near-message';

/** What goes over the channel at once; more is not understood by every browser. */
const chunkBytes = 65_536;
const sliceBytes = 1_048_576;
/** So far ahead of what the taker has on its disk the giver goes: the rest would lie in the taker's memory. */
const aheadBytes = 8_388_608;

interface NearGiverOptions {
  readonly sizeBytes: number;
  /** Reads a slice of the file. */
  read(fromBytes: number, endBytes: number): Promise<ArrayBuffer>;
  /** False when nobody takes it any more. */
  send(bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  onFailure(): void;
}

/** Gives a file away from where the taker begins, never far ahead of what the taker has stored. */
export class NearGiver {
  readonly #options: NearGiverOptions;
  #storedBytes = 0;
  #hasBegun = false;
  #isStopped = false;
  #goOn: (() => void) | null = null;

  constructor(options: NearGiverOptions) {
    this.#options = options;
  }

  take(message: NearMessage): void {
    if (message.type === 'begin' && !this.#hasBegun) {
      this.#hasBegun = true;
      this.#storedBytes = message.fromBytes;
      this.#give(message.fromBytes).catch(() => this.#options.onFailure());
    } else if (message.type === 'stored') {
      this.#storedBytes = Math.max(this.#storedBytes, message.doneBytes);
      this.#goOn?.();
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#goOn?.();
  }

  async #give(fromBytes: number): Promise<void> {
    const options = this.#options;
    for (let position = fromBytes; position < options.sizeBytes && !this.#isStopped;) {
      await this.#waitForTaker(position);
      const slice = await options.read(position, Math.min(options.sizeBytes, position + sliceBytes));
      for (let start = 0; start < slice.byteLength; start += chunkBytes) {
        if (this.#isStopped || !(await options.send(new Uint8Array(slice, start, Math.min(chunkBytes, slice.byteLength - start))))) return;
      }
      if (slice.byteLength === 0) throw new Error('The file ended before its size');
      position += slice.byteLength;
    }
  }

  async #waitForTaker(position: number): Promise<void> {
    while (!this.#isStopped && position - this.#storedBytes >= aheadBytes) {
      await new Promise<void>((resolve) => {
        this.#goOn = resolve;
      });
    }
  }
}
