/** How much of a row is run: a few cases within seconds for every test run, or the whole. */
export interface Effort {
  readonly isShort: boolean;
  /** Everything a row leaves to chance is drawn from this; the same seed makes the same choices. */
  readonly seed: number;
}

/** What a row saw. */
export interface Outcome {
  readonly cases: number;
  /** What happened, counted, such as `acked` or `lost`; the table shows them in this order. */
  readonly counts: Readonly<Record<string, number>>;
  readonly passed: boolean;
  /** What the counts do not say: what could not be done on this computer, or the first failures. */
  readonly note: string;
}

/** One line of the fault matrix: a fault, what holds in spite of it, and the program that makes the fault and looks. */
export interface FaultRow {
  readonly number: number;
  readonly title: string;
  readonly invariant: string;
  run(effort: Effort): Promise<Outcome>;
}
