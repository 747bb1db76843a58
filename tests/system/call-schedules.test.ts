import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUser } from '#server/accounts/create-user';
import { CallRoster } from '#server/calls/call-roster';
import type { CoreApi } from '#server/core/core-api';
import { createCore } from '#server/core/create-core';
import type { CommandRequest } from '#server/core/tick';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import type { SqlDatabase } from '#server/store/sql-database';
import { directChatId, newId } from '#shared/domain/ids';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import { createHandClock } from '../../renderer/testing/hand-clock.ts';
import { createRandom } from './support/seeded-random.ts';
import { SimulatedDevice } from './support/simulated-device.ts';

const schedules = 90;
const stepsPerSchedule = 30;
const seed = Number(process.env['HALLWAY_TEST_SEED'] ?? Date.now() % 1_000_000);

let folder: string;
let core: CoreApi;
let database: SqlDatabase;
let devices: SimulatedDevice[];
let chatIds: string[];
let head = 0;
/** How many people were looked at while they were in a call. */
let metCount = 0;
const clock = createHandClock();
const roster = new CallRoster();
const random = createRandom(seed);
const below = (count: number): number => Math.floor(random() * count);
const pick = <Value>(values: readonly Value[]): Value | undefined => values[below(values.length)];

beforeAll(async () => {
  clock.advance(1_700_000_000_000);
  folder = mkdtempSync(join(tmpdir(), 'hallway-schedules-'));
  await prepareDatabase({ databaseUrl: null, dataDir: folder, organizationName: 'Blue Harbour' }, clock.nowMs());
  database = openSqlDatabase({ databaseUrl: null, dataDir: folder });
  const organizationId = (await database.get<{ id: string }>('SELECT id FROM organizations'))?.id ?? '';
  const userIds: string[] = [];
  for (const name of ['ada', 'ben', 'cleo']) {
    const user = { organizationId, email: `${name}@example.org`, displayName: name, role: 'member', passwordHash: null, nowMs: clock.nowMs() } as const;
    userIds.push(await database.transaction((writer) => createUser(writer, user)));
  }
  core = createCore(database, clock);
  const [ada = '', ben = '', cleo = ''] = userIds;
  chatIds = [directChatId(organizationId, ada, ben), newId()];
  const [direct = '', group = ''] = chatIds;
  await core.tick([
    { sessionId: 1, userId: ada, command: { id: newId(), intent: { kind: 'chat.createDirect', chatId: direct, userId: ben } } },
    { sessionId: 1, userId: ada, command: { id: newId(), intent: { kind: 'chat.createGroup', chatId: group, name: 'Pier', topic: null, memberIds: [ben, cleo] } } },
  ]);
  devices = [];
  for (const [index, userId] of [ada, ada, ben, ben, cleo].entries()) devices.push(await SimulatedDevice.create({ id: index + 1, userId, organizationId, folder, clock, core }));
});

afterAll(async () => {
  for (const device of devices) device.close();
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets everything that waits for nothing but a turn happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function tick(requests: readonly CommandRequest[]): Promise<void> {
  if (requests.length === 0) return;
  for (const { results, calls, head: newHead } of await core.tick(requests)) {
    head = newHead;
    for (const call of calls) roster.follow(call, clock.nowMs());
    for (const { sessionId, result } of results) {
      const device = devices.find(({ id }) => id === sessionId);
      if (device?.isConnected === true) device.results.push(JSON.parse(result) as CommandResult);
    }
  }
}

async function arrive(device: SimulatedDevice, frames: readonly UpFrame[]): Promise<void> {
  await tick(frames.flatMap((frame) => (frame.type === 'commands' ? frame.commands.map((command) => ({ sessionId: device.id, userId: device.userId, command })) : [])));
  for (const frame of frames) if (frame.type === 'callPulse') roster.pulse({ userId: device.userId, ...frame }, clock.nowMs());
}

/** Frames go there, answers come back, and rows with them, unless they have to be pulled later. */
async function exchange(device: SimulatedDevice, withRows = true): Promise<void> {
  if (!device.isConnected) return;
  await arrive(device, device.outgoing.splice(0));
  if (withRows) await device.pull(head);
  device.takeResults();
  await turn();
}

/** Windows pulse, time passes, and the server does what is due. */
async function pass(durationMs: number): Promise<void> {
  const media = devices.filter((device) => device.isWindowOpen);
  for (const device of media) device.pulse(media.filter((other) => other !== device).flatMap((other) => other.joinIds()).slice(0, 12));
  clock.advance(durationMs);
  await turn();
  await tick(roster.due(clock.nowMs()).map(({ duty, initiatedById }) => ({ sessionId: 0, userId: initiatedById, command: { id: newId(), intent: duty } })));
}

async function passAll(durationMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < durationMs; passedMs += 500) {
    await pass(500);
    for (const device of devices) await exchange(device);
  }
}

const refused = (): void => undefined;
const liveCallIds = (device: SimulatedDevice) => device.store.all<{ id: string }>(`SELECT id FROM call_sessions WHERE status <> 'ended'`).map(({ id }) => id);

type Action = (device: SimulatedDevice) => Promise<unknown> | void;

/** What people do, with networks that only take their time. */
const calmActions: readonly Action[] = [
  (device) => void device.service.start({ chatId: pick(device.userId === devices.at(-1)?.userId ? chatIds.slice(1) : chatIds) ?? '', media: 'audio', windowId: device.windowId }).catch(refused),
  (device) => {
    const callId = pick(liveCallIds(device));
    if (callId !== undefined) void device.service.join({ callId, windowId: device.windowId, isAudioEnabled: true, isVideoEnabled: false }).catch(refused);
  },
  (device) => {
    const callId = pick(liveCallIds(device));
    if (callId !== undefined) void device.service.join({ callId, windowId: device.windowId, isAudioEnabled: true, isVideoEnabled: false }).catch(refused);
  },
  (device) => {
    const callId = pick([...device.service.deviceCalls()].flatMap(([id, call]) => (call.phase === 'incoming' ? [id] : [])));
    if (callId !== undefined) device.service.decline(callId);
  },
  (device) => {
    const callId = pick([...device.service.deviceCalls().keys()]);
    if (callId !== undefined) device.service.leave({ callId, hasFailed: random() < 0.2 });
  },
  () => pass(below(500)),
];

/** With networks that break, answers that come without their rows, windows that close, and time that runs out, too. */
const wildActions: readonly Action[] = [
  ...calmActions,
  (device) => (device.isConnected ? arrive(device, device.disconnect(below(device.outgoing.length + 1))) : device.connect()),
  (device) => device.connect(),
  (device) => void (device.isWindowOpen = !device.isWindowOpen),
  () => pass(below(4_000)),
  (device) => exchange(device, false),
];

async function statusesIn(reader: { all: (sql: string) => unknown }): Promise<unknown> {
  return {
    calls: await reader.all('SELECT id, status, end_reason, started_at, ended_at FROM call_sessions ORDER BY id'),
    people: await reader.all('SELECT call_session_id, user_id, status, join_id, left_at FROM call_participants ORDER BY call_session_id, user_id'),
  };
}

/** With everybody connected and every word arrived, each is in a call on one device, and rings only where they are rung. */
async function expectAgreement(hint: string): Promise<void> {
  const people = await database.all<{ call_session_id: string; user_id: string; status: string; join_id: string | null }>(
    `SELECT call_session_id, user_id, call_participants.status, join_id FROM call_participants JOIN call_sessions ON call_sessions.id = call_session_id WHERE call_sessions.status <> 'ended'`,
  );
  metCount += people.filter(({ status }) => status === 'joined').length;
  for (const one of people) {
    const phases = devices.filter(({ userId }) => userId === one.user_id).map((device) => ({ call: device.service.deviceCalls().get(one.call_session_id) ?? null }));
    const inside = phases.flatMap(({ call }) => (call !== null && 'joinId' in call ? [call.joinId] : []));
    expect(inside, `${hint}: ${JSON.stringify({ one, phases })}`).toEqual(one.status === 'joined' ? [one.join_id] : []);
    if (!['invited', 'ringing', 'busy'].includes(one.status)) expect(phases.filter(({ call }) => call?.phase === 'incoming'), hint).toEqual([]);
  }
}

async function runSchedule(number: number): Promise<void> {
  const hint = `seed ${seed}, schedule ${number}`;
  const isCalm = number % 3 === 0;
  for (const device of devices) {
    device.isWindowOpen = true;
    if (isCalm || random() < 0.85) device.connect();
    await exchange(device);
  }
  for (let step = 0; step < stepsPerSchedule; step += 1) {
    const device = pick(devices);
    if (device !== undefined) await pick(isCalm ? calmActions : wildActions)?.(device);
    await turn();
    for (const other of devices) if (random() < 0.6) await exchange(other);
  }
  for (const device of devices) {
    device.isWindowOpen = true;
    device.connect();
  }
  // Where something broke, whoever is believed in a call without a window is shown out within ten seconds.
  await passAll(isCalm ? 3_000 : 12_000);
  await expectAgreement(hint);
  await passAll(31_000);
  const rung = await database.all(`SELECT user_id FROM call_participants WHERE status IN ('invited', 'ringing')`);
  expect(rung, hint).toEqual([]);
  await expectAgreement(hint);
  for (const device of devices) device.isWindowOpen = false;
  await passAll(30_000);
  const stored = await statusesIn(database);
  expect((stored as { calls: { status: string }[] }).calls.filter(({ status }) => status !== 'ended'), hint).toEqual([]);
  for (const device of devices) expect([...device.service.deviceCalls()], `${hint}, device ${device.id}`).toEqual([]);
}

it(`C14: in ${schedules} random schedules every ring ends everywhere alike, and nobody is in a call on two devices`, async () => {
  process.stdout.write(`HALLWAY_TEST_SEED=${seed}\n`);
  for (let number = 0; number < schedules; number += 1) await runSchedule(number);
  const stored = await statusesIn(database);
  expect((stored as { calls: unknown[] }).calls.length).toBeGreaterThan(schedules / 2);
  for (const device of devices.slice(0, 4)) expect(await statusesIn(device.store)).toEqual(stored);
  expect(metCount).toBeGreaterThan(schedules / 4);
  const reasons = await database.all<{ end_reason: string }>('SELECT DISTINCT end_reason FROM call_sessions');
  expect(reasons.length).toBeGreaterThan(3);
}, 180_000);
