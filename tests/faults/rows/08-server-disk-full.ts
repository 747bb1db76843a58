import { cpSync, rmSync } from 'node:fs';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer, halfWritten } from '../support/log-audit.ts';
import { Sender, sendIntent, together } from '../support/sender.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { mountSmallDisk, withoutMount, type SmallDisk } from '../support/small-disk.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { hasStrace, watchCalls, withoutStrace } from '../support/strace.ts';
import { Tally } from '../support/tally.ts';
import { until } from '../support/until.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** Fault 8: the server's disk is full. */
export const serverDiskFull: FaultRow = {
  number: 8,
  title: 'Server’s disk full (small `tmpfs`; and every write refused, by `strace`)',
  invariant: 'Sending is answered “later”, never confirmed; reading goes on; with space it goes on without a new start; nothing confirmed is lost',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('acked', 'later', 'lost', 'duplicated', 'reads while full');
    try {
      for (const kibibytes of effort.isShort ? [1_536] : [1_536, 2_048, 3_072, 4_096, 6_144, 8_192]) {
        await tally.case(`${kibibytes} KiB`, () => fillDisk(stage, kibibytes, tally));
      }
      for (let time = 1; time <= (effort.isShort ? 0 : 5); time += 1) {
        if (hasStrace()) await tally.case('every write refused', () => refuseWrites(stage, tally));
        else tally.note(withoutStrace);
      }
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

const longMessage = 8_000;
const laterWanted = 8;

async function fillDisk(stage: Stage, kibibytes: number, tally: Tally): Promise<void> {
  const folder = stage.makeFolder('disk');
  const disk = mountSmallDisk(folder, kibibytes);
  if (disk === null) return tally.note(withoutMount);
  try {
    cpSync(stage.copyData(), folder, { recursive: true });
    const server = await startServerProcess(folder);
    try {
      await fillAndFree({ stage, server, tally }, disk, kibibytes);
    } finally {
      await server.kill();
    }
  } finally {
    disk.unmount();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Parts {
  readonly stage: Stage;
  readonly server: ServerProcess;
  readonly tally: Tally;
}

async function fillAndFree({ stage, server, tally }: Parts, disk: SmallDisk, kibibytes: number): Promise<void> {
  const senders = [stage.ada, stage.ben].map((person) => new Sender(person.name, stage.chatId, longMessage));
  let isFreed = false;
  const goal = new Map<Sender, number>();
  const isDone = (sender: Sender): boolean => isFreed && !sender.hasOpen && sender.acknowledged.size >= (goal.get(sender) ?? 0);
  const writing = senders.map((sender, index) => sender.write(server.url, (index === 0 ? stage.ada : stage.ben).tokens[0], () => isDone(sender)));
  const later = (): number => senders.reduce((sum, sender) => sum + sender.later, 0);
  await until(() => ({ isReached: later() >= laterWanted, seen: [later(), together(senders).acknowledged.size] }), 60_000, 'the disk was never full');
  tally.count('reads while full', await readAll(stage, server));
  for (const sender of senders) goal.set(sender, sender.acknowledged.size + 20);
  isFreed = true;
  disk.resize(kibibytes + 8_192);
  await until(() => ({ isReached: senders.every(isDone), seen: later() }), 30_000, 'it did not go on when there was space');
  await Promise.all(writing);
  if (!server.isRunning()) tally.fail('the server ended');
  tally.count('later', later());
  audit(server.dataDir, senders, tally);
}

/** Reads the group from its first change on, and its history; gives how many messages came. */
async function readAll(stage: Stage, server: ServerProcess): Promise<number> {
  const { client } = await ServerClient.greet(server.url, stage.cleo.tokens[0]);
  const { rows } = await client.pullAll(1);
  const history = await client.history(stage.chatId, 1_000_000, 10);
  client.close();
  if (history.type !== 'historyPage' || history.messages.length === 0) throw new Error('The history could not be read while the disk was full');
  return rows.flatMap((set) => set.messages ?? []).length + history.messages.length;
}

function audit(dataDir: string, senders: readonly Sender[], tally: Tally): void {
  const { lost, duplicated, problems } = auditServer(dataDir, together(senders));
  tally.count('acked', together(senders).acknowledged.size);
  tally.count('lost', lost);
  tally.count('duplicated', duplicated);
  for (const problem of problems) tally.fail(problem);
  tally.check(halfWritten(dataDir) === 0, 'a command is there by half');
}

async function refuseWrites(stage: Stage, tally: Tally): Promise<void> {
  const server = await startServerProcess(stage.copyData());
  try {
    const { client } = await ServerClient.greet(server.url, stage.ada.tokens[0]);
    const sender = new Sender('Ada', stage.chatId);
    await sender.writeOne(client);
    const watch = await watchCalls(server.processId, { calls: ['pwrite64'], effect: 'error=ENOSPC', when: '1+' });
    const refused = await client.act(sendIntent(stage.chatId, 'no space'));
    tally.check(refused.status === 'later' && refused.code === 'storage_full', `without space the answer was ${JSON.stringify(refused)}`);
    tally.count('later');
    tally.count('reads while full', await readAll(stage, server));
    await watch.detach();
    for (let number = 1; number <= 5; number += 1) tally.check((await sender.writeOne(client)) === 'done', 'it did not go on when there was space');
    client.close();
    audit(server.dataDir, [sender], tally);
  } finally {
    await server.kill();
  }
}
