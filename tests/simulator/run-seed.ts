import type { HistoryEvent } from './history.ts';
import './world/simulated-process.ts';
import type { Omissions } from './world/plan.ts';

export interface RunOptions {
  readonly without?: Omissions;
  /** Also tells where copies differ in the end. */
  readonly isExplained?: boolean;
}

export interface Run {
  readonly history: HistoryEvent[];
  readonly hash: string;
  readonly operationCount: number;
  readonly faultCount: number;
  readonly differences: readonly string[];
}

/**
 * Runs the world of a seed from its beginning to its quiet end. The same seed gives the same history, in this process
 * and in any other.
 */
export async function runSeed(seed: number, options: RunOptions = {}): Promise<Run> {
  // Loaded now: the product's modules must meet the time and chance of this process, never the real ones.
  const { runPlan } = await import('./world/run-plan.ts');
  return runPlan(seed, options);
}
