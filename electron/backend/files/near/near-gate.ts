/** After a colleague was found and nothing came: they are probably on another network, and every file would wait in vain. */
const afterFailureMs = 10 * 60_000;
/** No window is open that could connect. */
const afterNoWindowMs = 60_000;

/** Remembers when it is of no use to ask colleagues for files. */
export class NearGate {
  #closedUntilMs = 0;

  isOpen(nowMs: number): boolean {
    return nowMs >= this.#closedUntilMs;
  }

  /** @param hadWindow a window tried; without one nobody did */
  failed(nowMs: number, hadWindow: boolean): void {
    this.#closedUntilMs = nowMs + (hadWindow ? afterFailureMs : afterNoWindowMs);
  }

  /** This computer may be on another network now. */
  reopen(): void {
    this.#closedUntilMs = 0;
  }
}
