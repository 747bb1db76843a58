import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDamageProfile, runDamage, type DamageOutcome } from './damage-campaign.ts';

/** The long form: `node tests/system/support/damage-runner.ts COUNT SEED`. Prints what became of each kind of damage, and every failure with its seed. */
const [count, firstSeed] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'hallway-damage-'));
const profiles = [await makeDamageProfile(join(folder, 'closed'), false), await makeDamageProfile(join(folder, 'killed'), true)];
const tally = new Map<DamageOutcome['kind'], number>();
for (let index = 0; index < (count ?? 100); index += 1) {
  const profile = profiles[index % profiles.length];
  if (profile === undefined) continue;
  const outcome = await runDamage(profile, (firstSeed ?? 1) + index);
  tally.set(outcome.kind, (tally.get(outcome.kind) ?? 0) + 1);
  if (!['untouched', 'harmless', 'noticed'].includes(outcome.kind)) process.stdout.write(`${JSON.stringify({ ...outcome, isKilled: index % 2 === 1 })}\n`);
}
process.stdout.write(`${JSON.stringify(Object.fromEntries(tally))}\n`);
rmSync(folder, { recursive: true });
