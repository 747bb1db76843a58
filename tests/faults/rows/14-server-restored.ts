import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { untilAlike } from '../support/busy-group.ts';
import { startDevice, type Device } from '../support/device.ts';
import { auditServer, messagesIn, serverFileOf } from '../support/log-audit.ts';
import { runServerProgram } from '../support/run-program.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 14: the server's data is put back to an older copy, while devices hold what came after it. */
export const serverRestored: FaultRow = {
  number: 14,
  title: 'Server restored from an older copy, with devices that hold what came after it (by `npm run backup` and `restore`, which begins a new epoch, and by copying the file, which does not)',
  invariant: 'Every message of a device’s own person comes back, once; no place is given to two; all devices and the server hold the same',
  async run(effort: Effort): Promise<Outcome> {
    const tally = new Tally('devices', 'written after the copy', 'lost', 'duplicated');
    const stage = await createStage();
    try {
      for (const hasNewEpoch of effort.isShort ? [true] : [true, false]) {
        await tally.case(hasNewEpoch ? 'with a new epoch' : 'with the old epoch', () => restore(stage, { hasNewEpoch, effort, tally }));
      }
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function restore(stage: Stage, { hasNewEpoch, effort, tally }: { hasNewEpoch: boolean; effort: Effort; tally: Tally }): Promise<void> {
  const random = createRandom(effort.seed);
  const dataDir = stage.copyData();
  const first = await startServerProcess(dataDir);
  const devices = await startDevices(stage, first.url, effort.isShort ? 3 : 20);
  let running = first;
  try {
    await writeFromAll(stage, devices, { name: 'before', count: effort.isShort ? 9 : 100, random });
    await Promise.all(devices.map((device) => device.settle(60_000)));
    const copy = join(stage.makeFolder('copy'), 'hallway.sqlite');
    await runServerProgram('backup.js', ['--to', copy], dataDir);
    const written = await writeFromAll(stage, devices, { name: 'after', count: effort.isShort ? 30 : 1_000, random });
    // Some have not even left their device when the server goes.
    await first.kill();
    written.push(...(await writeFromAll(stage, devices, { name: 'offline', count: devices.length, random })));
    await putBack(dataDir, copy, hasNewEpoch);
    running = await startServerProcess(dataDir, { port: first.port });
    await Promise.all(devices.map((device) => device.call('reconnectNow', {})));
    for (const device of devices) await device.settle(120_000);
    for (const device of devices) await untilAlike(stage, dataDir, device.profileFolder, 60_000);
    const own = messagesIn(serverFileOf(dataDir), stage.chatId).map(({ body }) => body);
    const lost = written.filter((body) => !own.includes(body)).length;
    tally.count('devices', devices.length);
    tally.count('written after the copy', written.length);
    tally.count('lost', lost);
    tally.check(lost === 0, `${lost} of ${written.length} messages did not come back`);
    const { duplicated, problems } = auditServer(dataDir, { acknowledged: new Map(), sent: new Map() });
    tally.count('duplicated', duplicated);
    for (const problem of problems) tally.fail(problem);
  } finally {
    await Promise.all(devices.map((device) => device.kill()));
    await running.kill();
    await first.kill();
  }
}

async function startDevices(stage: Stage, url: string, count: number): Promise<Device[]> {
  const people = [stage.ada, stage.ben, stage.cleo];
  const devices: Device[] = [];
  for (let number = 0; number < count; number += 1) {
    const person = people[number % people.length] ?? stage.ada;
    devices.push(await startDevice(stage.makeProfile(person, url, { device: Math.floor(number / people.length) }), { seed: number }));
  }
  for (const device of devices) await device.settle(60_000);
  return devices;
}

async function writeFromAll(stage: Stage, devices: readonly Device[], { name, count, random }: { name: string; count: number; random: () => number }): Promise<string[]> {
  const bodies = Array.from({ length: count }, (_, number) => `${name} ${number} ${Math.floor(random() * 1e9)}`);
  await Promise.all(devices.map(async (device, place) => {
    for (const body of bodies.filter((_, number) => number % devices.length === place)) await device.call('sendMessage', { chatId: stage.chatId, body, replyToMessageId: null });
  }));
  return bodies;
}

/** With a new epoch the copy is put back by our own program; without one, as by somebody who copies the file by hand. */
async function putBack(dataDir: string, copy: string, hasNewEpoch: boolean): Promise<void> {
  if (hasNewEpoch) return void (await runServerProgram('restore.js', ['--from', copy, '--yes'], dataDir));
  const file = serverFileOf(dataDir);
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  cpSync(copy, file);
}
