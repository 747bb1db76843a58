import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer, look, serverFileOf, structureProblems } from '../support/log-audit.ts';
import { Sender, together } from '../support/sender.ts';
import { runServerProgram } from '../support/run-program.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { pause, until } from '../support/until.ts';

/** Fault 31: copies are made while everybody writes. */
export const backupUnderLoad: FaultRow = {
  number: 31,
  title: '`npm run backup` one after the other while people write without pause, each restored by `npm run restore`',
  invariant: 'Each copy is sound, has everything confirmed before it began, and a server starts on it; writing goes on meanwhile',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('backups', 'acked', 'lost', 'servers started on a copy');
    const server = await startServerProcess(stage.copyData());
    const people = [stage.ada, stage.ben, stage.cleo];
    const senders = people.flatMap((person) => [0, 1].map((device) => ({ sender: new Sender(`${person.name} ${device}`, stage.chatId, 300), token: person.tokens[device] ?? '' })));
    const over = new AbortController();
    try {
      const writing = senders.map(({ sender, token }) => sender.write(server.url, token, () => over.signal.aborted && !sender.hasOpen));
      for (let backup = 1; backup <= (effort.isShort ? 2 : 20); backup += 1) {
        await tally.case(`backup ${backup}`, () => backUp({ stage, dataDir: server.dataDir, tally, isStarted: backup % 5 === 2 }, senders.map(({ sender }) => sender)));
        await pause(effort.isShort ? 100 : 1_000);
      }
      over.abort();
      await Promise.all(writing);
      const { lost, problems } = auditServer(server.dataDir, together(senders.map(({ sender }) => sender)));
      tally.count('lost', lost);
      for (const problem of problems) tally.fail(problem);
      tally.count('acked', together(senders.map(({ sender }) => sender)).acknowledged.size);
    } finally {
      over.abort();
      await server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};

interface Parts {
  readonly stage: Stage;
  readonly dataDir: string;
  readonly tally: Tally;
  /** Whether a server is started on the copy. */
  readonly isStarted: boolean;
}

async function backUp({ stage, dataDir, tally, isStarted }: Parts, senders: readonly Sender[]): Promise<void> {
  const before = new Map(together(senders).acknowledged);
  const copyDir = stage.makeFolder('restored');
  const file = join(stage.makeFolder('backup'), 'copy.sqlite');
  await runServerProgram('backup.js', ['--to', file], dataDir);
  await runServerProgram('restore.js', ['--from', file, '--yes'], copyDir);
  tally.count('backups');
  const problems = look(serverFileOf(copyDir), structureProblems);
  for (const problem of problems) tally.fail(`a copy: ${problem}`);
  const { lost } = auditServer(copyDir, { acknowledged: before, sent: new Map() });
  tally.count('lost', lost);
  tally.check(lost === 0, `a copy lacks ${lost} messages that were confirmed before it began`);
  const count = together(senders).acknowledged.size;
  await until(() => ({ isReached: together(senders).acknowledged.size > count }), 10_000, 'nobody can write any more');
  if (!isStarted) return;
  const restored = await startServerProcess(copyDir);
  const sender = new Sender('on the copy', stage.chatId);
  await sender.write(restored.url, stage.ada.tokens[2] ?? '', () => sender.acknowledged.size === 1);
  await restored.stop();
  tally.check(sender.acknowledged.size === 1, 'nobody can write on the restored copy');
  tally.count('servers started on a copy');
}
