import type { MessageView } from '#shared/contract/views/message-view';
import { startChaosProxy } from '../chaos-proxy.ts';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { groupAsText, keepBusy, untilAlike } from '../support/busy-group.ts';
import { startDevice, type Device } from '../support/device.ts';
import { look, messagesIn, serverFileOf } from '../support/log-audit.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { until } from '../support/until.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

const emojis = ['👍', '🎉', '🙂'];

/** Fault 17: two devices of one person are without a connection, and on both the person goes on. */
export const twoDevicesOffline: FaultRow = {
  number: 17,
  title: 'Two devices of one person offline; on both they write, edit, delete, react and read, also the same messages',
  invariant: 'Both come to show the same, and what the server holds; the read position is the larger; deleted stays deleted',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('deeds', 'written', 'lost', 'apart');
    try {
      for (let round = 1; round <= (effort.isShort ? 1 : 15); round += 1) {
        await tally.case(`round ${round}`, () => runRound(stage, { seed: effort.seed + round, deeds: effort.isShort ? 20 : 60, tally }));
      }
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

/** What the person did on the two devices, as far as the end must show it. */
interface Done {
  readonly written: string[];
  readonly deleted: Set<string>;
  largestRead: number;
}

async function runRound(stage: Stage, { seed, deeds, tally }: { seed: number; deeds: number; tally: Tally }): Promise<void> {
  const random = createRandom(seed);
  const server = await startServerProcess(stage.copyData());
  const proxy = await startChaosProxy(server.port);
  await keepBusy(server.url, { stage, token: stage.ada.tokens[0], count: 20, random });
  const devices = [await startDevice(stage.makeProfile(stage.ada, proxy.url, { device: 1 })), await startDevice(stage.makeProfile(stage.ada, proxy.url, { device: 2 }), { seed })];
  try {
    for (const device of devices) await device.settle();
    proxy.weather.isRefusing = true;
    proxy.cutAll();
    const done: Done = { written: [], deleted: new Set(), largestRead: 0 };
    for (let deed = 0; deed < deeds; deed += 1) await act(stage, devices[Math.floor(random() * 2)], { random, done, name: `offline ${deed}` });
    tally.count('deeds', deeds);
    await keepBusy(server.url, { stage, token: stage.ben.tokens[0], count: 10, random });
    proxy.weather.isRefusing = false;
    for (const device of devices) await device.call('reconnectNow', {});
    for (const device of devices) await device.settle();
    for (const device of devices) await untilAlike(stage, server.dataDir, device.profileFolder);
    await until(() => {
      const [one, other] = devices.map((device) => groupAsText(storeFileOf(device.profileFolder), stage.chatId));
      return { isReached: one === other };
    }, 10_000, 'the devices stay apart');
    checkEnd(stage, server.dataDir, done, tally);
    await checkViews(stage, devices, tally);
  } finally {
    for (const device of devices) await device.kill();
    await proxy.close();
    await server.kill();
  }
}

async function act(stage: Stage, device: Device | undefined, { random, done, name }: { random: () => number; done: Done; name: string }): Promise<void> {
  if (device === undefined) return;
  const { chatId } = stage;
  const { messages, newestSeq } = await device.read('messages', { chatId, anchorSeq: null, before: 200, after: 0 });
  const own = messages.filter((message) => message.isOwn && !message.isDeleted && message.canEdit);
  const pick = (): MessageView | undefined => own[Math.floor(random() * own.length)];
  const dice = random();
  const chosen = pick();
  if (dice < 0.35 || chosen === undefined) {
    await device.call('sendMessage', { chatId, body: name, replyToMessageId: null });
    done.written.push(name);
  } else if (dice < 0.6) await device.call('editMessage', { chatId, messageId: chosen.id, body: `${chosen.body}; ${name}` });
  else if (dice < 0.75) {
    await device.call('deleteMessage', { chatId, messageId: chosen.id });
    done.deleted.add(chosen.id);
  } else if (dice < 0.9) await device.call('setReaction', { chatId, messageId: chosen.id, emoji: emojis[Math.floor(random() * emojis.length)] ?? '👍', present: random() < 0.7 });
  else {
    const seq = 1 + Math.floor(random() * newestSeq);
    await device.call('markRead', { chatId, seq });
    done.largestRead = Math.max(done.largestRead, seq);
  }
}

function checkEnd(stage: Stage, dataDir: string, done: Done, tally: Tally): void {
  const stored = messagesIn(serverFileOf(dataDir), stage.chatId);
  const standing = stored.filter((message) => done.deleted.has(message.id) && message.deleted_at === null).length;
  tally.check(standing === 0, `${standing} messages that were deleted stand again`);
  const gone = stored.filter((message) => message.deleted_at !== null).length;
  const kept = done.written.filter((body) => stored.some((message) => message.body === body || message.body.startsWith(`${body};`))).length;
  const lost = Math.max(0, done.written.length - kept - gone);
  tally.count('written', done.written.length);
  tally.count('lost', lost);
  tally.check(lost === 0, `${lost} messages are lost`);
  const read = look(serverFileOf(dataDir), (database) => database.prepare('SELECT last_read_seq FROM chat_members WHERE chat_id = ? AND user_id = ?').pluck().get(stage.chatId, stage.ada.userId) as number);
  tally.check(read >= done.largestRead, `the read position is ${read} instead of ${done.largestRead}`);
}

/** What the person sees, beside what the files hold. */
async function checkViews(stage: Stage, devices: readonly Device[], tally: Tally): Promise<void> {
  await until(async () => {
    const views = await Promise.all(devices.map(async (device) => {
      const { messages } = await device.read('messages', { chatId: stage.chatId, anchorSeq: null, before: 500, after: 0 });
      const chat = await device.read('chat', { chatId: stage.chatId, memberLimit: 0 });
      return JSON.stringify([messages.map(({ id, seq, body, isDeleted, reactions, delivery }) => [id, seq, body, isDeleted, reactions, delivery]), chat?.lastReadSeq, chat?.unreadCount]);
    }));
    return { isReached: views[0] === views[1], seen: views.map((view) => view.slice(-100)) };
  }, 10_000, 'the devices show different things').catch((error: unknown) => {
    tally.count('apart');
    throw error;
  });
}
