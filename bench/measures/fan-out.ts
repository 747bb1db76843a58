import { startFloor } from '../floor/floor-wire.ts';
import { measureLatencies, saturate, type LoadShape } from '../lib/chat-load.ts';
import { startHallway } from '../lib/hallway-wire.ts';
import type { BenchEffort, BenchMeasure, BenchResult } from '../lib/result.ts';
import { alternate, withWire, type StartWire } from '../lib/side-by-side.ts';
import { median, percentile } from '../lib/statistics.ts';

const people = 200;
/** In flight for all people together: large ticks, and less than a connection's buffer may hold. */
const window = 10;

const startFloorGroup: StartWire = (folder) => startFloor(folder, 'group');
const startHallwayGroup: StartWire = (folder) => startHallway(folder, people, 'group');

/** One group with 200 people online: as much as it takes, and how long one message takes under a calm load. */
export const fanOut: BenchMeasure = {
  name: 'fan-out',
  run: async (effort) => [await measureSaturated(effort), ...(await measureCalm(effort))],
};

async function measureSaturated(effort: BenchEffort): Promise<BenchResult> {
  const shape: LoadShape = { people, chatOf: () => 0, window, warmUpMs: effort.isQuick ? 500 : 1_000, measureMs: effort.isQuick ? 1_500 : 4_000 };
  const measure = (start: StartWire) => withWire(start, async (wire) => (await saturate(wire, shape)).deliveriesPerSecond);
  const { floor, hallway } = await alternate(effort, () => measure(startFloorGroup), () => measure(startHallwayGroup));
  return {
    work: `One group, ${String(people)} online, saturated`,
    unit: 'deliveries/s',
    isHigherBetter: true,
    hallway: median(hallway),
    floor: median(floor),
    aim: '≥ 50 % of the floor',
    isReached: median(hallway) >= 0.5 * median(floor),
  };
}

async function measureCalm(effort: BenchEffort): Promise<BenchResult[]> {
  const shape = { people, perSecond: 20, count: effort.isQuick ? 60 : 200 };
  const measure = (start: StartWire) => withWire(start, (wire) => measureLatencies(wire, shape));
  const { floor, hallway } = await alternate(effort, () => measure(startFloorGroup), () => measure(startHallwayGroup));
  return [50, 99].map((percent) => {
    const of = (runs: readonly number[][]): number => median(runs.map((latencies) => percentile(latencies, percent)));
    const aimMs = percent === 50 ? 20 : 60;
    return {
      work: `The same, 20 messages/s: p${String(percent)}`,
      unit: 'ms',
      isHigherBetter: false,
      hallway: of(hallway),
      floor: of(floor),
      aim: `≤ ${String(aimMs)} ms, screen to screen`,
      isReached: of(hallway) <= aimMs,
    };
  });
}
