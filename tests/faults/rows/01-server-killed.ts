import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer, halfWritten } from '../support/log-audit.ts';
import { Sender, sendIntent, together } from '../support/sender.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { hasStrace, watchCalls, withoutStrace, writeCalls, type WriteCall } from '../support/strace.ts';
import { Tally } from '../support/tally.ts';
import { pause } from '../support/until.ts';
import { createRandom } from '../../system/support/seeded-random.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** Fault 1: the server is killed, at any moment and before each single write of a message. */
export const serverKilled: FaultRow = {
  number: 1,
  title: 'Server killed (`kill -9`), at random under load and before each write and flush of one message',
  invariant: 'Everything acknowledged is there, in one order; what was not is there as a whole or not at all; sent again it stands once',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('kills', 'acked', 'lost', 'duplicated', 'half');
    try {
      await killAtRandom(stage, effort, tally);
      if (hasStrace()) await killAtEachWrite(stage, effort, tally);
      else tally.note(withoutStrace);
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

const sendersPerPerson = 2;

async function killAtRandom(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const random = createRandom(effort.seed);
  const dataDir = stage.copyData();
  const people = [stage.ada, stage.ben, stage.cleo];
  const senders = people.flatMap((person) => Array.from({ length: sendersPerPerson }, (_, device) => ({ sender: new Sender(`${person.name} ${device}`, stage.chatId), token: person.tokens[device] ?? '' })));
  const kills = effort.isShort ? 2 : 80;
  for (let kill = 1; kill <= kills; kill += 1) {
    await tally.case(`kill ${kill}`, async () => {
      const server = await startServerProcess(dataDir);
      const writing = senders.map(({ sender, token }) => sender.write(server.url, token, () => !server.isRunning()));
      await pause(50 + random() * 300);
      await server.kill();
      await Promise.all(writing);
      tally.count('kills');
      auditInto(tally, dataDir, senders.map(({ sender }) => sender));
    });
  }
  await tally.case('the open ones are sent again', async () => {
    const server = await startServerProcess(dataDir);
    await Promise.all(senders.map(({ sender, token }) => sender.write(server.url, token, () => !sender.hasOpen)));
    await server.stop();
    const book = together(senders.map(({ sender }) => sender));
    auditInto(tally, dataDir, senders.map(({ sender }) => sender));
    if (book.acknowledged.size !== book.sent.size) tally.fail(`${book.sent.size - book.acknowledged.size} commands were never answered`);
    tally.count('acked', book.acknowledged.size);
  });
}

function auditInto(tally: Tally, dataDir: string, senders: readonly Sender[]): void {
  const { lost, duplicated, problems } = auditServer(dataDir, together(senders));
  const half = halfWritten(dataDir);
  tally.count('lost', lost);
  tally.count('duplicated', duplicated);
  tally.count('half', half);
  for (const problem of problems) tally.fail(problem);
  if (half > 0) tally.fail(`${half} commands are there by half`);
}

/** Counts the calls of one message on an idle server, then kills a new server before each of them. */
async function killAtEachWrite(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const counted = await countWrites(stage);
  const points = writeCalls.flatMap((call) => Array.from({ length: counted[call] }, (_, index) => ({ call, number: index + 1 })));
  const chosen = effort.isShort ? points.slice(Math.floor(points.length / 2), Math.floor(points.length / 2) + 1) : points;
  tally.note(`one message makes ${points.length} writes and flushes, each with its kill`);
  for (const { call, number } of chosen) await tally.case(`before ${call} ${number}`, () => killBefore(stage, { call, number }, tally));
}

async function countWrites(stage: Stage): Promise<Record<WriteCall, number>> {
  const server = await startServerProcess(stage.copyData());
  const client = await quietClient(stage, server);
  const watch = await watchCalls(server.processId, null);
  await client.act(sendIntent(stage.chatId, 'counted'));
  const calls = await watch.detach();
  client.close();
  await server.stop();
  return calls;
}

/** A client whose coming has been written down, so that only its message writes. */
async function quietClient(stage: Stage, server: ServerProcess): Promise<ServerClient> {
  const { client } = await ServerClient.greet(server.url, stage.ada.tokens[0]);
  await client.act(sendIntent(stage.chatId, 'before'));
  await pause(1_000);
  return client;
}

async function killBefore(stage: Stage, { call, number }: { call: WriteCall; number: number }, tally: Tally): Promise<void> {
  const dataDir = stage.copyData();
  const server = await startServerProcess(dataDir);
  const client = await quietClient(stage, server);
  client.close();
  const sender = new Sender('at a write', stage.chatId);
  const watch = await watchCalls(server.processId, { calls: [call], effect: 'signal=SIGKILL', when: String(number) });
  await sender.write(server.url, stage.ada.tokens[0], () => !server.isRunning() || !sender.hasOpen && sender.sent.size > 0);
  await Promise.race([server.ended, pause(2_000)]);
  await watch.detach();
  if (server.isRunning()) tally.count('not reached');
  else tally.count('kills');
  await server.kill();
  auditInto(tally, dataDir, [sender]);
  const again = await startServerProcess(dataDir);
  await sender.write(again.url, stage.ada.tokens[0], () => !sender.hasOpen);
  await again.stop();
  auditInto(tally, dataDir, [sender]);
  tally.count('acked', sender.acknowledged.size);
}
