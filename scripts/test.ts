import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureChromium } from './lib/ensure-chromium.ts';
import { ensureCoturn } from './lib/ensure-coturn.ts';
import { projectRoot } from './lib/project-root.ts';
import { runChecks } from './lib/run-checks.ts';
import { runTool } from './lib/run-tool.ts';

/**
 * Everything that proves a change: static checks, unit and system tests, then the browser tests, those of calls with
 * many people one at a time. Ends with one line summed over all of them.
 */
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const counts: Count[] = [];
const failedTests: string[] = [];
counts.push(await countStep('Chromium', async () => { ensureChromium(); }));
counts.push(await countStep('coturn', async () => { ensureCoturn(); }));
counts.push(await countStep('build', () => runTool('node', ['scripts/build.ts'])));
// The relay tests wait most of their time: the static checks fill it.
const [relay, checks] = await Promise.all([countVitest('relay tests', ['--project', 'turn']), runChecks()]);
counts.push(relay, ...checks.map(({ failed }) => ({ passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 })));
counts.push(await countVitest('unit and system tests', ['--project', 'unit', '--project', 'unit-isolated', '--project', 'system']));
counts.push(await countVitest('browser tests', ['--project', 'e2e', '--project', 'visual']));
counts.push(await countVitest('browser tests that take the whole machine', ['--project', 'e2e-alone']));

const total = counts.reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}));
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
// Once more at the end, where they are found without reading it all.
for (const name of failedTests) process.stdout.write(`failed  ${name}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 ? 0 : 1);

/** What is read of vitest's report. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] }[] }[];
}

/** Runs one step; a failure counts and the rest goes on. */
async function countStep(name: string, run: () => Promise<void>): Promise<Count> {
  try {
    await run();
    process.stdout.write(`ok    ${name}\n`);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    process.stdout.write(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Runs vitest and reads its own count; a run that gave no report, or had errors outside tests, counts as a failure. */
async function countVitest(name: string, parameters: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-tests-'));
  const reportFile = join(folder, 'report.json');
  const run = await countStep(name, () => runTool('vitest', ['run', ...parameters, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]));
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
    for (const file of report.testResults) failedTests.push(...file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => `${relative(projectRoot, file.name)}: ${fullName}: ${failureMessages[0]?.slice(0, 300) ?? ''}`));
    const failed = Math.max(report.numFailedTests, run.failed);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
