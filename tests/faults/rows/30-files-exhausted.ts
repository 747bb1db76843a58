import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer } from '../support/log-audit.ts';
import { Sender } from '../support/sender.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { pause, until } from '../support/until.ts';
import { ServerClient } from '../../system/support/server-client.ts';

const openFiles = 256;
const triesBeyond = 20;

/** Fault 30: the server's process may open no more files. */
export const filesExhausted: FaultRow = {
  number: 30,
  title: `Server with \`ulimit -n ${openFiles}\`, and more connections than that`,
  invariant: 'New connections are refused, those that are there are served, the process runs on; with room again new ones are taken',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('connected', 'refused', 'acked', 'lost', 'taken again');
    try {
      for (let round = 1; round <= (effort.isShort ? 1 : 5); round += 1) await tally.case(`round ${round}`, () => exhaust(stage, effort, tally));
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function exhaust(stage: Stage, effort: Effort, tally: Tally): Promise<void> {
  const dataDir = stage.copyData();
  const server = await startServerProcess(dataDir, { openFiles });
  const clients: ServerClient[] = [];
  try {
    const refused = await connectMany(stage, server, clients);
    tally.count('connected', clients.length);
    tally.count('refused', refused);
    tally.check(clients.length < openFiles && refused > 0, `${clients.length} were connected`);
    const sender = new Sender('while full', stage.chatId);
    for (const client of clients.slice(0, 3)) for (let number = 0; number < (effort.isShort ? 3 : 30); number += 1) await sender.writeOne(client);
    await until(() => ({ isReached: clients.every((client) => client.frames.some((frame) => frame.type === 'push')) }), 10_000, 'not everybody was told of what was written');
    tally.check(clients.every((client) => client.closeCode === null), 'somebody who was there was cut off');
    for (const client of clients.splice(0, 50)) client.close();
    await pause(300);
    const { client } = await ServerClient.greet(server.url, stage.ben.tokens[0]);
    clients.push(client);
    tally.count('taken again');
    await sender.writeOne(client);
    tally.check(server.isRunning(), 'the server ended');
    const { lost, problems } = auditServer(dataDir, sender);
    tally.count('acked', sender.acknowledged.size);
    tally.count('lost', lost);
    for (const problem of problems) tally.fail(problem);
  } finally {
    for (const client of clients) client.close();
    await server.kill();
  }
}

/** Connects until no more are taken, and some beyond that; gives how many were not. */
async function connectMany(stage: Stage, server: ServerProcess, clients: ServerClient[]): Promise<number> {
  let refused = 0;
  while (refused < triesBeyond && clients.length < openFiles) {
    const person = [stage.ada, stage.ben, stage.cleo][clients.length % 3] ?? stage.ada;
    const connected = await Promise.race([ServerClient.greet(server.url, person.tokens[0]).catch(() => null), refusedBySilence()]);
    if (connected === null) refused += 1;
    else clients.push(connected.client);
  }
  return refused;
}

/** Somebody whom the server does not even answer has been refused too. */
async function refusedBySilence(): Promise<null> {
  await pause(500);
  return null;
}
