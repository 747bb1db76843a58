import { parseArgs } from 'node:util';
import { firstMixedSeed } from '../world/plan.ts';
import { plantedBugs } from './planted-bugs.ts';
import { runHunt } from './run-hunt.ts';

/** `npm run fuzz:planted`: plants each bug in turn and tells which rule found it, after how many seeds; then that the program without them is clean. */
const { values } = parseArgs({ options: { only: { type: 'string' }, seconds: { type: 'string', default: '60' } } });
const chosen = plantedBugs.filter((bug) => values.only === undefined || bug.id === values.only);
if (chosen.length === 0) {
  process.stderr.write(`There is no planted bug “${values.only ?? ''}”. There are: ${plantedBugs.map(({ id }) => id).join(', ')}.\n`);
  process.exit(2);
}

/** As many seconds as hunting takes at most, about. */
const mostCalmSeeds = 300;
let missed = 0;
let highestSeed: number = firstMixedSeed;
process.stdout.write('| bug | what is wrong | found by | seeds | seconds |\n|---|---|---|--:|--:|\n');
for (const { id, title } of chosen) {
  const { found, seedCount, seconds } = await runHunt(id, { seconds: Number(values.seconds) });
  if (found === null) missed += 1;
  else highestSeed = Math.max(highestSeed, found.seed);
  process.stdout.write(`| ${id} | ${title} | ${found?.rule ?? 'nothing'} | ${seedCount} | ${seconds.toFixed(1)} |\n`);
}
const calm = await runHunt('none', { seconds: 600, seeds: Math.min(highestSeed - firstMixedSeed, mostCalmSeeds) });
const calmText = calm.found === null ? 'and break no rule' : `and seed ${calm.found.seed} breaks ${calm.found.rule}: ${calm.found.message}`;
process.stdout.write(`\n${chosen.length - missed} of ${chosen.length} found. Without a bug, ${calm.seedCount} seeds run ${calmText}.\n`);
process.exitCode = missed === 0 && calm.found === null ? 0 : 1;
