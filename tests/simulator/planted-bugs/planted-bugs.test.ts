import { describe, expect, test } from 'vitest';
import { plantedBugs } from './planted-bugs.ts';
import { countPlaces } from './plant.ts';
import { runHunt } from './run-hunt.ts';

describe('planted bugs', () => {
  test('are twenty-four, each with a name of its own and a rule that has to notice it', () => {
    expect(plantedBugs).toHaveLength(24);
    expect(new Set(plantedBugs.map(({ id }) => id)).size).toBe(24);
    for (const { rules } of plantedBugs) expect(rules.length).toBeGreaterThan(0);
  });

  test.each(plantedBugs)('$id fits the module as it is built, in one place', (bug) => {
    expect(countPlaces(bug)).toBe(1);
    expect(bug.replace).not.toBe(bug.find);
  });

  test('the program without them breaks no rule in the first seeds', async () => {
    expect(await runHunt('none', { seconds: 60, seeds: 3 })).toMatchObject({ found: null, seedCount: 3 });
  }, 90_000);

  // The others take longer to show; `npm run fuzz:planted` hunts them all.
  test.each(['row-dropped', 'unread-counts-own', 'leaving-erases-nothing'])('%s is found in the first seeds', async (id) => {
    const { found } = await runHunt(id, { seconds: 60, seeds: 60 });
    expect(plantedBugs.find((bug) => bug.id === id)?.rules).toContain(found?.rule);
  }, 90_000);
});
