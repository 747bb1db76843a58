import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { untilAlike } from '../support/busy-group.ts';
import { startDevice } from '../support/device.ts';
import { look, messagesIn, serverFileOf, storedOnce, structureProblems, type StoredMessage } from '../support/log-audit.ts';
import { Sender } from '../support/sender.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 13: the tail of a write-ahead log is torn off or flipped. */
export const logTorn: FaultRow = {
  number: 13,
  title: 'Write-ahead log torn off at any byte, or with a flipped bit: server’s and device’s',
  invariant: 'What is left is what was there at an earlier moment, never a mixture; a server or device started on it goes on and gets the rest back',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('torn', 'flipped', 'no prefix', 'servers started', 'devices started', 'lost');
    try {
      await tearServer(stage, effort, tally);
      await tearDevice(stage, effort, tally);
      await refillServer(stage, effort, tally);
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

/** A server's data as it lies there after a kill: with a long write-ahead log. */
async function killedServer(stage: Stage, messages: number): Promise<string> {
  const dataDir = stage.copyData();
  const server = await startServerProcess(dataDir);
  const sender = new Sender('before the tear', stage.chatId);
  await sender.write(server.url, stage.ada.tokens[0], () => sender.acknowledged.size >= messages);
  await server.kill();
  if (!existsSync(`${serverFileOf(dataDir)}-wal`)) throw new Error('The server left no write-ahead log');
  return dataDir;
}

/** Tears the log of a copy off, or flips a bit in it; says which. */
function harmLog(file: string, random: () => number): 'torn' | 'flipped' {
  const log = `${file}-wal`;
  const bytes = readFileSync(log);
  rmSync(`${file}-shm`, { force: true });
  const at = Math.floor(random() * bytes.length);
  if (random() < 0.5) {
    truncateSync(log, at);
    return 'torn';
  }
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  writeFileSync(log, bytes);
  return 'flipped';
}

function isPrefix(messages: readonly StoredMessage[], whole: readonly StoredMessage[]): boolean {
  return messages.every((message, place) => JSON.stringify(message) === JSON.stringify(whole[place]));
}

async function tearServer(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const random = createRandom(effort.seed);
  const killed = await killedServer(stage, effort.isShort ? 20 : 60);
  const whole = messagesIn(serverFileOf(killed), stage.chatId);
  const cases = effort.isShort ? 8 : 1_500;
  for (let number = 1; number <= cases; number += 1) {
    await tally.case(`server’s log ${number}`, async () => {
      const copy = stage.makeFolder('torn');
      cpSync(killed, copy, { recursive: true });
      tally.count(harmLog(serverFileOf(copy), random));
      const problems = look(serverFileOf(copy), structureProblems);
      for (const problem of problems) tally.fail(problem);
      if (!isPrefix(messagesIn(serverFileOf(copy), stage.chatId), whole)) {
        tally.count('no prefix');
        tally.fail('what is left is no prefix');
      }
      if (number % 100 === 0) await writeOn(stage, copy, tally);
      rmSync(copy, { recursive: true, force: true });
    });
  }
}

async function writeOn(stage: Stage, dataDir: string, tally: Tally): Promise<void> {
  const server = await startServerProcess(dataDir);
  const sender = new Sender('after the tear', stage.chatId);
  await sender.write(server.url, stage.ben.tokens[0], () => sender.acknowledged.size === 3);
  await server.stop();
  tally.check(sender.acknowledged.size === 3, 'nobody can write on what is left');
  for (const problem of look(serverFileOf(dataDir), structureProblems)) tally.fail(problem);
  tally.count('servers started');
}

async function tearDevice(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const random = createRandom(effort.seed + 1);
  const server = await startServerProcess(stage.copyData());
  try {
    const profile = stage.makeProfile(stage.ben, server.url);
    const device = await startDevice(profile);
    await device.settle();
    const sender = new Sender('to the device', stage.chatId);
    await sender.write(server.url, stage.ada.tokens[0], () => sender.acknowledged.size >= (effort.isShort ? 10 : 40));
    await untilAlike(stage, server.dataDir, profile);
    await device.kill();
    const whole = messagesIn(storeFileOf(profile), stage.chatId);
    const cases = effort.isShort ? 4 : 500;
    for (let number = 1; number <= cases; number += 1) {
      await tally.case(`device’s log ${number}`, async () => {
        const copy = stage.makeFolder('torn');
        cpSync(profile, copy, { recursive: true });
        tally.count(harmLog(storeFileOf(copy), random));
        if (!isPrefixOfStore(stage, copy, whole)) {
          tally.count('no prefix');
          tally.fail('what is left of a store is no prefix');
        }
        if (number % 25 === 0) await catchUp({ stage, copy, dataDir: server.dataDir, tally });
        rmSync(copy, { recursive: true, force: true });
      });
    }
  } finally {
    await server.kill();
  }
}

/** A log that is torn before its first commit leaves the file without tables: the earliest moment there is. */
function isPrefixOfStore(stage: Stage, profile: string, whole: readonly StoredMessage[]): boolean {
  return look(storeFileOf(profile), (database) => {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') return false;
    return database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'messages'`).get() === undefined;
  }) || isPrefix(messagesIn(storeFileOf(profile), stage.chatId), whole);
}

async function catchUp({ stage, copy, dataDir, tally }: { stage: Stage; copy: string; dataDir: string; tally: Tally }): Promise<void> {
  const device = await startDevice(copy);
  try {
    await device.settle();
    await untilAlike(stage, dataDir, copy);
    tally.count('devices started');
  } finally {
    await device.kill();
  }
}

/** The server loses its tail, and its devices have it: they notice and give back what is their own. */
async function refillServer(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const random = createRandom(effort.seed + 2);
  for (let number = 1; number <= (effort.isShort ? 1 : 10); number += 1) {
    await tally.case(`refill ${number}`, async () => {
      const dataDir = stage.copyData();
      let server = await startServerProcess(dataDir);
      const devices = [await startDevice(stage.makeProfile(stage.ada, server.url)), await startDevice(stage.makeProfile(stage.ben, server.url), { seed: number })];
      try {
        for (const device of devices) await device.settle();
        const bodies: string[] = [];
        for (let message = 1; message <= 20; message += 1) {
          bodies.push(`own ${message}`);
          await devices[message % 2]?.call('sendMessage', { chatId: stage.chatId, body: `own ${message}`, replyToMessageId: null });
        }
        for (const device of devices) await device.settle();
        await server.kill();
        const log = `${serverFileOf(dataDir)}-wal`;
        truncateSync(log, Math.floor(readFileSync(log).length * random()));
        server = await startServerProcess(dataDir, { port: server.port });
        for (const device of devices) await device.call('reconnectNow', {});
        for (const device of devices) await device.settle();
        for (const device of devices) await untilAlike(stage, dataDir, device.profileFolder);
        const own = messagesIn(serverFileOf(dataDir), stage.chatId).map(({ body }) => body).filter((body) => body.startsWith('own '));
        tally.count('lost', bodies.filter((body) => !own.includes(body)).length);
        tally.check(storedOnce(own, bodies.length), `${own.length} of ${bodies.length} messages are there after the refill`);
      } finally {
        for (const device of devices) await device.kill();
        await server.kill();
      }
    });
  }
}
