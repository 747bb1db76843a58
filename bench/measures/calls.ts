import type { CallStage } from '../lib/call-stage.ts';
import { openHallwayCall } from '../lib/call-stage.ts';
import { openFloorCall } from '../floor/floor-call.ts';
import { timeToFrames } from '../lib/first-frames.ts';
import { processorSeconds } from '../lib/process-time.ts';
import type { BenchEffort, BenchMeasure, BenchResult } from '../lib/result.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

type OpenCall = (options: { people: number; withVideo: boolean; browserArguments: readonly string[] }) => Promise<CallStage>;

/** Cameras that show twenty pictures a second and microphones that beep, allowed without a question. */
const browserArguments = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'];
const settleMs = 4_000;

/** Calls between clients of one computer: how soon one sees the others, and what each more costs the processor. */
export const calls: BenchMeasure = {
  name: 'calls',
  run: async (effort) => [await measureFirstFrame(effort, 2), await measureFirstFrame(effort, 4), ...(await measureProcessor(effort))],
};

async function measureFirstFrame(effort: BenchEffort, people: number): Promise<BenchResult> {
  const measure = (open: OpenCall) => withCall(open, { people, withVideo: true }, async (stage) => comeIn(stage));
  const { floor, hallway } = await alternate({ ...effort, repeats: effort.isQuick ? 1 : 5 }, () => measure(openFloorCall), () => measure(openHallwayCall));
  return {
    work: people === 2 ? 'Call of two: accept to the first remote frame' : `Call of ${String(people)}: the last one accepts, to the first frames of all`,
    unit: 'ms',
    isHigherBetter: false,
    hallway: median(hallway),
    floor: median(floor),
    aim: '≤ 1.5 × bare RTCPeerConnection',
    isReached: median(hallway) <= 1.5 * median(floor),
  };
}

async function measureProcessor(effort: BenchEffort): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const [people, withVideo] of [[2, true], [3, true], [2, false], [4, false], [6, false]] as const) {
    const measure = (open: OpenCall) => withCall(open, { people, withVideo }, (stage) => useOfProcessor(stage, effort));
    const { floor, hallway } = await alternate(effort, () => measure(openFloorCall), () => measure(openHallwayCall));
    results.push({
      work: `Call of ${String(people)}, ${withVideo ? 'video' : 'voice'}: processor of all of them`,
      unit: 'cores',
      isHigherBetter: false,
      hallway: median(hallway),
      floor: median(floor),
      aim: 'near the floor',
      isReached: null,
    });
  }
  return results;
}

/** Everybody comes in, one after the other; gives how long the last one waited for all faces. */
async function comeIn(stage: CallStage): Promise<number> {
  const [first, ...others] = stage.pages;
  if (first === undefined) throw new Error('A call needs people');
  await stage.ring(first);
  let lastMs = 0;
  for (const [index, page] of others.entries()) {
    await stage.awaitRing(page);
    lastMs = await timeToFrames(page, stage.acceptSelector, index + 1);
    // The others see the newcomer before the next one comes.
    await page.waitForTimeout(1_500);
  }
  return lastMs;
}

/** How many processor cores the call takes, browser, hosts and all, once it runs calmly. */
async function useOfProcessor(stage: CallStage, effort: BenchEffort): Promise<number> {
  const [first, ...others] = stage.pages;
  if (first === undefined) throw new Error('A call needs people');
  await stage.ring(first);
  for (const page of others) {
    await stage.awaitRing(page);
    await page.locator(stage.acceptSelector).click();
    await page.waitForTimeout(1_000);
  }
  await first.waitForTimeout(settleMs);
  const [beforeSeconds, beforeMs] = [processorSeconds(process.pid), performance.now()];
  await first.waitForTimeout(effort.isQuick ? 2_000 : 6_000);
  return (processorSeconds(process.pid) - beforeSeconds) / ((performance.now() - beforeMs) / 1_000);
}

async function withCall<Result>(open: OpenCall, options: { people: number; withVideo: boolean }, work: (stage: CallStage) => Promise<Result>): Promise<Result> {
  const stage = await open({ ...options, browserArguments });
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}
