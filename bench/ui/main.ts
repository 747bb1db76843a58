import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../lib/child-server.ts';
import { makeStoredProfile } from '../lib/make-store.ts';
import { measuredOn, resultTable, writeReport } from '../lib/report.ts';
import type { BenchEffort, BenchResult } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { everydayResults, scrollResults } from './measures.ts';

/**
 * `npm run bench:ui`: measures the built interface in Chromium, on a real host with a generated store, beside a page that
 * does next to nothing, and writes its table into `docs/benchmarks.md`. `-- --quick` measures shortly and writes nothing;
 * `-- --built` measures `dist` as it is.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, built: { type: 'boolean', default: false } } });
const effort: BenchEffort = { isQuick: values.quick, repeats: values.quick ? 1 : 3 };
if (!values.built) execFileSync(process.execPath, [join(projectRoot, 'scripts/build.ts')], { cwd: projectRoot, stdio: 'inherit' });

const manyMessages = effort.isQuick ? 20_000 : 1_000_000;
const longChatMessages = effort.isQuick ? 5_000 : 100_000;

const results = await withScratchFolder(async (folder): Promise<BenchResult[]> => {
  const [many, long] = [join(folder, 'many'), join(folder, 'long')];
  process.stdout.write(`Making a store of ${manyMessages.toLocaleString('en-US')} messages in 200 chats, and one of ${longChatMessages.toLocaleString('en-US')} in one…\n`);
  await makeStoredProfile(many, manyMessages, { chatCount: 200 });
  await makeStoredProfile(long, longChatMessages, { chatCount: 1 });
  const copyOf = (profile: string, repeat: number) => {
    const copy = `${profile}-${String(repeat)}`;
    cpSync(profile, copy, { recursive: true });
    return copy;
  };
  return [...(await everydayResults(effort, (repeat) => copyOf(many, repeat))), ...(await scrollResults(effort, { rowCount: longChatMessages, profileFor: (repeat) => copyOf(long, repeat) }))];
});
const text = `${measuredOn(new Date(), effort.repeats)}\n\n${resultTable(results)}`;
process.stdout.write(`\n${text}\n`);
if (!values.quick) writeReport(join(projectRoot, 'docs/benchmarks.md'), text, 'interface');
