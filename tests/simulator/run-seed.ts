import './world/simulated-process.ts';
import type { Run, RunOptions } from './world/run.ts';

/**
 * Runs the world of a seed from its beginning to its quiet end. The same seed gives the same history, in this process
 * and in any other.
 */
export async function runSeed(seed: number, options: RunOptions = {}): Promise<Run> {
  // Loaded now: the product's modules must meet the time and chance of this process, never the real ones.
  const { runPlan } = await import('./world/run-plan.ts');
  return runPlan(seed, options);
}
