import { startFloor } from '../floor/floor-wire.ts';
import { saturate, type LoadShape } from '../lib/chat-load.ts';
import { startHallway } from '../lib/hallway-wire.ts';
import type { BenchMeasure } from '../lib/result.ts';
import { alternate, withWire, type StartWire } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

const people = 200;

/** A hundred pairs, both writing: each sends its next message when the last one is acknowledged. */
export const directPairs: BenchMeasure = {
  name: 'direct-pairs',
  async run(effort) {
    const shape: LoadShape = {
      people,
      chatOf: (person) => Math.floor(person / 2),
      window: 1,
      warmUpMs: effort.isQuick ? 500 : 1_000,
      measureMs: effort.isQuick ? 1_500 : 4_000,
    };
    const measure = (start: StartWire) => withWire(start, async (wire) => (await saturate(wire, shape)).messagesPerSecond);
    const { floor, hallway } = await alternate(
      effort,
      () => measure((folder) => startFloor(folder, 'pairs')),
      () => measure((folder) => startHallway(folder, people, 'pairs')),
    );
    return [
      {
        work: '100 direct pairs, each sends when acknowledged',
        unit: 'messages/s',
        isHigherBetter: true,
        hallway: median(hallway),
        floor: median(floor),
        aim: '≥ 60 % of the floor',
        isReached: median(hallway) >= 0.6 * median(floor),
      },
    ];
  },
};
