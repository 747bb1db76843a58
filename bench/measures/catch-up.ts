import { join } from 'node:path';
import Database from 'better-sqlite3';
import { catchUpOnFloor } from '../floor/floor-catch-up.ts';
import { startFloor } from '../floor/floor-wire.ts';
import { benchStoreName, startBackend, untilValue, writeProfile } from '../lib/bench-backend.ts';
import { makeOrganization } from '../lib/bench-organization.ts';
import { fillFloorServer, fillHallwayServer, floorChat } from '../lib/fill-servers.ts';
import { startHallwayServer } from '../lib/hallway-wire.ts';
import type { BenchEffort, BenchMeasure, BenchResult } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

interface CatchUpTimes {
  /** Until the chat list is there with its newest messages. */
  readonly usableMs: number;
  /** Until every message is in the store. */
  readonly completeMs: number;
}

/** A new device of a person in a group with 100,000 messages, from its first connection to the whole history. */
export const catchUp: BenchMeasure = {
  name: 'catch-up',
  async run(effort) {
    const count = effort.isQuick ? 20_000 : 100_000;
    const { floor, hallway } = await alternate(effort, () => catchUpFloor(count), () => catchUpHallway(count));
    return results(effort, count, { floorMs: median(floor), usableMs: median(hallway.map(({ usableMs }) => usableMs)), completeMs: median(hallway.map(({ completeMs }) => completeMs)) });
  },
};

function results(effort: BenchEffort, count: number, times: { floorMs: number; usableMs: number; completeMs: number }): BenchResult[] {
  const { floorMs, usableMs, completeMs } = times;
  const what = `New device, ${count.toLocaleString('en-US')} messages`;
  return [
    { work: `${what}: usable`, unit: 'ms', isHigherBetter: false, hallway: usableMs, floor: null, aim: 'at once (SY13)', isReached: null },
    {
      work: `${what}: whole history in the store`,
      unit: 'ms',
      isHigherBetter: false,
      hallway: completeMs,
      floor: floorMs,
      aim: '≤ 2.5 × the floor, ahead of 6 s',
      isReached: effort.isQuick ? null : completeMs <= 2.5 * floorMs && completeMs < 6_000,
    },
  ];
}

function catchUpFloor(count: number): Promise<number> {
  return withScratchFolder(async (folder) => {
    const floor = await startFloor(folder, 'group');
    fillFloorServer(folder, count);
    try {
      const startedAtMs = performance.now();
      const fetched = await catchUpOnFloor(floor.socketUrl, floorChat, join(folder, 'store.sqlite'));
      if (fetched !== count) throw new Error(`The floor gave ${String(fetched)} of ${String(count)} messages.`);
      return performance.now() - startedAtMs;
    } finally {
      await floor.stop();
    }
  });
}

function catchUpHallway(count: number): Promise<CatchUpTimes> {
  return withScratchFolder(async (folder) => {
    const dataDir = join(folder, 'server');
    const organization = await makeOrganization(dataDir, 20, 'group');
    fillHallwayServer(dataDir, organization, count);
    const server = await startHallwayServer(dataDir);
    const profile = join(folder, 'profile');
    const userId = organization.userIds[0] ?? '';
    const token = organization.tokens[0] ?? '';
    writeProfile({ folder: profile, serverUrl: server.httpUrl, token, userId, organizationId: organization.organizationId });
    try {
      return await measureBackend(profile, count);
    } finally {
      await server.stop();
    }
  });
}

async function measureBackend(profile: string, count: number): Promise<CatchUpTimes> {
  const startedAtMs = performance.now();
  const backend = await startBackend(profile);
  try {
    await untilValue(backend.client, { name: 'chatList', params: {} }, (chats) => chats.some(({ lastMessage }) => lastMessage !== null));
    const usableMs = performance.now() - startedAtMs;
    await untilValue(backend.client, { name: 'connection', params: {} }, ({ history }) => history.chatsTotal > 0 && history.chatsComplete === history.chatsTotal);
    const completeMs = performance.now() - startedAtMs;
    const store = new Database(join(profile, 'stores', `${benchStoreName}.sqlite`), { readonly: true });
    const stored = store.prepare('SELECT COUNT(*) FROM messages').pluck().get();
    store.close();
    if (stored !== count) throw new Error(`${String(stored)} of ${String(count)} messages are in the store.`);
    return { usableMs, completeMs };
  } finally {
    backend.stop();
  }
}
