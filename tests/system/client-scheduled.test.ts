import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let [desk, laptop, ben]: Device[] = [];
let chatId: string;

const device = (one: Device | undefined): Device => one ?? expect.unreachable();
const inChat = () => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const inAnHour = () => Date.now() + 3_600_000;
const schedule = (from: Device | undefined, body: string, more: object = {}) => device(from).client.call('scheduleMessage', { chatId, body, sendAt: inAnHour(), replyToMessageId: null, ...more });
const scheduled = (of: Device | undefined, fits: (bodies: string[]) => boolean) => device(of).until('scheduledMessages', { chatId: null }, (messages) => fits(messages.map(({ body }) => body)));
const bodies = async (of: Device | undefined) => (await device(of).read('messages', inChat())).messages.map(({ body }) => body);

beforeAll(async () => {
  world = await createWorld();
  const [ada, other] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Okafor')];
  [desk, laptop, ben] = [await world.signInDevice(ada), await world.signInDevice(ada), await world.signInDevice(other)];
  ({ chatId } = await device(desk).client.call('createGroup', { name: 'Harbour', topic: null, memberIds: [other.userId] }));
  for (const one of [laptop, ben]) await device(one).until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId));
});
afterAll(() => world.close());

it('SY12: written for later without a server, it waits on all devices of its writer and on nobody else’s, and takes its draft along', async () => {
  await device(desk).client.call('saveDraft', { chatId, draft: { body: 'See you tomor', replyToMessageId: null, files: [] } });
  await world.stopServer();
  await schedule(desk, 'See you tomorrow');
  expect(await device(desk).client.call('readDraft', { chatId })).toBeNull();
  expect(await device(desk).read('scheduledMessages', { chatId })).toMatchObject([{ body: 'See you tomorrow', isOnServer: false, failure: null, chatTitle: 'Harbour' }]);
  desk = await device(desk).restart();
  expect(await device(desk).read('scheduledMessages', { chatId })).toMatchObject([{ body: 'See you tomorrow' }]);
  await world.startServer();
  await device(laptop).until('scheduledMessages', { chatId }, ([message]) => message?.isOnServer ?? false);
  expect(await device(ben).read('scheduledMessages', { chatId: null })).toEqual([]);
  expect(await bodies(ben)).not.toContain('See you tomorrow');
});

it('gets other words and another time on another device, and is sent once when its time has come, also with nobody there', async () => {
  const [message] = await device(laptop).read('scheduledMessages', { chatId });
  await schedule(laptop, 'See you on Friday', { messageId: message?.messageId });
  await scheduled(desk, ([body]) => body === 'See you on Friday');
  desk?.network.cut();
  await schedule(laptop, 'See you now', { messageId: message?.messageId, sendAt: Date.now() + 400 });
  await device(laptop).until('scheduledMessages', { chatId }, ([waiting]) => waiting?.isOnServer ?? false);
  laptop?.network.cut();
  await device(ben).until('messages', inChat(), (view) => view.messages.some(({ body, senderName }) => body === 'See you now' && senderName === 'Ada Brandt'));
  for (const one of [desk, laptop]) {
    one?.network.mend();
    await device(one).client.call('reconnectNow', {});
    await scheduled(one, (waiting) => waiting.length === 0);
  }
  expect((await bodies(desk)).filter((body) => body.startsWith('See you'))).toEqual(['See you now']);
});

it('SY8: taken back, it is gone on every device and from the server', async () => {
  const { messageId } = await schedule(desk, 'better not zqxjkv');
  await scheduled(laptop, ([body]) => body === 'better not zqxjkv');
  await device(laptop).client.call('unscheduleMessage', { chatId, messageId });
  await scheduled(desk, (waiting) => waiting.length === 0);
  const store = device(desk).openStoreFile();
  expect(store.prepare('SELECT body, ended_at IS NULL AS waits FROM scheduled_messages WHERE id = ?').get(messageId)).toEqual({ body: '', waits: 0 });
  store.close();
});

it('changed where it was not known that it is sent, the other words stay with the reason until they are given up', async () => {
  const { messageId } = await schedule(desk, 'first words');
  await scheduled(laptop, ([body]) => body === 'first words');
  laptop?.network.cut();
  await device(laptop).until('connection', {}, (view) => view.connection.status === 'offline');
  await schedule(laptop, 'second words', { messageId });
  await schedule(desk, 'first words', { messageId, sendAt: 0 });
  await device(ben).until('messages', inChat(), (view) => view.messages.some(({ body }) => body === 'first words'));
  laptop?.network.mend();
  await device(laptop).client.call('reconnectNow', {});
  const [kept] = await device(laptop).until('scheduledMessages', { chatId }, ([message]) => message?.failure !== null && message !== undefined);
  expect(kept).toMatchObject({ body: 'second words', failure: { code: 'already_sent' } });
  await device(laptop).client.call('unscheduleMessage', { chatId, messageId });
  await scheduled(laptop, (waiting) => waiting.length === 0);
  expect((await bodies(ben)).filter((body) => body.endsWith(' words'))).toEqual(['first words']);
});

it('what may not be sent any more at its time waits for its writer with the reason', async () => {
  await schedule(ben, 'from Ben, later', { sendAt: Date.now() + 700 });
  await scheduled(ben, (waiting) => waiting.length === 1);
  await device(desk).client.call('setChatStatus', { chatId, status: 'archived' });
  await device(ben).until('scheduledMessages', { chatId }, ([message]) => message?.failure?.code === 'not_allowed');
  await device(desk).client.call('setChatStatus', { chatId, status: 'active' });
  await device(ben).until('chat', { chatId, memberLimit: 1 }, (chat) => chat?.canWrite ?? false);
  const [message] = await device(ben).read('scheduledMessages', { chatId });
  await schedule(ben, 'from Ben, later', { messageId: message?.messageId, sendAt: 0 });
  await device(desk).until('messages', inChat(), (view) => view.messages.some(({ body }) => body === 'from Ben, later'));
});
