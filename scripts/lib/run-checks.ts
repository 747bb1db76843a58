import { availableParallelism } from 'node:os';
import { checkSteps, type CheckStep } from './check-steps.ts';
import { runTool } from './run-tool.ts';

/** How one static check ended. */
export interface CheckResult {
  readonly step: CheckStep;
  readonly failed: boolean;
}

/** Runs every static check, as many at once as there are processors, and goes on after a failure, so that one run shows all of them. */
export async function runChecks(): Promise<CheckResult[]> {
  const waiting = [...checkSteps];
  const results: CheckResult[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push({ step, failed: await fails(step) });
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

async function fails(step: CheckStep): Promise<boolean> {
  try {
    await runTool(step.tool, step.parameters, { isQuiet: true });
    process.stdout.write(`ok    ${step.name}\n`);
    return false;
  } catch {
    process.stdout.write(`FAIL  ${step.name}\n`);
    return true;
  }
}
