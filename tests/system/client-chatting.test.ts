import { afterAll, beforeAll, expect, it } from 'vitest';
import { directChatId } from '#shared/domain/ids';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let chatId: string;

const window = (id: string) => ({ chatId: id, anchorSeq: null, before: 50, after: 0 });
const bodies = async (device: Device) => (await device.read('messages', window(chatId))).messages.map((message) => message.body);

beforeAll(async () => {
  world = await createWorld();
  const [first, second] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz')];
  ada = await world.signInDevice(first);
  ben = await world.signInDevice(second);
  ({ chatId } = await ada.client.call('createDirectChat', { userId: second.userId }));
  const session = await ada.read('session', {});
  expect(session.status === 'signedIn' && directChatId(session.organizationId, first.userId, second.userId)).toBe(chatId);
});

afterAll(() => world.close());

it('two people write to each other', async () => {
  await ada.client.call('sendMessage', { chatId, body: 'Good morning', replyToMessageId: null });
  await ben.until('messages', window(chatId), (view) => view.messages.some((message) => message.body === 'Good morning' && message.senderName === 'Ada Brandt'));
  const [chat] = await ben.until('chatList', {}, (chats) => chats[0]?.unreadCount === 1);
  expect(chat).toMatchObject({ title: 'Ada Brandt', unreadCount: 1, lastMessage: { preview: { kind: 'text', text: 'Good morning' }, isOwn: false } });
});

it('SY11: reading moves the pointer and clears the count, on every device of the person', async () => {
  await ben.client.call('markRead', { chatId, seq: 1 });
  await ben.until('chatList', {}, (chats) => chats[0]?.unreadCount === 0);
});

it('SY12: what was written without a connection arrives once and in order', async () => {
  ada.network.cut();
  await ada.until('connection', {}, (view) => view.connection.status === 'offline');
  for (const body of ['one', 'two', 'three']) await ada.client.call('sendMessage', { chatId, body, replyToMessageId: null });
  const waiting = await ada.read('messages', window(chatId));
  expect(waiting.messages.slice(-3).map((message) => message.delivery.status)).toEqual(['waiting', 'waiting', 'waiting']);
  ada.network.mend();
  await ada.client.call('reconnectNow', {});
  await ben.until('messages', window(chatId), (view) => view.messages.some((message) => message.body === 'three'));
  expect((await bodies(ben)).filter((body) => ['one', 'two', 'three'].includes(body))).toEqual(['one', 'two', 'three']);
  await ada.until('connection', {}, (view) => view.waitingCount === 0);
});

it('SY2: an answer that is lost leads to one message, not two', async () => {
  let isLost = false;
  ada.network.onDown = (text) => {
    const loses = !isLost && text.includes('"results"');
    isLost ||= loses;
    return !loses;
  };
  await ada.client.call('sendMessage', { chatId, body: 'only once', replyToMessageId: null });
  await ada.until('messages', window(chatId), (view) => view.messages.some((message) => message.body === 'only once' && message.delivery.status === 'sent'));
  await ben.until('messages', window(chatId), (view) => view.messages.some((message) => message.body === 'only once'));
  expect(isLost).toBe(true);
  expect((await bodies(ada)).filter((body) => body === 'only once')).toHaveLength(1);
  expect((await bodies(ben)).filter((body) => body === 'only once')).toHaveLength(1);
});

it('SY8: edits, reactions and deletions made offline are seen by the other person', async () => {
  const { messages } = await ada.read('messages', window(chatId));
  const [one, two] = ['one', 'two'].map((body) => messages.find((message) => message.body === body)?.id ?? '') as [string, string];
  ada.network.cut();
  await ada.client.call('editMessage', { chatId, messageId: one, body: 'one, edited' });
  await ada.client.call('deleteMessage', { chatId, messageId: two });
  await ada.client.call('setReaction', { chatId, messageId: one, emoji: '👍', present: true });
  ada.network.mend();
  await ada.client.call('reconnectNow', {});
  await ben.until('messages', window(chatId), (view) => {
    const edited = view.messages.find((message) => message.id === one);
    const deleted = view.messages.find((message) => message.id === two);
    return edited?.body === 'one, edited' && edited.reactions[0]?.emoji === '👍' && deleted?.isDeleted === true && deleted.body === '';
  });
});

it('everything is there after a restart of the client, and of the server', async () => {
  ada = await ada.restart();
  expect(await bodies(ada)).toContain('only once');
  await world.stopServer();
  await ada.client.call('sendMessage', { chatId, body: 'while the server rests', replyToMessageId: null });
  await world.startServer();
  await ben.until('messages', window(chatId), (view) => view.messages.some((message) => message.body === 'while the server rests'), 20_000);
});
