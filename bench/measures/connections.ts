import type { WebSocket } from 'ws';
import { startFloorWithDevices } from '../floor/floor-devices.ts';
import { startHallway } from '../lib/hallway-wire.ts';
import { residentBytesOf } from '../lib/resident-memory.ts';
import type { BenchEffort, BenchMeasure, BenchResult } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

const people = 2_000;
const resuming = 1_000;
/** Garbage of the opening is collected meanwhile. */
const settleMs = 3_000;

/** A server with devices that are signed in. */
interface DeviceServer {
  readonly processId: number;
  connect(person: number): Promise<WebSocket>;
  stop(): Promise<void>;
}

interface Opening {
  readonly resumeMs: number;
  readonly idleKib: number;
}

/** A thousand devices that come back at once, and what a thousand more cost while they are silent. */
export const connections: BenchMeasure = {
  name: 'connections',
  async run(effort) {
    const { floor, hallway } = await alternate(effort, () => measure(effort, startFloorWithDevices), () => measure(effort, startHallwayWithDevices));
    return results({ resumeMs: floor.map(({ resumeMs }) => resumeMs), idleKib: floor.map(({ idleKib }) => idleKib) }, {
      resumeMs: hallway.map(({ resumeMs }) => resumeMs),
      idleKib: hallway.map(({ idleKib }) => idleKib),
    });
  },
};

type Openings = { readonly [Field in keyof Opening]: number[] };

function results(floor: Openings, hallway: Openings): BenchResult[] {
  const row = (field: keyof Opening, work: string, unit: string): BenchResult => {
    const [own, bare] = [median(hallway[field]), median(floor[field])];
    return { work, unit, isHigherBetter: false, hallway: own, floor: bare, aim: '≤ 2 × the floor', isReached: own <= 2 * bare };
  };
  return [row('resumeMs', '1,000 devices resume at once, to the last welcome', 'ms'), row('idleKib', 'Memory of an idle connection', 'KiB')];
}

async function startHallwayWithDevices(folder: string): Promise<DeviceServer> {
  const wire = await startHallway(folder, people, 'pairs');
  return { processId: wire.server.processId, connect: (person) => wire.connect(person), stop: () => wire.stop() };
}

function measure(effort: BenchEffort, start: (folder: string, people: number) => Promise<DeviceServer>): Promise<Opening> {
  return withScratchFolder(async (folder) => {
    const server = await start(folder, people);
    const sockets: WebSocket[] = [];
    try {
      const startedAtMs = performance.now();
      sockets.push(...(await Promise.all(Array.from({ length: resuming }, (_, person) => server.connect(person)))));
      const resumeMs = performance.now() - startedAtMs;
      await settle(effort);
      const before = residentBytesOf(server.processId);
      for (let person = resuming; person < people; person += 1) sockets.push(await server.connect(person));
      await settle(effort);
      return { resumeMs, idleKib: (residentBytesOf(server.processId) - before) / 1_024 / (people - resuming) };
    } finally {
      for (const socket of sockets) socket.terminate();
      await server.stop();
    }
  });
}

function settle({ isQuick }: BenchEffort): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, isQuick ? settleMs / 3 : settleMs));
}
