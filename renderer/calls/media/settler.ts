/**
 * Brings something to a wanted state, one attempt after another. However often it is asked while an attempt runs, one
 * more follows: the last wish is what stays.
 */
export class Settler {
  readonly #reach: () => Promise<void>;
  #isAsked = false;
  #running: Promise<void> | null = null;

  /** @param reach goes for the state that is wanted when it is called; it never rejects. */
  constructor(reach: () => Promise<void>) {
    this.#reach = reach;
  }

  /** Resolves once the state wanted by then is reached, or was tried. The first attempt starts within this very call. */
  async settle(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#run();
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await this.#reach();
      }
    } finally {
      this.#running = null;
    }
  }
}
