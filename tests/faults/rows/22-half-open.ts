import { join } from 'node:path';
import { startChaosProxy, type ChaosProxy } from '../chaos-proxy.ts';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { untilAlike } from '../support/busy-group.ts';
import { startDevice } from '../support/device.ts';
import { messagesIn, serverFileOf, storedOnce } from '../support/log-audit.ts';
import { projectRoot, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { until } from '../support/until.ts';

const noticedWithinMs = 30_000;
/** A busy computer’s timers are late by as much. */
const lateMs = 1_000;
/** In the short form the timers of both programs run so many times as fast. */
const shortSpeed = 10;

/** Fault 22: the connection is dead, and nobody says so. */
export const halfOpen: FaultRow = {
  number: 22,
  title: 'Connection half open: both sockets stay, nothing comes through',
  invariant: 'Both sides notice within 30 s; what was typed meanwhile arrives, once, on the next connection',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('device noticed after ms', 'server noticed after ms', 'lost');
    const speed = effort.isShort ? shortSpeed : 1;
    if (effort.isShort) tally.note(`time ${shortSpeed} times as fast`);
    const server = await startServerProcess(stage.copyData(), {
      nodeOptions: ['--import', join(projectRoot, 'tests/faults/support/wrong-clock.ts')], environment: { FAULTS_TIMER_SPEED: String(speed) },
    });
    try {
      const cases = effort.isShort ? 1 : 4;
      await Promise.all(Array.from({ length: cases }, (_, index) => tally.case(`connection ${index + 1}`, () => goSilent({ stage, server, tally, speed }, index))));
    } finally {
      await server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};

interface Parts {
  readonly stage: Stage;
  readonly server: ServerProcess;
  readonly tally: Tally;
  readonly speed: number;
}

async function goSilent({ stage, server, tally, speed }: Parts, index: number): Promise<void> {
  const proxy = await startChaosProxy(server.port);
  const device = await startDevice(stage.makeProfile(stage.ben, proxy.url, { device: index }), { speed, seed: index });
  try {
    await device.settle();
    // Not all at the same point between two pings.
    await new Promise((resolve) => setTimeout(resolve, (index * 3_000) / speed));
    const startedMs = performance.now();
    proxy.weather.isHalfOpen = true;
    const typed = `typed into the silence ${index}`;
    await device.call('sendMessage', { chatId: stage.chatId, body: typed, replyToMessageId: null });
    const sides = [noticedByDevice(device.read.bind(device)), noticedByServer(proxy)];
    const [deviceMs = 0, serverMs = 0] = (await Promise.all(sides)).map((atMs) => (atMs - startedMs) * speed);
    tally.largest('device noticed after ms', deviceMs);
    tally.largest('server noticed after ms', serverMs);
    tally.check(deviceMs <= noticedWithinMs + lateMs * speed, `the device noticed after ${Math.round(deviceMs)} ms`);
    tally.check(serverMs <= noticedWithinMs + lateMs * speed, `the server noticed after ${Math.round(serverMs)} ms`);
    proxy.weather.isHalfOpen = false;
    await device.call('reconnectNow', {});
    await device.settle();
    await untilAlike(stage, server.dataDir, device.profileFolder);
    const own = messagesIn(serverFileOf(server.dataDir), stage.chatId).map(({ body }) => body).filter((body) => body === typed);
    tally.count('lost', own.length === 0 ? 1 : 0);
    tally.check(storedOnce(own, 1), 'what was typed into the silence is not there once');
  } finally {
    await device.kill();
    await proxy.close();
  }
}

const waitedMs = 45_000;

async function noticedByDevice(read: (name: 'connection', params: Record<string, never>) => Promise<{ connection: { status: string } }>): Promise<number> {
  await until(async () => ({ isReached: (await read('connection', {})).connection.status === 'offline' }), waitedMs, 'the device never noticed');
  return performance.now();
}

/** The server ends its side of the line when it gives the connection up. */
async function noticedByServer(proxy: ChaosProxy): Promise<number> {
  await until(() => ({ isReached: proxy.serverEndedCount() > 0 }), waitedMs, 'the server never noticed');
  return performance.now();
}
