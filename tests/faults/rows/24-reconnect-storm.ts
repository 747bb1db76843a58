import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlDatabase } from '#server/store/open-sql-database';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer } from '../support/log-audit.ts';
import { Sender } from '../support/sender.ts';
import { projectRoot, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { addDevices, createStage, type Stage } from '../support/stage.ts';
import type { StormReport } from '../support/storm-driver.ts';
import { Tally } from '../support/tally.ts';
import { until } from '../support/until.ts';

const driverCount = 2;
const resumedWithinMs = 60_000;
/** Files a process holds beside its sockets. */
const spareFiles = 200;

/** Fault 24: the server is killed, and everybody comes back at once. */
export const reconnectStorm: FaultRow = {
  number: 24,
  title: 'Server killed and started again with 10,000 devices connected, which all come back',
  invariant: 'All are back within 60 s by their tokens, and have the message written meanwhile; nothing is lost',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('devices', 'resumed', 'without the new messages', 'all back after ms', 'attempts', 'server memory MiB');
    try {
      await tally.case('storm', () => storm(stage, effort, tally));
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function storm(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const wanted = effort.isShort ? 60 : 10_000;
  const count = Math.min(wanted, openFilesAllowed() - spareFiles);
  if (count < wanted) tally.note(`${count} devices instead of ${wanted}: so many files a process may open here`);
  const dataDir = stage.copyData();
  const tokenFiles = await makeTokens(stage, dataDir, count);
  let server = await startServerProcess(dataDir);
  const drivers = tokenFiles.map((file, index) => startDriver(file, { url: server.url, seed: effort.seed + index, spreadMs: effort.isShort ? 200 : 3_000 }));
  try {
    await until(() => ({ isReached: sum(drivers, ({ connected }) => connected) === count, seen: sum(drivers, ({ connected }) => connected) }), resumedWithinMs, 'not all connected in the first place');
    const attemptsBefore = sum(drivers, ({ attempts }) => attempts);
    const sender = new Sender('storm', stage.chatId);
    await write(server, stage, sender, 2);
    await server.kill();
    server = await startServerProcess(dataDir, { port: server.port });
    const startedMs = performance.now();
    await write(server, stage, sender, 5);
    const isBack = () => sum(drivers, ({ connected }) => connected) === count && sum(drivers, ({ seen }) => seen[5] ?? 0) === count;
    await until(() => ({ isReached: isBack(), seen: drivers.map(({ report }) => report) }), 3 * resumedWithinMs, 'not all came back');
    const tookMs = performance.now() - startedMs;
    tally.largest('all back after ms', tookMs);
    tally.check(tookMs <= resumedWithinMs, `it took ${Math.round(tookMs)} ms`);
    tally.count('devices', count);
    tally.count('resumed', sum(drivers, ({ connected }) => connected));
    tally.count('without the new messages', count - sum(drivers, ({ seen }) => seen[5] ?? 0));
    tally.count('attempts', sum(drivers, ({ attempts }) => attempts) - attemptsBefore);
    tally.largest('server memory MiB', memoryMiB(server.processId));
    for (const problem of auditServer(dataDir, sender).problems) tally.fail(problem);
  } finally {
    for (const { child } of drivers) child.kill('SIGKILL');
    await Promise.all(drivers.map(({ ended }) => ended));
    await server.kill();
  }
}

interface Driver {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  report: StormReport;
}

function startDriver(tokensFile: string, { url, seed, spreadMs }: { url: string; seed: number; spreadMs: number }): Driver {
  const child = fork(join(projectRoot, 'tests/faults/support/storm-driver.ts'), [url, tokensFile, String(seed), String(spreadMs)], { execArgv: [] });
  const driver: Driver = { child, ended: once(child, 'exit'), report: { connected: 0, attempts: 0, seen: {} } };
  child.on('message', (report: StormReport) => (driver.report = report));
  return driver;
}

function sum(drivers: readonly Driver[], read: (report: StormReport) => number): number {
  return drivers.reduce((total, { report }) => total + read(report), 0);
}

/** Writes until so many messages in all are acknowledged. */
function write(server: ServerProcess, stage: Stage, sender: Sender, total: number): Promise<void> {
  return sender.write(server.url, stage.ada.tokens[0], () => sender.acknowledged.size >= total);
}

async function makeTokens(stage: Stage, dataDir: string, count: number): Promise<string[]> {
  const people = [stage.ada, stage.ben, stage.cleo];
  const database = openSqlDatabase({ databaseUrl: null, dataDir });
  const tokens = (await database.transaction(async (writer) => {
    const lists: string[][] = [];
    for (const [index, person] of people.entries()) lists.push(await addDevices(writer, person.userId, Math.floor((count + index) / people.length)));
    return lists;
  })).flat();
  await database.close();
  const folder = stage.makeFolder('tokens');
  return Array.from({ length: driverCount }, (_, driver) => {
    const file = join(folder, `tokens-${driver}`);
    writeFileSync(file, tokens.filter((__, index) => index % driverCount === driver).join('\n'));
    return file;
  });
}

function openFilesAllowed(): number {
  try {
    return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024);
  } catch {
    return 1_024;
  }
}

function memoryMiB(processId: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
