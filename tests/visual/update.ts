import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { comparePictures } from './compare-pictures.ts';
import { expectedFolder, pictureName, readExpected, readMadeWith, writeMadeWith, writePicture } from './expected-pictures.ts';
import { strictTolerance } from './picture-tolerance.ts';
import { openStudio } from './studio.ts';
import { lightAndDark } from './visual-looks.ts';
import type { VisualState } from './visual-state.ts';
import { visualStates } from './visual-states.ts';

/**
 * `npm run visual:update [-- WORD …]`: renews the expected pictures that have changed, of all screens or of those whose
 * name has one of the words. Without words it also removes pictures that no line of the table has any more.
 */
const words = process.argv.slice(2);
const chosen = visualStates.filter(({ screen, state }) => words.length === 0 || words.some((word) => `${screen} ${state}`.includes(word)));
const studio = await openStudio();
const madeWith = readMadeWith();
const isOtherPlace = madeWith?.chromium !== studio.madeWith.chromium || madeWith.fonts !== studio.madeWith.fonts;
if (isOtherPlace && words.length > 0 && madeWith !== null) throw new Error('This computer draws letters in another way than the one that the pictures are from: renew all of them, without words.');

const kept = new Set<string>();
const renewed: string[] = [];
const failures: string[] = [];
for (const state of chosen) {
  try {
    await renew(state);
  } catch (error) {
    failures.push(`${state.screen}, ${state.state}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (words.length === 0 && failures.length === 0) {
  writeMadeWith(studio.madeWith);
  for (const file of readdirSync(expectedFolder, { recursive: true, encoding: 'utf8' })) if (file.endsWith('.png') && !kept.has(file)) rmSync(join(expectedFolder, file));
}
for (const failure of failures) process.stderr.write(`${failure}\n`);
await studio.close();
process.stdout.write(`${renewed.map((name) => `${name}\n`).join('')}${renewed.length} of ${kept.size} pictures renewed.\n`);
process.exit(failures.length === 0 ? 0 : 1);

/** Pictures the state in all its looks, and keeps the pictures that are not as they were. */
async function renew(state: VisualState): Promise<void> {
  await studio.show(state);
  for (const look of state.looks ?? lightAndDark) {
    const name = pictureName(state, look);
    kept.add(name);
    const expected = isOtherPlace ? null : readExpected(name);
    const isAsBefore = async (taken: Buffer) => expected !== null && (await comparePictures(expected, taken, strictTolerance)).kind === 'same';
    const picture = await studio.picture(state, look, isAsBefore);
    if (await isAsBefore(picture)) continue;
    await writePicture(expectedFolder, name, picture);
    renewed.push(name);
  }
}
