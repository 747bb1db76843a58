import { pickOne } from './acting.ts';
import type { FrameFault } from './link.ts';
import type { FaultKind, PlannedFault } from './plan.ts';
import type { DatabaseFault } from './simulated-database.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

interface FaultContext {
  readonly world: World;
  readonly device: SimulatedDevice;
  readonly fault: PlannedFault;
}

const dayMs = 86_400_000;
const slowReaderBytes = 3_000_000;
const frameFaults: readonly FrameFault[] = ['duplicate', 'swap', 'cutBefore', 'cutAfter'];
const databaseFaults: readonly DatabaseFault[] = ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC'];
const storeFaults = ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE'] as const;

/** Short mostly, sometimes long: by the roll, from 20 ms to 40 s. */
function durationMs(roll: number): number {
  return Math.floor(20 + 40_000 * roll ** 4);
}

function cutLinks(device: SimulatedDevice, roll: number): void {
  for (const link of device.links) link.cut(pickOne(['nothing', 'up', 'down'] as const, roll));
}

function later(world: World, roll: number, work: () => void): void {
  world.time.after(durationMs(roll), () => (world.isQuiet ? undefined : work()));
}

const carryOut: Readonly<Record<FaultKind, (context: FaultContext) => Promise<unknown> | void>> = {
  offline({ world, device, fault }) {
    device.weather.isOffline = true;
    cutLinks(device, fault.item);
    later(world, fault.more, () => {
      device.weather.isOffline = false;
    });
  },
  slowLink({ world, device, fault }) {
    device.weather.upMs = Math.floor(fault.item * 800);
    device.weather.downMs = Math.floor(fault.chat * 800);
    later(world, fault.more, () => void Object.assign(device.weather, { upMs: 2, downMs: 2 }));
  },
  cut: ({ device, fault }) => cutLinks(device, fault.item),
  halfOpen({ device }) {
    for (const link of device.links) link.isHalfOpen = true;
  },
  frameUp: ({ device, fault }) => void device.weather.up.push(pickOne(frameFaults, fault.item) ?? 'cutAfter'),
  frameDown: ({ device, fault }) => void device.weather.down.push(pickOne(frameFaults, fault.item) ?? 'cutAfter'),
  async killServer({ world, fault }) {
    await world.server.kill();
    later(world, fault.more * 0.8, () => void world.server.start());
  },
  killDevice({ world, device, fault }) {
    device.kill();
    later(world, fault.more * 0.8, () => void device.start());
  },
  databaseFailure({ world, fault }) {
    world.server.database?.plan({ code: pickOne(databaseFaults, fault.item ** 2) ?? 'SQLITE_FULL', atStatement: 1 + Math.floor(fault.more * 6) });
  },
  storeFailure: ({ device, fault }) => void (device.storeFailure = pickOne(storeFaults, fault.item) ?? null),
  backup: ({ world }) => world.server.takeBackup(),
  async restore({ world, fault }) {
    const head = await world.server.restoreBackup();
    if (head === null) return;
    world.recorder.add({ type: 'fault', kind: 'restore', head });
    later(world, fault.more * 0.6, () => void world.server.start());
  },
  copyProfile: ({ device }) => device.copyProfile(),
  putProfileBack({ world, device, fault }) {
    if (!device.putOldProfileBack()) return;
    world.recorder.add({ type: 'fault', kind: 'wipe', device: device.name });
    later(world, fault.more * 0.5, () => void device.start());
  },
  clockStep({ world, device, fault }) {
    const actor = fault.chat < 0.4 ? world.server : device;
    actor.offsetMs += Math.round((fault.item * 2 - 1) * dayMs);
  },
  slowReader({ world, device, fault }) {
    for (const { socket } of device.links) socket.bufferedAmount = slowReaderBytes;
    later(world, fault.more, () => {
      for (const { socket } of device.links) socket.bufferedAmount = 0;
    });
  },
};

/** Lets one fault of the schedule happen. */
export async function letHappen(world: World, fault: PlannedFault): Promise<void> {
  const device = pickOne(world.devices, fault.device);
  if (device === undefined) return;
  const details = `${device.name} ${fault.item.toFixed(2)} ${fault.more.toFixed(2)} ${fault.chat.toFixed(2)}`;
  world.recorder.add({ type: 'fault', kind: fault.kind === 'restore' ? 'wantRestore' : fault.kind, detail: details });
  await carryOut[fault.kind]({ world, device, fault });
}
