import { startChaosProxy, pass, type Fate } from '../chaos-proxy.ts';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { untilAlike } from '../support/busy-group.ts';
import { startDevice } from '../support/device.ts';
import { messagesIn, serverFileOf, storedOnce } from '../support/log-audit.ts';
import { makeOtherBuild } from '../support/other-build.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { until } from '../support/until.ts';
import { protocolVersion } from '#shared/protocol/protocol-version';

const { current, floor } = protocolVersion;
const next = current + 1;

/** Who speaks other versions, and what the device is to say. */
interface Meeting {
  readonly name: string;
  readonly server: { current: number; floor: number };
  readonly device: { current: number; floor: number };
  /** The code of the refusal, or null where they understand each other. */
  readonly refusal: 'client_too_old' | 'server_too_old' | null;
}

const meetings: readonly Meeting[] = [
  { name: 'a newer server that does not know this device’s version any more', server: { current: next, floor: next }, device: { current, floor }, refusal: 'client_too_old' },
  { name: 'a newer device that does not know this server’s version any more', server: { current, floor }, device: { current: next, floor: next }, refusal: 'server_too_old' },
  { name: 'a newer server that still understands', server: { current: next, floor }, device: { current, floor }, refusal: null },
  { name: 'a newer device that still understands', server: { current, floor }, device: { current: next, floor }, refusal: null },
  { name: 'an older server', server: { current: floor, floor }, device: { current, floor }, refusal: null },
  { name: 'an older device', server: { current, floor }, device: { current: floor, floor }, refusal: null },
];

/** Fault 16: device and server are of different versions. */
export const versionsDiffer: FaultRow = {
  number: 16,
  title: 'Newer and older devices and servers (builds that speak other protocol versions), and frames with unknown fields',
  invariant: 'They understand each other or refuse with the right reason and stop trying; what was typed waits and arrives after the update; unknown fields are ignored',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('refused cleanly', 'understood', 'lost');
    try {
      for (const meeting of effort.isShort ? meetings.slice(0, 1) : meetings) await tally.case(meeting.name, () => meet(stage, meeting, tally));
      await tally.case('unknown fields', () => addUnknownFields(stage, tally));
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function meet(stage: Stage, meeting: Meeting, tally: Tally): Promise<void> {
  const dataDir = stage.copyData();
  const serverRoot = makeOtherBuild(stage, meeting.server);
  const deviceRoot = makeOtherBuild(stage, meeting.device);
  // The device has been here before, when both were of one version.
  const known = await startServerProcess(dataDir);
  const profile = stage.makeProfile(stage.ben, known.url);
  const before = await startDevice(profile);
  await before.settle();
  await before.kill();
  await known.stop();
  let server = await startServerProcess(dataDir, { port: known.port, root: serverRoot });
  let device = await startDevice(profile, { root: deviceRoot });
  try {
    await device.call('sendMessage', { chatId: stage.chatId, body: 'typed meanwhile', replyToMessageId: null });
    if (meeting.refusal === null) tally.count('understood');
    else {
      await until(async () => {
        const { connection, waitingCount } = await device.read('connection', {});
        return { isReached: connection.status === 'offline' && connection.code === meeting.refusal && connection.retryAtMs === null && waitingCount === 1, seen: connection };
      }, 10_000, 'the device never said why');
      tally.check(server.isRunning() && device.isRunning(), 'a program ended');
      tally.count('refused cleanly');
      await device.kill();
      await server.stop();
      server = await startServerProcess(dataDir, { port: known.port });
      device = await startDevice(profile);
    }
    await device.settle();
    await untilAlike(stage, dataDir, profile);
    const own = messagesIn(serverFileOf(dataDir), stage.chatId).map(({ body }) => body).filter((body) => body === 'typed meanwhile');
    tally.count('lost', own.length === 0 ? 1 : 0);
    tally.check(storedOnce(own, 1), 'what was typed meanwhile is not there once');
  } finally {
    await device.kill();
    await server.kill();
  }
}

/** A field that this version does not know, in every object of every frame, both ways. */
async function addUnknownFields(stage: Stage, tally: Tally): Promise<void> {
  const server = await startServerProcess(stage.copyData());
  const add = ({ text }: { text: string | null }): Fate => (text === null ? pass : { kind: 'replace', text: JSON.stringify(withUnknown(JSON.parse(text))) });
  const proxy = await startChaosProxy(server.port, { onUp: add, onDown: add });
  const device = await startDevice(stage.makeProfile(stage.ada, proxy.url));
  try {
    await device.settle();
    await device.call('sendMessage', { chatId: stage.chatId, body: 'with unknown fields', replyToMessageId: null });
    await device.settle();
    await untilAlike(stage, server.dataDir, device.profileFolder);
    const own = messagesIn(serverFileOf(server.dataDir), stage.chatId).filter(({ body }) => body === 'with unknown fields');
    tally.check(own.length === 1, 'the message did not arrive');
    tally.count('understood');
  } finally {
    await device.kill();
    await proxy.close();
    await server.kill();
  }
}

function withUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (typeof value !== 'object' || value === null) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withUnknown(inner)])), notKnownYet: { of: 'a later version' } };
}
