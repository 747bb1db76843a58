import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './lib/child-server.ts';
import { measuredOn, resultTable, writeReport } from './lib/report.ts';
import type { BenchEffort, BenchResult } from './lib/result.ts';
import { calls } from './measures/calls.ts';
import { catchUp } from './measures/catch-up.ts';
import { connections } from './measures/connections.ts';
import { delivery } from './measures/delivery.ts';
import { directPairs } from './measures/direct-pairs.ts';
import { fanOut } from './measures/fan-out.ts';
import { files } from './measures/files.ts';
import { photo } from './measures/photo.ts';
import { search } from './measures/search.ts';
import { newestMessages } from './measures/newest-messages.ts';
import { startAndOpen } from './measures/start-and-open.ts';
import { soak } from './soak/soak.ts';

/**
 * `npm run bench`: measures the built program beside the floor in the same run and writes the table into
 * `docs/benchmarks.md`. `-- --only NAME` measures one part, `-- --quick` shortly; neither writes that table.
 * `-- --built` measures `dist` as it is. Photos and calls take a browser, the soak half an hour: they are measured only when they are named; the soak
 * writes a table of its own.
 */
const usual = [fanOut, delivery, directPairs, connections, newestMessages, catchUp, startAndOpen, search, files];
const measures = [...usual, photo, calls, soak];

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false }, built: { type: 'boolean', default: false } } });
const chosen = values.only === undefined ? usual : measures.filter(({ name }) => values.only?.includes(name));
if (chosen.length === 0) {
  process.stderr.write(`There is no such measurement. There are: ${measures.map(({ name }) => name).join(', ')}.\n`);
  process.exit(1);
}
const effort: BenchEffort = { isQuick: values.quick, repeats: values.quick ? 1 : 5 };
if (!values.built) execFileSync(process.execPath, [join(projectRoot, 'scripts/build.ts')], { cwd: projectRoot, stdio: 'inherit' });

const results: BenchResult[] = [];
for (const measure of chosen) {
  process.stdout.write(`Measuring ${measure.name}…\n`);
  results.push(...(await measure.run(effort)));
}
const text = `${measuredOn(new Date(), effort.repeats)}\n\n${resultTable(results)}`;
process.stdout.write(`\n${text}\n`);
if (!values.quick && values.only === undefined) writeReport(join(projectRoot, 'docs/benchmarks.md'), text);
