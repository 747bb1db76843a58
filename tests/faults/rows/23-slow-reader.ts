import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { closeCodes } from '#shared/protocol/close-codes';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer } from '../support/log-audit.ts';
import { Sender, together } from '../support/sender.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { pause, until } from '../support/until.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** Fault 23: somebody's computer does not read what it is sent. */
export const slowReader: FaultRow = {
  number: 23,
  title: 'Readers that stop reading while others write long messages',
  invariant: 'Cut off with a bound on what waits for them, others are served as before; back again, they miss nothing',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('slow readers', 'cut off', 'acked', 'slowest answer to others ms', 'server memory MiB', 'missed');
    const server = await startServerProcess(stage.copyData());
    try {
      if (!existsSync('/proc/self/fd')) tally.note('which sockets a process holds cannot be seen here: this fault was not made');
      else for (let round = 1; round <= (effort.isShort ? 1 : 6); round += 1) {
        await tally.case(`round ${round}`, () => stopReading({ stage, server, tally }, { readers: effort.isShort ? 1 : 6, round }));
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
}

const longMessage = 15_000;
const answeredWithinMs = 2_000;

async function stopReading({ stage, server, tally }: Parts, { readers, round }: { readers: number; round: number }): Promise<void> {
  const before = openSockets(server.processId);
  const { client: quick } = await ServerClient.greet(server.url, stage.ben.tokens[0]);
  const opened = await Promise.all(Array.from({ length: readers }, (_, device) => ServerClient.greet(server.url, stage.cleo.tokens[device] ?? '')));
  const cursor = opened[0]?.welcome.head ?? 0;
  for (const { client } of opened) client.pauseReading();
  const senders = [0, 1].map((device) => new Sender(`round ${round}, ${device}`, stage.chatId, longMessage));
  const over = new AbortController();
  const writing = senders.map((sender, device) => sender.write(server.url, stage.ada.tokens[device] ?? '', () => over.signal.aborted && !sender.hasOpen));
  await until(async () => {
    const askedMs = performance.now();
    await quick.history(stage.chatId, 1_000_000, 1);
    tally.largest('slowest answer to others ms', performance.now() - askedMs);
    tally.largest('server memory MiB', memoryMiB(server.processId));
    return { isReached: server.isRunning() && openSockets(server.processId) <= before + 1 + senders.length, seen: openSockets(server.processId) };
  }, 60_000, 'the slow readers were not cut off');
  over.abort();
  await Promise.all(writing);
  tally.count('slow readers', readers);
  // What was on the way to them is read now; then they learn that they were sent away.
  for (const { client } of opened) {
    client.resumeReading();
    tally.count('cut off', [closeCodes.overloaded, 1006].includes(await client.closed()) ? 1 : 0);
  }
  tally.check(tally.get('slowest answer to others ms') < answeredWithinMs, 'others had to wait');
  await lookAgain({ stage, server, tally }, { senders, cursor });
  quick.close();
}

/** One of them is back and pulls what it missed; the quick one got everything meanwhile. */
async function lookAgain({ stage, server, tally }: Parts, { senders, cursor }: { senders: readonly Sender[]; cursor: number }): Promise<void> {
  const book = together(senders);
  const { client } = await ServerClient.greet(server.url, stage.cleo.tokens[0]);
  const { rows } = await client.pullAll(cursor);
  client.close();
  const ids = new Set(rows.flatMap((set) => set.messages ?? []).map(({ id }) => id));
  const missed = [...book.acknowledged.keys()].filter((id) => !ids.has(id)).length;
  tally.count('missed', missed);
  tally.check(missed === 0, `${missed} messages were missed`);
  tally.count('acked', book.acknowledged.size);
  for (const problem of auditServer(server.dataDir, book).problems) tally.fail(problem);
  await pause(100);
}

function memoryMiB(processId: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readStatus(processId));
  return Number(line?.[1] ?? 0) / 1024;
}

/** Sockets that the process holds, of every kind. */
function openSockets(processId: number): number {
  const folder = `/proc/${processId}/fd`;
  const isSocket = (name: string): boolean => {
    try {
      return readlinkSync(`${folder}/${name}`).startsWith('socket:');
    } catch {
      return false;
    }
  };
  return readdirSync(folder).filter(isSocket).length;
}

function readStatus(processId: number): string {
  try {
    return readFileSync(`/proc/${processId}/status`, 'utf8');
  } catch {
    return '';
  }
}
