import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { untilAlike } from '../support/busy-group.ts';
import { DeviceRefusal, startDevice } from '../support/device.ts';
import { auditServer, halfWritten, serverFileOf } from '../support/log-audit.ts';
import { Sender } from '../support/sender.ts';
import { projectRoot, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** How long a server or a device waits for another program before it says so. */
const patienceMs = 5_000;
/** Around the patience both answers are right. */
const toleranceMs = 1_000;

/** Fault 11: another program has the database for itself. */
export const databaseLocked: FaultRow = {
  number: 11,
  title: 'Database of the server, and of a device, locked by another program for 1 to 30 seconds',
  invariant: 'Waited for at most 5 s, then a typed “later” or refusal; reading goes on; nothing taken is lost',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('acked', 'later', 'lost', 'longest answer ms', 'longest read ms', 'device refusals');
    const server = await startServerProcess(stage.copyData());
    try {
      for (const heldMs of effort.isShort ? [300] : [1_000, 3_000, 4_500, 6_000, 8_000, 12_000, 30_000]) {
        await tally.case(`server’s, ${heldMs} ms`, () => lockServer({ stage, server, tally }, heldMs));
      }
      for (const heldMs of effort.isShort ? [300] : [1_000, 3_000, 7_000, 12_000]) {
        await tally.case(`device’s, ${heldMs} ms`, () => lockDevice({ stage, server, tally }, heldMs));
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

/** Another program takes the file; gives when it let it go. */
async function lock(file: string, heldMs: number): Promise<{ readonly released: Promise<unknown> }> {
  const holder = spawn(process.execPath, [join(projectRoot, 'tests/faults/support/lock-holder.ts'), file, String(heldMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const released = once(holder, 'exit');
  await once(holder.stdout, 'data');
  return { released };
}

async function lockServer({ stage, server, tally }: Parts, heldMs: number): Promise<void> {
  const { client } = await ServerClient.greet(server.url, stage.ada.tokens[0]);
  const { client: reader } = await ServerClient.greet(server.url, stage.ben.tokens[0]);
  const sender = new Sender(`held ${heldMs}`, stage.chatId);
  const { released } = await lock(serverFileOf(server.dataDir), heldMs);
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted) {
      const askedMs = performance.now();
      await reader.history(stage.chatId, 1_000, 10);
      tally.largest('longest read ms', performance.now() - askedMs);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const sent = (async () => {
    for (let isOpen = true; isOpen;) {
      const askedMs = performance.now();
      isOpen = (await sender.writeOne(client)) === 'later';
      if (isOpen) tally.count('later');
      tally.largest('longest answer ms', performance.now() - askedMs);
    }
  })();
  await Promise.all([sent, released]);
  over.abort();
  await reading;
  tally.check(heldMs > patienceMs - toleranceMs || sender.later === 0, `it was asked for later after ${heldMs} ms`);
  tally.check(heldMs < patienceMs + toleranceMs || sender.later > 0, `it was not answered within ${patienceMs} ms`);
  tally.check(tally.get('longest answer ms') < patienceMs + toleranceMs, 'an answer took longer than the patience');
  tally.check(tally.get('longest read ms') < 2_000, 'reading stood still');
  const { lost, problems } = auditServer(server.dataDir, sender);
  tally.count('acked', sender.acknowledged.size);
  tally.count('lost', lost);
  for (const problem of problems) tally.fail(problem);
  tally.check(halfWritten(server.dataDir) === 0, 'a command is there by half');
  for (const one of [client, reader]) one.close();
}

async function lockDevice({ stage, server, tally }: Parts, heldMs: number): Promise<void> {
  const device = await startDevice(stage.makeProfile(stage.cleo, server.url));
  try {
    await device.settle();
    const { released } = await lock(storeFileOf(device.profileFolder), heldMs);
    const body = `device held ${heldMs}`;
    const send = () => device.call('sendMessage', { chatId: stage.chatId, body, replyToMessageId: null });
    const refusal = await send().then(() => null, (error: unknown) => (error instanceof Error ? error : new Error('unknown')));
    if (refusal !== null) {
      tally.count('device refusals');
      tally.check(refusal instanceof DeviceRefusal && refusal.code === 'store_locked', `the device refused with ${refusal.message}`);
    }
    tally.check(refusal === null || heldMs > patienceMs - toleranceMs, `the device refused although it was ${heldMs} ms only`);
    await released;
    if (refusal !== null) await send();
    await device.settle(60_000);
    await untilAlike(stage, server.dataDir, device.profileFolder);
  } finally {
    await device.kill();
  }
}
