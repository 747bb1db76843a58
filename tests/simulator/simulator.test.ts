import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { pinnedSeeds } from './pinned-seeds.ts';

/** In processes of their own: the simulator takes time and chance away from the one it runs in. */
const program = fileURLToPath(new URL('./fuzz.ts', import.meta.url));
const run = promisify(execFile);
const from = Number(process.env['HALLWAY_TEST_SEED'] ?? Math.floor(Math.random() * 1_000_000_000));
const hashesIn = (text: string): string[] => text.split('\n').filter((line) => /^\d+ [0-9a-f]{64}$/.test(line));

/** Gives what the program printed, also when it found something. */
async function fuzz(...parameters: readonly string[]): Promise<string> {
  try {
    return (await run(process.execPath, [program, ...parameters], { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${stdout ?? ''}${stderr ?? String(error)}`;
  }
}

it('keeps every rule in random runs of people, devices, a server and a broken network', async () => {
  process.stdout.write(`HALLWAY_TEST_SEED=${from}\n`);
  const told = await fuzz('--from', String(from), '--seeds', '300', '--seconds', '12');
  expect(told).toMatch(/^\d+ seeds, \d+ operations, \d+ faults, 0 failures, [\d.]+ seconds\n$/);
  expect(Number(told.split(' ')[0])).toBeGreaterThan(10);
}, 120_000);

it('keeps every rule in the runs that once broke one', async () => {
  const told = await fuzz('--only', pinnedSeeds.map(({ seed }) => seed).join(','));
  expect(told).toContain(`${pinnedSeeds.length} seeds, `);
  expect(told).toContain(' 0 failures');
}, 300_000);

it('gives the same history for the same seed, in one process and in another', async () => {
  const seeds = Array.from({ length: 6 }, (_, index) => from + index);
  const [once, again] = await Promise.all([
    fuzz('--only', [...seeds, ...seeds].join(','), '--jobs', '1', '--hashes'),
    fuzz('--only', seeds.toReversed().join(','), '--jobs', '1', '--hashes'),
  ]);
  const first = hashesIn(once);
  expect(first.slice(6)).toEqual(first.slice(0, 6));
  expect(hashesIn(again).toReversed()).toEqual(first.slice(0, 6));
  expect(new Set(first).size).toBe(6);
}, 120_000);

it('says how it is used where it is asked for what is not there', async () => {
  expect(await fuzz('--seeds', 'many')).toBe('“many” is no whole number.\nnpm run fuzz -- --seeds N [--from M] [--only SEED,SEED] [--jobs J] [--seconds S] [--pin] [--hashes]\n');
});
