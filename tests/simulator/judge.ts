import { checkHistory } from './checker/check-history.ts';
import { timelineOf } from './checker/timeline.ts';
import type { HistoryEvent } from './history.ts';
import type { Violation } from './checker/violation.ts';
import { runSeed } from './run-seed.ts';
import { makePlan, type Omissions } from './world/plan.ts';
import type { Run } from './world/run.ts';
import { measuredNowMs } from './world/simulated-process.ts';

/** What became of one seed. */
export interface Verdict {
  readonly seed: number;
  readonly hash: string;
  readonly operationCount: number;
  readonly faultCount: number;
  /** Empty when every rule held. */
  readonly lines: readonly string[];
}

const shrinkForMs = 20_000;
const mostLines = 60;

/** Runs a seed and judges it; a failing one is made as short as it gets in a bounded time, and told. */
export async function judgeSeed(seed: number, { isShrunk = true } = {}): Promise<Verdict> {
  const run = await attempt(seed, noOmissions(seed));
  const { hash, operationCount, faultCount } = run;
  const violations = findViolations(run);
  if (violations.length === 0) return { seed, hash, operationCount, faultCount, lines: [] };
  const found = violations[0] ?? { rule: 'crash', message: '', eventIndexes: [] };
  const shortest = isShrunk ? await shrink(seed, found.rule) : noOmissions(seed);
  return { seed, hash, operationCount, faultCount, lines: await tell(seed, shortest, found) };
}

type Failure = Pick<Violation, 'message' | 'messageId' | 'eventIndexes'> & { readonly rule: string };
type Attempt = Run & { readonly crash?: string };

/** A run that breaks down is a finding too. */
async function attempt(seed: number, without: Omissions, isExplained = false): Promise<Attempt> {
  try {
    return await runSeed(seed, { without, isExplained });
  } catch (error) {
    return { history: [], hash: '', operationCount: 0, faultCount: 0, differences: [], crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function findViolations({ crash, history }: Attempt): Failure[] {
  if (crash !== undefined) return [{ rule: 'crash', message: crash, eventIndexes: [] }];
  return checkHistory(history);
}

function noOmissions(seed: number): Omissions {
  return { operations: new Set(), faults: new Set(), stepCount: makePlan(seed).steps.length };
}

/** Leaves out what is not needed for the same rule to break: the end, then ever smaller parts, then single things. */
async function shrink(seed: number, rule: string): Promise<Omissions> {
  const untilMs = measuredNowMs() + shrinkForMs;
  let best = noOmissions(seed);
  const tryWithout = async (without: Omissions): Promise<boolean> => {
    if (measuredNowMs() > untilMs) return false;
    const fails = findViolations(await attempt(seed, without)).some((violation) => violation.rule === rule);
    if (fails) best = without;
    return fails;
  };
  for (let cut = Math.floor(best.stepCount / 2); cut >= 1; ) {
    if (best.stepCount <= cut || !(await tryWithout({ ...best, stepCount: best.stepCount - cut }))) cut = Math.floor(cut / 2);
  }
  const { steps } = makePlan(seed);
  for (const tape of ['faults', 'operations'] as const) {
    for (let size = Math.ceil(best.stepCount / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let start = 0; start < best.stepCount; start += size) {
        const some = Array.from({ length: size }, (_, index) => start + index).filter((step) => !best[tape].has(step) && (tape === 'operations' || steps[step]?.fault !== null));
        if (some.length > 0) await tryWithout({ ...best, [tape]: new Set([...best[tape], ...some]) });
      }
    }
  }
  return best;
}

/** What still happens in the shortest run that fails. */
async function tell(seed: number, without: Omissions, { rule, message: foundMessage }: Failure): Promise<string[]> {
  const run = await attempt(seed, without, true);
  const violations = findViolations(run).filter((violation) => violation.rule === rule);
  // A run depends on its seed alone; where it does not, that is the finding.
  if (violations.length === 0) return [`seed ${seed} broke ${rule} once and not when it was run again: ${foundMessage}`];
  const steps = makePlan(seed).steps.slice(0, without.stepCount).flatMap(({ operation, fault, passMs }, step) => {
    const parts = [
      ...(without.operations.has(step) ? [] : [`${operation.kind} (${operation.device.toFixed(2)} ${operation.chat.toFixed(2)} ${operation.item.toFixed(2)} ${operation.more.toFixed(2)})`]),
      ...(fault === null || without.faults.has(step) ? [] : [`${fault.kind} (${fault.device.toFixed(2)})`]),
    ];
    return parts.length === 0 ? [] : [`step ${step}: ${parts.join(', ')}, then ${passMs} ms`];
  });
  const first = violations[0];
  const story = first?.messageId === undefined ? storyOf(run.history) : timelineOf(run.history, first.messageId);
  return [
    `seed ${seed} breaks ${[...new Set(violations.map((violation) => violation.rule))].join(', ')}`,
    ...violations.slice(0, 5).map(({ rule: broken, message }) => `  ${broken}: ${message}`),
    `  ${steps.length} steps are left of it:`, ...steps.map((line) => `    ${line}`),
    ...run.differences.slice(0, 12).map((line) => `  ${line}`),
    '  timeline:', ...story.slice(-mostLines).map((line) => `    ${line}`),
    `  replay: npm run fuzz -- --only ${seed}`,
  ];
}

/** What people did and what befell the world. */
function storyOf(history: readonly HistoryEvent[]): string[] {
  return history.flatMap((event, at) => {
    if (event.type === 'invoke' && event.phase !== 'begin') return [`${at} ${event.atMs} ms: ${event.device} ${event.op.kind === 'other' ? event.op.intent : event.op.kind} ${event.phase} ${event.code ?? ''}`];
    if (event.type === 'fault') return [`${at} ${event.atMs} ms: ${event.kind} ${event.detail ?? ''}`];
    if (event.type === 'answer') return [`${at} ${event.atMs} ms: ${event.device} is answered ${event.status} ${event.code ?? ''}`];
    if (event.type === 'trouble') return [`${at} ${event.atMs} ms: ${event.where}: ${event.text.slice(0, 300)}`];
    return [];
  });
}
