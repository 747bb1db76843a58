/** Written to the disk at once. */
const partBytes = 1_048_576;

interface NearTakerOptions {
  readonly sizeBytes: number;
  readonly fromBytes: number;
  /** Hands a part over to the backend; gives how much there is then. */
  store(part: Blob, fromBytes: number): Promise<number>;
  onStored(doneBytes: number): void;
  onFailure(): void;
}

/** Takes the bytes of a file as they come and hands them over in parts, one after the other. */
export class NearTaker {
  readonly #options: NearTakerOptions;
  #chunks: ArrayBuffer[] = [];
  #gatheredBytes = 0;
  #receivedBytes: number;
  #doneBytes: number;
  #work: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: NearTakerOptions) {
    this.#options = options;
    this.#receivedBytes = options.fromBytes;
    this.#doneBytes = options.fromBytes;
  }

  take(bytes: ArrayBuffer): void {
    if (this.#isStopped) return;
    this.#chunks.push(bytes);
    this.#gatheredBytes += bytes.byteLength;
    this.#receivedBytes += bytes.byteLength;
    // More than the file has is not this file.
    if (this.#receivedBytes > this.#options.sizeBytes) return this.#fail();
    if (this.#gatheredBytes >= partBytes || this.#receivedBytes === this.#options.sizeBytes) this.#flush();
  }

  stop(): void {
    this.#isStopped = true;
    this.#chunks = [];
  }

  #flush(): void {
    const part = new Blob(this.#chunks);
    this.#chunks = [];
    this.#gatheredBytes = 0;
    this.#work = this.#work.then(() => this.#store(part)).catch(() => this.#fail());
  }

  async #store(part: Blob): Promise<void> {
    if (this.#isStopped) return;
    this.#doneBytes = await this.#options.store(part, this.#doneBytes);
    if (!this.#isStopped) this.#options.onStored(this.#doneBytes);
  }

  #fail(): void {
    if (this.#isStopped) return;
    this.stop();
    this.#options.onFailure();
  }
}
