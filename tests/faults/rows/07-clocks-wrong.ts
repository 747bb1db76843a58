import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { keepBusy, unreadOnServer, untilAlike } from '../support/busy-group.ts';
import { startDevice } from '../support/device.ts';
import { auditServer, look, messagesIn, serverFileOf, storedOnce } from '../support/log-audit.ts';
import { projectRoot, startServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

const dayMs = 86_400_000;

/** Where a clock stands before and after it jumps in the middle of the run. */
interface Jump {
  readonly server: readonly [number, number];
  readonly device: readonly [number, number];
}

const jumps: readonly Jump[] = [
  { server: [0, 0], device: [dayMs, -dayMs] },
  { server: [dayMs, -dayMs], device: [0, 0] },
  { server: [-dayMs, dayMs], device: [dayMs, -dayMs] },
  { server: [0, 0], device: [-dayMs, dayMs] },
  { server: [0, -dayMs], device: [0, -dayMs] },
  { server: [dayMs, dayMs], device: [-dayMs, -dayMs] },
];

/** Fault 7: clocks are a day wrong, and jump. */
export const clocksWrong: FaultRow = {
  number: 7,
  title: 'Clocks of a device and of the server wrong by a day either way, jumping two days in the middle',
  invariant: 'One order, as written; unread right; nobody is signed out',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('changes', 'out of order', 'wrong unread');
    try {
      for (const [index, jump] of (effort.isShort ? jumps.slice(2, 3) : jumps).entries()) {
        await tally.case(`jump ${JSON.stringify(jump)}`, () => runJump(stage, { jump, effort: { ...effort, seed: effort.seed + index }, tally }));
      }
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

async function runJump(stage: Stage, { jump, effort, tally }: { jump: Jump; effort: Effort; tally: Tally }): Promise<void> {
  const random = createRandom(effort.seed);
  const clockFile = join(stage.makeFolder('clock'), 'offset');
  writeFileSync(clockFile, String(jump.server[0]));
  const server = await startServerProcess(stage.copyData(), {
    nodeOptions: ['--import', join(projectRoot, 'tests/faults/support/wrong-clock.ts')], environment: { FAULTS_CLOCK_FILE: clockFile },
  });
  const device = await startDevice(stage.makeProfile(stage.ben, server.url), { clockOffsetMs: jump.device[0] });
  try {
    await device.settle();
    const half = effort.isShort ? 20 : 150;
    const own: string[] = [];
    for (const part of [0, 1] as const) {
      if (part === 1) {
        writeFileSync(clockFile, String(jump.server[1]));
        await device.setClock(jump.device[1]);
      }
      const busy = keepBusy(server.url, { stage, token: stage.ada.tokens[part] ?? '', count: half, random });
      for (let number = 1; number <= 10; number += 1) {
        own.push(`own ${part} ${number}`);
        await device.call('sendMessage', { chatId: stage.chatId, body: own.at(-1) ?? '', replyToMessageId: null });
      }
      await busy;
      await device.settle();
      tally.count('changes', half + 10);
    }
    await untilAlike(stage, server.dataDir, device.profileFolder);
    const stored = messagesIn(serverFileOf(server.dataDir), stage.chatId).map(({ body }) => body).filter((body) => body.startsWith('own '));
    const outOfOrder = stored.filter((body, place) => body !== own[place]).length;
    tally.count('out of order', outOfOrder);
    tally.check(outOfOrder === 0 && storedOnce(stored, own.length), 'what one device wrote does not stand in the order it was written');
    const detail = await device.read('chat', { chatId: stage.chatId, memberLimit: 0 });
    const unread = unreadOnServer(server.dataDir, stage.chatId, stage.ben.userId);
    tally.count('wrong unread', detail?.unreadCount === unread ? 0 : 1);
    tally.check(detail?.unreadCount === unread, `unread is ${detail?.unreadCount ?? 'nothing'} instead of ${unread}`);
    for (const problem of auditServer(server.dataDir, { acknowledged: new Map(), sent: new Map() }).problems.filter((text) => !text.includes('twice'))) tally.fail(problem);
    proveClock(server.dataDir, { jump, tally, stage });
  } finally {
    await device.kill();
    await server.kill();
  }
}

/** A fault that was not made proves nothing: the times that the server wrote down must be as wrong as they were meant to be. */
function proveClock(dataDir: string, { jump, tally, stage }: { jump: Jump; tally: Tally; stage: Stage }): void {
  const spanMs = Math.abs(jump.server[1] - jump.server[0]);
  const times = look(serverFileOf(dataDir), (database) => database.prepare(`SELECT created_at FROM messages WHERE chat_id = ? AND type = 'text'`).pluck().all(stage.chatId) as number[]);
  const seenMs = Math.max(...times) - Math.min(...times);
  const isAsMeant = spanMs === 0 ? true : seenMs > spanMs - dayMs / 2;
  tally.check(isAsMeant, `the server’s clock did not jump: its messages span ${seenMs} ms`);
}
