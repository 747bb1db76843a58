import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer, halfWritten } from '../support/log-audit.ts';
import { Sender, together } from '../support/sender.ts';
import { projectRoot, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { hasStrace, runWithFault, watchCalls, withoutStrace } from '../support/strace.ts';
import { Tally } from '../support/tally.ts';
import { pause } from '../support/until.ts';
import { createRandom } from '../../system/support/seeded-random.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** Fault 10: the disk says that it could not flush. */
export const flushFails: FaultRow = {
  number: 10,
  title: 'A flush of the server’s disk fails (`EIO`), once or from then on, at the n-th flush under load',
  invariant: 'Nothing is confirmed after it, and the server ends; a new start goes on, with everything confirmed before',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('acked', 'lost', 'acked after it', 'ends');
    try {
      if (!hasStrace()) tally.note(withoutStrace);
      else await failFlushes(stage, effort, tally);
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function failFlushes(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const random = createRandom(effort.seed);
  const cases = effort.isShort ? 1 : 30;
  for (let number = 1; number <= cases; number += 1) {
    const nth = number === 1 ? 1 : 1 + Math.floor(random() * 40);
    const when = number % 2 === 1 ? String(nth) : `${nth}+`;
    if (number === 2) await tally.case('at its start', async () => failAtStart(stage, tally));
    await tally.case(`flush ${when}`, () => failFlush(stage, when, tally));
  }
}

/** What is there already must be on the disk before the server takes anything: it says why it does not start, and ends. */
function failAtStart(stage: Stage, tally: Tally): void {
  const environment = { DATABASE_URL: '', HALLWAY_CONFIG: '', HALLWAY_PORT: '0', HALLWAY_DATA: stage.copyData() };
  const { status, output } = runWithFault([join(projectRoot, 'dist/server/main.js')], { calls: ['fdatasync', 'fsync'], effect: 'error=EIO', when: '1+' }, environment);
  tally.check(status !== null && status > 0 && !output.includes('Listening'), `a server started although nothing could be flushed: ${output.slice(-200)}`);
  tally.count('starts refused');
}

async function failFlush(stage: Stage, when: string, tally: Tally): Promise<void> {
  const dataDir = stage.copyData();
  const server = await startServerProcess(dataDir);
  const senders = [stage.ada, stage.ben].map((person) => new Sender(person.name, stage.chatId));
  const tokens = [stage.ada.tokens[0], stage.ben.tokens[0]];
  try {
    // The first message makes the log file, and SQLite does not look at whether that file's name was flushed.
    const first = new Sender('first', stage.chatId);
    await first.write(server.url, stage.cleo.tokens[0], () => first.acknowledged.size > 0);
    const watch = await watchCalls(server.processId, { calls: ['fdatasync', 'fsync'], effect: 'error=EIO', when });
    const writing = senders.map((sender, index) => sender.write(server.url, tokens[index] ?? '', () => !server.isRunning() || sender.later > 0));
    await Promise.race([server.ended, pause(10_000)]);
    tally.check(!server.isRunning(), `the server goes on after failed flush ${when}: ${server.log().slice(-300)}`);
    if (!server.isRunning()) {
      tally.count('ends');
      const end = await server.ended;
      tally.check(end.code !== 0 && end.signal === null, `the server ended with ${String(end.code ?? end.signal)}, which no service manager takes for a failure`);
    } else await countAnswersAfter(stage, server, tally);
    await Promise.all(writing);
    await watch.detach();
  } finally {
    await server.kill();
  }
  await startAgain({ stage, dataDir, senders, tokens, tally });
}

/** What a server that should have ended says to one message more. */
async function countAnswersAfter(stage: Stage, server: ServerProcess, tally: Tally): Promise<void> {
  const { client } = await ServerClient.greet(server.url, stage.cleo.tokens[0]);
  const sender = new Sender('after', stage.chatId);
  if ((await sender.writeOne(client)) === 'done') tally.count('acked after it');
  client.close();
}

interface Again {
  readonly stage: Stage;
  readonly dataDir: string;
  readonly senders: readonly Sender[];
  readonly tokens: readonly string[];
  readonly tally: Tally;
}

async function startAgain({ dataDir, senders, tokens, tally }: Again): Promise<void> {
  const server = await startServerProcess(dataDir);
  await Promise.all(senders.map((sender, index) => sender.write(server.url, tokens[index] ?? '', () => !sender.hasOpen)));
  await server.stop();
  const book = together(senders);
  const { lost, problems } = auditServer(dataDir, book);
  tally.count('acked', book.acknowledged.size);
  tally.count('lost', lost);
  for (const problem of problems) tally.fail(problem);
  tally.check(halfWritten(dataDir) === 0, 'a command is there by half');
}
