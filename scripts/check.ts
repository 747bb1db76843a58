import { checkSteps } from './lib/check-steps.ts';
import { runTool } from './lib/run-tool.ts';

/** Runs every static check and goes on after a failure, so that one run shows all of them. */
let failed = 0;
for (const step of checkSteps) {
  try {
    await runTool(step.tool, step.parameters);
    process.stdout.write(`ok    ${step.name}\n`);
  } catch {
    failed += 1;
    process.stdout.write(`FAIL  ${step.name}\n`);
  }
}
process.stdout.write(`Checks: ${checkSteps.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
