import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { comparePictures } from './compare-pictures.ts';
import { expectedFolder, pictureName, readExpected, readMadeWith, writePicture } from './expected-pictures.ts';
import { looseTolerance, strictTolerance, type PictureTolerance } from './picture-tolerance.ts';
import { openStudio, type Studio } from './studio.ts';
import { lightAndDark, type VisualLook } from './visual-looks.ts';
import type { VisualState } from './visual-state.ts';
import { visualStates } from './visual-states.ts';

let studio: Studio;
let tolerance: PictureTolerance = strictTolerance;
const differencesFolder = mkdtempSync(join(tmpdir(), 'hallway-pictures-'));

beforeAll(async () => {
  studio = await openStudio();
  const [made, here] = [readMadeWith(), studio.madeWith];
  if (made?.chromium === here.chromium && made.fonts === here.fonts) return;
  tolerance = looseTolerance;
  process.stdout.write(`The expected pictures were made with Chromium ${made?.chromium ?? '?'} and fonts of widths ${made?.fonts ?? '?'}; here are ${here.chromium} and ${here.fonts}: compared coarsely (docs/testing.md).\n`);
});
afterAll(() => studio.close());

/** One sentence on what is different, with the files to look at; null: nothing is. */
async function differenceIn(state: VisualState, look: VisualLook): Promise<string | null> {
  const name = pictureName(state, look);
  const expected = readExpected(name);
  const compare = (picture: Buffer) => (expected === null ? Promise.resolve(null) : comparePictures(expected, picture, tolerance));
  const actual = await studio.picture(state, look, async (picture) => (await compare(picture))?.kind === 'same');
  const difference = await compare(actual);
  if (difference?.kind === 'same') return null;
  const actualFile = await writePicture(differencesFolder, name, actual);
  if (difference === null) return `${name}: there is no such expected picture; it would be ${actualFile}`;
  const painted = difference.kind === 'differs' ? `, differences ${await writePicture(differencesFolder, name.replace('.png', '.difference.png'), difference.picture)}` : '';
  return `${name}: ${difference.sentence}; expected ${join(expectedFolder, name)}, is ${actualFile}${painted}`;
}

it.each(visualStates.map((state) => ({ name: `${state.screen}, ${state.state}`, state })))('$name looks as expected', async ({ state }) => {
  await studio.show(state);
  const differences: string[] = [];
  for (const look of state.looks ?? lightAndDark) {
    const difference = await differenceIn(state, look);
    if (difference !== null) differences.push(difference);
  }
  expect(differences, 'When it is meant to look so, npm run visual:update renews the pictures').toEqual([]);
});
