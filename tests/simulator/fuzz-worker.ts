import { judgeSeed, type Verdict } from './judge.ts';

/** Judges the seeds that the parent gives, one after the other. */
process.on('message', (seed: number) => void judge(seed));

async function judge(seed: number): Promise<void> {
  const verdict: Verdict = await judgeSeed(seed, { isShrunk: process.env['HALLWAY_FUZZ_SHRINK'] !== '0' });
  process.send?.(verdict);
}
