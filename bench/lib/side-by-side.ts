import type { ChatWire } from './chat-wire.ts';
import type { BenchEffort } from './result.ts';
import { withScratchFolder } from './scratch.ts';

/** Starts a server on an empty folder. */
export type StartWire<Wire extends ChatWire = ChatWire> = (folder: string) => Promise<Wire>;

/** Runs the work against a server of its own, which is stopped and removed afterwards. */
export function withWire<Result, Wire extends ChatWire = ChatWire>(start: StartWire<Wire>, work: (wire: Wire) => Promise<Result>): Promise<Result> {
  return withScratchFolder(async (folder) => {
    const wire = await start(folder);
    try {
      return await work(wire);
    } finally {
      await wire.stop();
    }
  });
}

/** Floor and Hallway in turn, so that whatever else the machine does meets both. */
export async function alternate<Floor, Hallway>(
  effort: BenchEffort,
  floor: () => Promise<Floor>,
  hallway: () => Promise<Hallway>,
): Promise<{ floor: Floor[]; hallway: Hallway[] }> {
  const values: { floor: Floor[]; hallway: Hallway[] } = { floor: [], hallway: [] };
  for (let repeat = 0; repeat < effort.repeats; repeat += 1) {
    values.floor.push(await floor());
    values.hallway.push(await hallway());
  }
  return values;
}
