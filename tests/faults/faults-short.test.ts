import { describe, expect, it } from 'vitest';
import { faultRows } from './fault-rows.ts';
import { summaryOf } from './report.ts';

/** Few cases of each fault, so that neither the product nor the faults' programs rot; `npm run faults` makes them in earnest. */
const seed = Number(process.env['HALLWAY_TEST_SEED'] ?? Date.now() % 1_000_000);
const rowWithinMs = 120_000;

describe.concurrent(`faults on real processes, seed ${seed}`, () => {
  it.each(faultRows)('$number $title: $invariant', { timeout: rowWithinMs }, async (row) => {
    const outcome = await row.run({ isShort: true, seed });
    if (!outcome.passed) expect.fail(`Seed ${seed}. ${summaryOf({ row, outcome })}`);
  });
});
