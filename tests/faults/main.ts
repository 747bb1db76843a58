import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Effort } from './fault-row.ts';
import { faultRows } from './fault-rows.ts';
import { addToReport, summaryOf, type MeasuredRow } from './report.ts';
import { projectRoot } from './support/server-process.ts';

/**
 * `npm run faults`: makes every fault of the matrix on real processes and writes what was seen into
 * `docs/reliability.md`. `-- --only N` (several times) runs single rows and writes their lines; `--short` runs few cases
 * of each and writes nothing; `--seed N` repeats what a run left to chance; `--built` takes `dist` as it is.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
});
const chosen = faultRows.filter(({ number }) => values.only === undefined || values.only.includes(String(number)));
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (chosen.length === 0 || !Number.isSafeInteger(seed)) {
  process.stderr.write(`There is no such row or seed. Rows: ${faultRows.map(({ number }) => number).join(', ')}. A seed is a whole number.\n`);
  process.exit(1);
}
if (!values.built) execFileSync(process.execPath, [join(projectRoot, 'scripts/build.ts')], { cwd: projectRoot, stdio: 'inherit' });

const effort: Effort = { isShort: values.short, seed };
process.stdout.write(`Seed ${seed}${values.short ? ', short' : ''}\n`);
const measured: MeasuredRow[] = [];
for (const row of chosen) {
  const startedMs = performance.now();
  const outcome = await row.run(effort).catch((error: unknown) => ({ cases: 0, counts: {}, passed: false, note: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
  measured.push({ row, outcome });
  process.stdout.write(`${summaryOf({ row, outcome })} (${Math.round((performance.now() - startedMs) / 1_000)} s)\n`);
}
if (!values.short) addToReport(join(projectRoot, 'docs/reliability.md'), measured);
process.exit(measured.every(({ outcome }) => outcome.passed) ? 0 : 1);
