import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { keepBusy, untilAlike } from '../support/busy-group.ts';
import { startDevice, type Device } from '../support/device.ts';
import { look, messagesIn, serverFileOf } from '../support/log-audit.ts';
import { Sender } from '../support/sender.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { hasStrace, watchCalls, withoutStrace, writeCalls, type WriteCall } from '../support/strace.ts';
import { Tally } from '../support/tally.ts';
import { pause } from '../support/until.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 2: a device is killed while it takes in what others write and sends its own, and before each single write. */
export const deviceKilled: FaultRow = {
  number: 2,
  title: 'Device killed (`kill -9`) in the middle of syncing and sending, and before each write of one message sent and of one received',
  invariant: 'Cursor and rows moved together; every word the device took is there; it goes on without gap or double',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('kills', 'typed', 'lost', 'duplicated', 'cursor apart from rows');
    try {
      await onServer(stage, (server) => killAtRandom({ stage, server, effort, tally }));
      if (hasStrace()) await onServer(stage, (server) => killAtEachWrite({ stage, server, effort, tally }));
      else tally.note(withoutStrace);
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function onServer(stage: Stage, work: (server: ServerProcess) => Promise<void>): Promise<void> {
  const server = await startServerProcess(stage.copyData());
  try {
    await work(server);
  } finally {
    await server.kill();
  }
}

interface Parts {
  readonly stage: Stage;
  readonly server: ServerProcess;
  readonly effort: Effort;
  readonly tally: Tally;
}

async function killAtRandom({ stage, server, effort, tally }: Parts): Promise<void> {
  const random = createRandom(effort.seed);
  const profile = stage.makeProfile(stage.ben, server.url);
  const typed: string[] = [];
  const kills = effort.isShort ? 2 : 40;
  for (let kill = 1; kill <= kills; kill += 1) {
    await tally.case(`kill ${kill}`, async () => {
      const device = await startDevice(profile, { seed: effort.seed + kill });
      const busy = keepBusy(server.url, { stage, token: stage.ada.tokens[0], count: 80, random });
      const writing = type(device, { stage, typed, name: `typed ${kill}` });
      await pause(random() * 250);
      await device.kill();
      await Promise.all([busy, writing]);
      tally.count('kills');
      lookAtStore(tally, { stage, server, profile, typed });
    });
  }
  await tally.case('everything arrives', () => arrive(tally, { stage, server, profile, typed }));
  tally.count('typed', typed.length);
}

/** Writes one message after the other until the device is gone; notes what it took. */
async function type(device: Device, { stage, typed, name }: { stage: Stage; typed: string[]; name: string }): Promise<void> {
  try {
    for (let number = 1; ; number += 1) {
      const body = `${name}, ${number}`;
      await device.call('sendMessage', { chatId: stage.chatId, body, replyToMessageId: null });
      typed.push(body);
    }
  } catch {
    // The device is gone: that is what is tested.
  }
}

interface Kept {
  readonly stage: Stage;
  readonly server: ServerProcess;
  readonly profile: string;
  readonly typed: readonly string[];
}

/** What must hold of the store of a device that was killed, before anybody repairs anything. */
function lookAtStore(tally: Tally, { stage, server, profile, typed }: Kept): void {
  const file = storeFileOf(profile);
  const { cursor, floor, rows, waiting } = look(file, (database) => ({
    cursor: database.prepare('SELECT cursor FROM sync_state').pluck().get() as number,
    // Below it the history is still to be filled in, which is no matter of the cursor (SY13).
    floor: (database.prepare('SELECT history_floor_seq FROM chat_sync WHERE chat_id = ?').pluck().get(stage.chatId) ?? 0) as number,
    rows: database.prepare<[], { id: string; body: string; sender_id: string; change_seq: number; is_changed: number }>('SELECT id, body, sender_id, change_seq, edited_at IS NOT NULL OR deleted_at IS NOT NULL AS is_changed FROM messages').all(),
    waiting: database.prepare('SELECT COUNT(*) FROM outbox WHERE message_id IS NOT NULL AND message_id NOT IN (SELECT id FROM messages)').pluck().get() as number,
  }));
  tally.check(waiting === 0, 'an intent to send stands there without its message');
  const bodies = new Set(rows.map(({ body }) => body));
  const lost = typed.filter((body) => !bodies.has(body)).length;
  tally.count('lost', lost);
  tally.check(lost === 0, `${lost} messages that the device took are lost`);
  const held = new Map(rows.map((row) => [row.id, row]));
  const known = look(serverFileOf(server.dataDir), (database) => database.prepare<[string, number, number], { id: string; change_seq: number }>('SELECT id, change_seq FROM messages WHERE chat_id = ? AND change_seq <= ? AND seq >= ?').all(stage.chatId, cursor, floor));
  const missing = known.filter(({ id, change_seq: changeSeq }) => held.get(id)?.change_seq !== changeSeq).length;
  // A first copy keeps the cursor at 0 until its last part; one's own messages get their places by the answers, before the cursor is there.
  // An old message that was changed meanwhile may come as it is now with a page of history.
  const ahead = cursor === 0 ? 0 : rows.filter((row) => row.sender_id !== stage.ben.userId && row.is_changed === 0 && row.change_seq > cursor).length;
  tally.count('cursor apart from rows', missing + ahead);
  tally.check(missing + ahead === 0, `the cursor says ${cursor}: ${missing} rows below it are missing, ${ahead} lie above it`);
}

/** The device comes back, sends what waits and holds what the server holds. */
async function arrive(tally: Tally, { stage, server, profile, typed }: Kept): Promise<void> {
  const device = await startDevice(profile);
  try {
    await device.settle(60_000);
    await untilAlike(stage, server.dataDir, profile);
  } finally {
    await device.kill();
  }
  const own = messagesIn(serverFileOf(server.dataDir), stage.chatId).map(({ body }) => body).filter((body) => body.startsWith('typed'));
  const duplicated = own.length - new Set(own).size;
  const missing = typed.filter((body) => !own.includes(body)).length;
  tally.count('duplicated', duplicated);
  tally.check(duplicated === 0, `${duplicated} messages stand twice`);
  tally.check(missing === 0, `${missing} messages never arrived`);
}

type Deed = 'one sent' | 'one received';

async function killAtEachWrite(parts: Parts): Promise<void> {
  const { effort, tally } = parts;
  for (const deed of ['one sent', 'one received'] as const) {
    const counted = await withQuietDevice(parts, async (device) => {
      const watch = await watchCalls(device.processId, null);
      await carryOut(parts, { deed, device, typed: [], name: 'typed and counted' });
      await pause(300);
      return watch.detach();
    });
    const points = writeCalls.flatMap((call) => Array.from({ length: counted[call] }, (_, index) => ({ call, number: index + 1 })));
    tally.note(`${deed} makes ${points.length} writes and flushes, each with its kill`);
    const chosen = effort.isShort ? points.slice(0, 1) : points;
    for (const point of chosen) await tally.case(`${deed}: before ${point.call} ${point.number}`, () => killBefore(parts, deed, point));
  }
}

async function withQuietDevice<Result>({ stage, server }: Parts, work: (device: Device) => Promise<Result>): Promise<Result> {
  const device = await startDevice(stage.makeProfile(stage.ben, server.url));
  try {
    await device.settle();
    await pause(200);
    return await work(device);
  } finally {
    await device.kill();
  }
}

async function carryOut({ stage, server }: Parts, { deed, device, typed, name }: { deed: Deed; device: Device; typed: string[]; name: string }): Promise<void> {
  if (deed === 'one received') {
    const sender = new Sender(name.replace('typed', 'from Ada'), stage.chatId);
    return sender.write(server.url, stage.ada.tokens[1] ?? '', () => sender.acknowledged.size === 1);
  }
  await device.call('sendMessage', { chatId: stage.chatId, body: name, replyToMessageId: null });
  typed.push(name);
}

async function killBefore(parts: Parts, deed: Deed, { call, number }: { call: WriteCall; number: number }): Promise<void> {
  const { stage, server, tally } = parts;
  const typed: string[] = [];
  const profile = await withQuietDevice(parts, async (device) => {
    const watch = await watchCalls(device.processId, { calls: [call], effect: 'signal=SIGKILL', when: String(number) });
    await carryOut(parts, { deed, device, typed, name: `typed at ${deed} ${call} ${number}` }).catch(() => undefined);
    for (let waitedMs = 0; device.isRunning() && waitedMs < 1_000; waitedMs += 20) await pause(20);
    tally.count(device.isRunning() ? 'not reached' : 'kills');
    await watch.detach();
    return device.profileFolder;
  });
  lookAtStore(tally, { stage, server, profile, typed });
  await arrive(tally, { stage, server, profile, typed });
  tally.count('typed', typed.length);
}
