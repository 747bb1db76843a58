import { Worker } from 'node:worker_threads';
import type { Logger } from '#shared/runtime/logger';
import { pictureLimits, type PictureAnswer, type PictureQuestion } from './picture-messages.ts';

interface Job {
  readonly question: PictureQuestion;
  readonly resolve: (picture: PictureAnswer['picture']) => void;
}

/** Sharp's own limit counts the work, this one the clock. */
const patienceMs = (pictureLimits.seconds + 5) * 1_000;
const idleMs = 60_000;

/** Has small pictures made in a thread of its own, one after the other; a picture that hangs or kills the thread is given up. */
export class Thumbnailer {
  readonly #logger: Logger;
  readonly #jobs: Job[] = [];
  #worker: Worker | null = null;
  #isBusy = false;
  #lastId = 0;
  #idleTimer: NodeJS.Timeout | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Writes a small WebP picture of `file` to `target`; null, and nothing written that counts, when that cannot be done. */
  make(file: string, target: string): Promise<PictureAnswer['picture']> {
    return new Promise((resolve) => {
      this.#jobs.push({ question: { id: ++this.#lastId, file, target }, resolve });
      void this.#next();
    });
  }

  async stop(): Promise<void> {
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    for (const { resolve } of this.#jobs.splice(0)) resolve(null);
    await this.#worker?.terminate();
  }

  async #next(): Promise<void> {
    if (this.#isBusy) return;
    const job = this.#jobs.shift();
    if (job === undefined) return;
    this.#isBusy = true;
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    job.resolve(await this.#ask(job.question));
    this.#isBusy = false;
    // The libraries hold memory that a quiet server has better use for.
    this.#idleTimer = setTimeout(() => void this.#end(), idleMs).unref();
    void this.#next();
  }

  #ask(question: PictureQuestion): Promise<PictureAnswer['picture']> {
    const worker = (this.#worker ??= new Worker(new URL('thumbnail-worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 128 } }));
    return new Promise((resolve) => {
      const finish = (picture: PictureAnswer['picture'], isBroken: boolean) => {
        clearTimeout(timer);
        // One by one: Node's own listeners are what keeps the worker's messages coming.
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (isBroken) void this.#end();
        resolve(picture);
      };
      const onMessage = ({ picture }: PictureAnswer) => finish(picture, false);
      const onError = (error: Error) => {
        this.#logger.warn('A picture could not be read', { detail: error.message });
        finish(null, true);
      };
      const onExit = () => finish(null, true);
      const timer = setTimeout(() => {
        this.#logger.warn('A picture took too long');
        finish(null, true);
      }, patienceMs);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(question);
    });
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    // Errors of a thread that is being ended are nobody's.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }
}
