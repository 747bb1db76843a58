import { checkHistory } from '../checker/check-history.ts';
import { runSeed } from '../run-seed.ts';
import { firstMixedSeed, makePlan, type FaultKind } from '../world/plan.ts';
import { measuredNowMs } from '../world/simulated-process.ts';
import { plantedBugs } from './planted-bugs.ts';
import { plant } from './plant.ts';

/** What a hunt came to. */
export interface Catch {
  readonly id: string;
  /** Null when no seed broke one of the bug's rules in the time given. */
  readonly found: { readonly rule: string; readonly message: string; readonly seed: number } | null;
  /** Seeds that were run; those that do not plan what the bug needs are passed over. */
  readonly seedCount: number;
  readonly seconds: number;
}

/** A program that cannot run at all tells nothing of a rule. */
const mostBreakdowns = 20;

/** Runs seeds of the planted program until one breaks one of the bug's rules. Without a bug, any rule counts. */
async function hunt(id: string, { seconds, seeds }: { seconds: number; seeds: number }): Promise<Catch> {
  const bug = plantedBugs.find((one) => one.id === id);
  if (bug !== undefined) plant(bug);
  const startedAtMs = measuredNowMs();
  const secondsSince = () => (measuredNowMs() - startedAtMs) / 1_000;
  let [seed, seedCount, breakdowns] = [firstMixedSeed, 0, 0];
  while (seedCount < seeds && secondsSince() < seconds) {
    seed += 1;
    if (!plansAll(seed, bug?.needs ?? [])) continue;
    seedCount += 1;
    const violations = await judge(seed);
    if (violations.some(({ rule }) => rule === 'breakdown') && (breakdowns += 1) > mostBreakdowns) throw new Error(violations[0]?.message);
    const due = violations.find(({ rule }) => bug === undefined || bug.rules.some((one) => one === rule));
    if (due !== undefined) return { id, found: { ...due, seed }, seedCount, seconds: secondsSince() };
  }
  return { id, found: null, seedCount, seconds: secondsSince() };
}

/** Whether a seed's plan has these faults, in this order. */
function plansAll(seed: number, needs: readonly FaultKind[]): boolean {
  let met = 0;
  if (needs.length > 0) for (const { fault } of makePlan(seed).steps) if (fault !== null && fault.kind === needs[met]) met += 1;
  return met === needs.length;
}

async function judge(seed: number): Promise<{ rule: string; message: string }[]> {
  try {
    return checkHistory((await runSeed(seed)).history).map(({ rule, message }) => ({ rule, message }));
  } catch (error) {
    return [{ rule: 'breakdown', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }];
  }
}

const [, , id = 'none', seconds = '60', seeds = '1000000'] = process.argv;
const outcome = await hunt(id, { seconds: Number(seconds), seeds: Number(seeds) });
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));
