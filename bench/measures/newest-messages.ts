import { once } from 'node:events';
import type { WebSocket } from 'ws';
import { startFloor } from '../floor/floor-wire.ts';
import { makeOrganization } from '../lib/bench-organization.ts';
import { fillFloorServer, fillHallwayServer, floorChat } from '../lib/fill-servers.ts';
import { connectDevice, startHallwayServer } from '../lib/hallway-wire.ts';
import type { BenchMeasure } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

const wanted = 50;

/** How long the server takes to give the newest messages of a long chat. */
export const newestMessages: BenchMeasure = {
  name: 'newest-messages',
  async run(effort) {
    const count = effort.isQuick ? 10_000 : 100_000;
    const { floor, hallway } = await alternate(effort, () => askFloor(count), () => askHallway(count));
    const [own, bare] = [median(hallway), median(floor)];
    return [
      { work: `Newest ${String(wanted)} of a chat of ${count.toLocaleString('en-US')}, from the server: p50`, unit: 'ms', isHigherBetter: false, hallway: own, floor: bare, aim: 'near the floor', isReached: null },
    ];
  },
};

function askFloor(count: number): Promise<number> {
  return withScratchFolder(async (folder) => {
    const floor = await startFloor(folder, 'group');
    try {
      fillFloorServer(folder, count);
      return await timeAnswers(await floor.connect(0), () => ({ chat: floorChat, pull: count - wanted }));
    } finally {
      await floor.stop();
    }
  });
}

function askHallway(count: number): Promise<number> {
  return withScratchFolder(async (dataDir) => {
    const organization = await makeOrganization(dataDir, 20, 'group');
    fillHallwayServer(dataDir, organization, count);
    const server = await startHallwayServer(dataDir);
    try {
      const socket = await connectDevice(server.socketUrl, organization.tokens[0] ?? '');
      return await timeAnswers(socket, (requestId) => ({ type: 'history', requestId, chatId: organization.chatIds[0], beforeSeq: count + 1, limit: wanted }));
    } finally {
      await server.stop();
    }
  });
}

/** Asks a hundred times, one after the other; gives the median in milliseconds. */
async function timeAnswers(socket: WebSocket, toRequest: (index: number) => object): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < 100; index += 1) {
    const askedAtMs = performance.now();
    const answered = once(socket, 'message');
    socket.send(JSON.stringify(toRequest(index)));
    const [data] = (await answered) as [Buffer];
    times.push(performance.now() - askedAtMs);
    const text = data.toString();
    if (text.split('"body":').length - 1 !== wanted) throw new Error(`Not ${String(wanted)} messages came: ${text.slice(0, 200)}`);
  }
  socket.terminate();
  return median(times);
}
