import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { untilAlike } from '../support/busy-group.ts';
import type { DamageReport, DamageSettings } from '../support/damage-runner.ts';
import { startDevice } from '../support/device.ts';
import { messagesIn, serverFileOf } from '../support/log-audit.ts';
import { Sender } from '../support/sender.ts';
import { projectRoot, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';

const runners = 2;
const usableWithinMs = 30_000;

/** Fault 12: a device's store goes bad on its disk. */
export const storeDamaged: FaultRow = {
  number: 12,
  title: 'Device’s store or its log damaged at random: flipped bits, zeroed, garbled and swapped pages, cut off',
  invariant: 'No text is shown that nobody wrote; what was not sent is kept and goes out; all is there again within 30 s',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('damages', 'rebuilt', 'wrong texts shown', 'unsent lost', 'slowest ms');
    const server = await startServerProcess(stage.copyData());
    try {
      const settings = await prepare(stage, server, effort);
      const count = effort.isShort ? 12 : 2_000;
      const seeds = Array.from({ length: count }, (_, index) => effort.seed * 10_000 + index);
      await Promise.all(Array.from({ length: runners }, (_, runner) => runBatch({ ...settings, seeds: seeds.filter((__, index) => index % runners === runner) }, tally)));
    } finally {
      await server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};

type Prepared = Omit<DamageSettings, 'seeds'>;

/** A profile with a few hundred messages, and three that were typed when the server was away, as a kill leaves it. */
async function prepare(stage: Stage, server: ServerProcess, effort: Effort): Promise<Prepared> {
  const profile = stage.makeProfile(stage.ben, server.url);
  const device = await startDevice(profile);
  await device.settle();
  const sender = new Sender('written before', stage.chatId, 60);
  await sender.write(server.url, stage.ada.tokens[0], () => sender.acknowledged.size >= (effort.isShort ? 60 : 300));
  await untilAlike(stage, server.dataDir, profile);
  await device.kill();
  const offline = await startDevice(stage.makeProfile(stage.ben, 'http://127.0.0.1:9', { folder: profile }));
  const unsent = ['unsent one', 'unsent two', 'unsent three'];
  for (const body of unsent) await offline.call('sendMessage', { chatId: stage.chatId, body, replyToMessageId: null });
  await offline.kill();
  stage.makeProfile(stage.ben, server.url, { folder: profile });
  const kept = stage.makeFolder('kept');
  cpSync(profile, kept, { recursive: true });
  const bodies = Object.fromEntries(messagesIn(serverFileOf(server.dataDir), stage.chatId).map(({ id, body }) => [id, body]));
  return { profile: kept, storeName: 'store', chatId: stage.chatId, bodies, unsent };
}

/** Runs damages one after the other in a process; when it ends unasked, the damage at hand is to blame, and another one goes on. */
async function runBatch(settings: DamageSettings, tally: Tally): Promise<void> {
  let open = [...settings.seeds];
  while (open.length > 0) {
    const child = fork(join(projectRoot, 'tests/faults/support/damage-runner.ts'), [JSON.stringify({ ...settings, seeds: open })], { execArgv: [] });
    const reports: DamageReport[] = [];
    child.on('message', (report: DamageReport) => reports.push(report));
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    for (const report of reports) await tally.case(`damage ${report.seed} (${report.kind})`, async () => take(report, tally));
    open = open.slice(reports.length);
    const [culprit] = open;
    if (culprit === undefined) return;
    await tally.case(`damage ${culprit}`, () => Promise.reject(new Error(`the process ended with ${String(code ?? signal)}`)));
    open = open.slice(1);
  }
}

function take(report: DamageReport, tally: Tally): void {
  tally.count('damages');
  if (report.wasRebuilt) tally.count('rebuilt');
  tally.count('wrong texts shown', report.wrongTexts);
  tally.count('unsent lost', report.lostUnsent);
  tally.largest('slowest ms', report.usableAfterMs);
  if (report.failure !== null) throw new Error(report.failure);
  if (report.wrongTexts > 0) throw new Error(`${report.wrongTexts} texts were shown that nobody wrote`);
  if (report.lostUnsent > 0) throw new Error(`${report.lostUnsent} unsent texts were lost`);
  if (report.usableAfterMs > usableWithinMs) throw new Error(`it took ${Math.round(report.usableAfterMs)} ms`);
}
