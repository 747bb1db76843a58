import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { startBackend, untilValue, writeProfile, type BenchBackend } from '../lib/bench-backend.ts';
import { ordinaryBody } from '../lib/chat-wire.ts';
import { startHallway, type HallwayWire } from '../lib/hallway-wire.ts';
import type { BenchMeasure } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { withWire } from '../lib/side-by-side.ts';
import { median, percentile } from '../lib/statistics.ts';

const people = 200;
const perSecond = 20;
const aimsMs = [[50, 20], [99, 60]] as const;

/**
 * Two whole devices in a group with 200 people online: from the sender's call to the live query of the other device.
 * Both devices and the 198 other connections share this thread, which is more than one person's computer bears.
 */
export const delivery: BenchMeasure = {
  name: 'delivery',
  async run(effort) {
    const runs: number[][] = [];
    for (let repeat = 0; repeat < effort.repeats; repeat += 1) runs.push(await measure(effort.isQuick ? 60 : 200));
    return aimsMs.map(([percent, aimMs]) => {
      const hallway = median(runs.map((latencies) => percentile(latencies, percent)));
      return { work: `Sender’s call to the other device’s view, 200 online: p${String(percent)}`, unit: 'ms', isHigherBetter: false, hallway, floor: null, aim: `≤ ${String(aimMs)} ms`, isReached: hallway <= aimMs };
    });
  },
};

function measure(count: number): Promise<number[]> {
  return withScratchFolder((folder) =>
    withWire((dataDir) => startHallway(dataDir, people, 'group'), async (hallway) => {
      const others: WebSocket[] = [];
      for (let person = 2; person < people; person += 1) others.push(await hallway.connect(person));
      const devices = [await openDevice(folder, hallway, 0), await openDevice(folder, hallway, 1)] as const;
      try {
        return await exchange(devices, { chatId: hallway.organization.chatIds[0] ?? '', count });
      } finally {
        for (const device of devices) device.stop();
        for (const socket of others) socket.terminate();
      }
    }),
  );
}

async function openDevice(folder: string, { organization, server }: HallwayWire, person: number): Promise<BenchBackend> {
  const profile = join(folder, `person-${String(person)}`);
  mkdirSync(profile);
  writeProfile({ folder: profile, serverUrl: server.httpUrl, token: organization.tokens[person] ?? '', userId: organization.userIds[person] ?? '', organizationId: organization.organizationId });
  const device = await startBackend(profile);
  await untilValue(device.client, { name: 'chatList', params: {} }, (chats) => chats.length > 0);
  await untilValue(device.client, { name: 'connection', params: {} }, ({ connection }) => connection.status === 'connected');
  return device;
}

/** The first device writes at a steady pace; gives the milliseconds until the second one shows each message. */
async function exchange([sender, receiver]: readonly [BenchBackend, BenchBackend], { chatId, count }: { chatId: string; count: number }): Promise<number[]> {
  const sentAtMs: number[] = [];
  const latencies = new Map<number, number>();
  const end = receiver.client.subscribe('messages', { chatId, anchorSeq: null, before: 60, after: 0 }, ({ messages }) => {
    const shownAtMs = performance.now();
    for (const { body } of messages) {
      const index = Number(body.slice(0, body.indexOf(' ')));
      const sentAt = sentAtMs[index];
      if (sentAt !== undefined && !latencies.has(index)) latencies.set(index, shownAtMs - sentAt);
    }
  });
  for (let index = 0; index < count; index += 1) {
    sentAtMs.push(performance.now());
    await sender.client.call('sendMessage', { chatId, body: `${String(index)} ${ordinaryBody}`, replyToMessageId: null });
    await wait(1_000 / perSecond);
  }
  await wait(1_000);
  end();
  if (latencies.size !== count) throw new Error(`${String(latencies.size)} of ${String(count)} messages were shown.`);
  return [...latencies.values()];
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
