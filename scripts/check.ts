import { runChecks } from './lib/run-checks.ts';

/** Types, lint, import rules, unused code: what a machine checks without running the product. */
const results = await runChecks();
const failed = results.filter((result) => result.failed).length;
process.stdout.write(`Checks: ${results.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
