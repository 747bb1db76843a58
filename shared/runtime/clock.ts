/** Stops a timer that has not fired yet; harmless afterwards. */
export type CancelTimer = () => void;

/** Time as an argument, so that tests and the simulator decide what it is. */
export interface Clock {
  /** Wall-clock time: UTC milliseconds. */
  nowMs(): number;
  /** Runs the callback once after the delay, unless cancelled. */
  after(delayMs: number, callback: () => void): CancelTimer;
}
