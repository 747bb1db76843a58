import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { HallwayError } from '#shared/errors/hallway-error';

interface FilePartsOptions {
  readonly file: string;
  readonly sizeBytes: number;
  readonly partBytes: number;
}

interface Part {
  readonly start: number;
  /** Until another part is asked for. */
  readonly bytes: Buffer;
  /** SHA-256. */
  readonly digest: Buffer;
}

/** Hashing does not hold the thread for longer than a millisecond at a time. */
const readBytes = 1_048_576;

/**
 * A file in parts for sending it: each is read once, so that what is hashed is what is sent, and the next one is read and
 * hashed while its predecessor travels. Two parts are in memory, however large the file is.
 */
export class FileParts {
  readonly #options: FilePartsOptions;
  readonly #rooms: Buffer[] = [];
  #handle: Promise<FileHandle> | null = null;
  #present: Part | null = null;
  #next: { readonly start: number; readonly part: Promise<Part> } | null = null;
  #turn = 0;

  constructor(options: FilePartsOptions) {
    this.#options = options;
  }

  /** The part from `start` on, again as often as it is asked for. @throws HallwayError `file_changed` where the file is shorter than it was */
  async at(start: number): Promise<Part> {
    if (this.#present?.start === start) return this.#present;
    const { sizeBytes } = this.#options;
    const prepared = this.#next;
    this.#next = null;
    // Another one than expected would be read into the same room: it has to be done with first.
    if (prepared !== null && prepared.start !== start) await prepared.part.catch(() => undefined);
    const part = await (prepared?.start === start ? prepared.part : this.#read(start));
    this.#present = part;
    const end = start + part.bytes.length;
    if (end < sizeBytes) {
      this.#next = { start: end, part: this.#read(end) };
      // Should it fail, it fails when it is asked for.
      this.#next.part.catch(() => undefined);
    }
    return part;
  }

  /** Ends reading once what is being read has come. */
  async close(): Promise<void> {
    await this.#next?.part.catch(() => undefined);
    await (await this.#handle?.catch(() => undefined))?.close();
  }

  async #read(start: number): Promise<Part> {
    const { file, sizeBytes, partBytes } = this.#options;
    const bytes = this.#nextRoom().subarray(0, Math.min(partBytes, sizeBytes - start));
    this.#handle ??= open(file);
    const handle = await this.#handle;
    const hash = createHash('sha256');
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, done, Math.min(readBytes, bytes.length - done), start + done);
      if (bytesRead === 0) throw new HallwayError('file_changed');
      hash.update(bytes.subarray(done, done + bytesRead));
      done += bytesRead;
    }
    return { start, bytes, digest: hash.digest() };
  }

  /** Two rooms in turn: the next part is asked for when the present one has been answered, and its room is free then. */
  #nextRoom(): Buffer {
    this.#turn = 1 - this.#turn;
    return (this.#rooms[this.#turn] ??= Buffer.allocUnsafeSlow(Math.min(this.#options.partBytes, this.#options.sizeBytes)));
  }
}
