import type { Outcome } from '../fault-row.ts';

const failuresShown = 3;

/** Counts the cases of a row, and remembers what went wrong, so that one failure does not hide the others. */
export class Tally {
  #cases = 0;
  readonly #counts = new Map<string, number>();
  readonly #failures: string[] = [];
  readonly #notes = new Set<string>();

  /** Names what shall be in the table also when it stays 0. */
  constructor(...names: readonly string[]) {
    for (const name of names) this.#counts.set(name, 0);
  }

  count(name: string, by = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }

  get(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** Keeps the larger value under this name. */
  largest(name: string, value: number): void {
    this.#counts.set(name, Math.max(this.get(name), Math.round(value)));
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  fail(text: string): void {
    this.#failures.push(text);
  }

  check(holds: boolean, text: string): void {
    if (!holds) this.fail(text);
  }

  /** Runs one case; what it throws is that case's failure. */
  async case(name: string, work: () => Promise<void>): Promise<void> {
    this.#cases += 1;
    try {
      await work();
    } catch (error) {
      this.fail(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  outcome(): Outcome {
    const more = this.#failures.length > failuresShown ? [`and ${this.#failures.length - failuresShown} more failures`] : [];
    return {
      cases: this.#cases,
      counts: Object.fromEntries(this.#counts),
      passed: this.#failures.length === 0,
      note: [...this.#notes, ...this.#failures.slice(0, failuresShown), ...more].join('; '),
    };
  }
}
