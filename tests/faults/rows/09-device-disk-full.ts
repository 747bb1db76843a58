import { rmSync } from 'node:fs';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { keepBusy, untilAlike } from '../support/busy-group.ts';
import { DeviceRefusal, startDevice, type Device } from '../support/device.ts';
import { messagesIn, serverFileOf, storedOnce } from '../support/log-audit.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 9: a device's disk is full. */
export const deviceDiskFull: FaultRow = {
  number: 9,
  title: 'Device’s disk full (small `tmpfs`), while it writes, while others write, and at its start',
  invariant: 'Writing is refused with “disk full”, nothing taken is lost, the device runs on and catches up when there is space',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('typed', 'refused', 'lost', 'duplicated');
    const server = await startServerProcess(stage.copyData());
    try {
      for (let round = 1; round <= (effort.isShort ? 1 : 12); round += 1) {
        await tally.case(`round ${round}`, () => fillDisk({ stage, server, tally, round, random: createRandom(effort.seed + round) }));
      }
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
  readonly round: number;
  readonly random: () => number;
}

const diskKibibytes = 4_096;
const largestLeftBytes = 60_000;

async function fillDisk(parts: Parts): Promise<void> {
  const { stage, server, tally, random } = parts;
  const folder = stage.makeFolder('disk');
  const disk = mountSmallDisk(folder, diskKibibytes);
  if (disk === null) return tally.note('no file system may be mounted here: this fault was not made');
  let device = await startDevice(stage.makeProfile(stage.ben, server.url, { folder }));
  try {
    await device.settle();
    const typed: string[] = [];
    disk.fill(Math.floor(random() * largestLeftBytes));
    await typeUntilRefused(parts, device, typed);
    await keepBusy(server.url, { stage, token: stage.ada.tokens[0], count: 30, random });
    tally.check(device.isRunning(), 'the device ended');
    if (parts.round % 2 === 0) device = await startWhileFull(device, tally);
    disk.clear();
    await recover(parts, { device, disk, typed });
  } finally {
    await device.kill();
    disk.unmount();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function typeUntilRefused({ stage, tally, round }: Parts, device: Device, typed: string[]): Promise<void> {
  for (let number = 1; number <= 200; number += 1) {
    const body = `round ${round}, ${number} ${'x'.repeat(500)}`;
    try {
      await device.call('sendMessage', { chatId: stage.chatId, body, replyToMessageId: null });
      typed.push(body);
    } catch (error) {
      if (!(error instanceof DeviceRefusal)) throw error;
      tally.count('refused');
      tally.check(error.code === 'disk_full', `writing was refused with ${error.code}`);
      return;
    }
  }
  throw new Error('The disk was never full');
}

/** A device that is started on a full disk may say that it cannot open its store; it must not end, or throw anything away. */
async function startWhileFull(device: Device, tally: Tally): Promise<Device> {
  await device.kill();
  const next = await startDevice(device.profileFolder);
  const session = await next.read('session', {});
  tally.count(session.status === 'storeFailed' ? 'starts that told of the full disk' : 'starts that could read');
  if (session.status === 'storeFailed') tally.check(session.error.code === 'disk_full', `the start was refused with ${session.error.code}`);
  return next;
}

async function recover({ stage, server, tally, round }: Parts, { device, typed }: { device: Device; disk: SmallDisk; typed: string[] }): Promise<void> {
  let running = device;
  if ((await running.read('session', {})).status === 'storeFailed') {
    await running.kill();
    running = await startDevice(device.profileFolder);
  }
  try {
    await running.call('reconnectNow', {});
    await running.call('sendMessage', { chatId: stage.chatId, body: `round ${round}, after`, replyToMessageId: null });
    typed.push(`round ${round}, after`);
    await running.settle(60_000);
    await untilAlike(stage, server.dataDir, running.profileFolder, 40_000);
  } finally {
    await running.kill();
  }
  const own = messagesIn(serverFileOf(server.dataDir), stage.chatId).map(({ body }) => body).filter((body) => body.startsWith(`round ${round},`));
  const lost = typed.filter((body) => !own.includes(body)).length;
  tally.count('typed', typed.length);
  tally.count('lost', lost);
  tally.count('duplicated', own.length - new Set(own).size);
  tally.check(lost === 0 && storedOnce(own, typed.length), `${lost} of ${typed.length} taken messages are lost, ${own.length} are there`);
}
