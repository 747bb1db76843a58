import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let people: { email: string; userId: string }[];

beforeAll(async () => {
  world = await createWorld();
  people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz'), await world.addPerson('Cleo Martin')];
});

afterAll(() => world.close());

const person = (index: number) => people[index] ?? { email: '', userId: '' };
const window = (chatId: string) => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const settled = (device: Device) => device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0);

async function offline(device: Device): Promise<void> {
  device.network.cut();
  await device.until('connection', {}, (view) => view.connection.status === 'offline');
}

async function online(device: Device): Promise<void> {
  device.network.mend();
  await device.client.call('reconnectNow', {});
  await settled(device);
}

it('ADR 0003: both sides create the same direct chat offline, and it is one chat', async () => {
  const [ada, ben] = [await world.signInDevice(person(0)), await world.signInDevice(person(1))];
  await Promise.all([offline(ada), offline(ben)]);
  const [{ chatId }, other] = [await ada.client.call('createDirectChat', { userId: person(1).userId }), await ben.client.call('createDirectChat', { userId: person(0).userId })];
  expect(other.chatId).toBe(chatId);
  await ada.client.call('sendMessage', { chatId, body: 'from Ada', replyToMessageId: null });
  await ben.client.call('sendMessage', { chatId, body: 'from Ben', replyToMessageId: null });
  await online(ada);
  await online(ben);
  for (const device of [ada, ben]) {
    const view = await device.until('messages', window(chatId), ({ messages }) => messages.length === 2 && messages.every((message) => message.delivery.status === 'sent'));
    expect(view.messages.map(({ body, seq }) => [seq, body])).toEqual([[1, 'from Ada'], [2, 'from Ben']]);
    expect(await device.read('chatList', {})).toHaveLength(1);
  }
});

it('two devices of one person come to show the same', async () => {
  const [desk, laptop] = [await world.signInDevice(person(0)), await world.signInDevice(person(0))];
  const ben = await world.signInDevice(person(1));
  const [chat] = await ben.read('chatList', {});
  const chatId = chat?.id ?? '';
  await ben.client.call('sendMessage', { chatId, body: 'to both', replyToMessageId: null });
  for (const device of [desk, laptop]) await device.until('chatList', {}, (chats) => isDeepStrictEqual(chats[0]?.lastMessage?.preview, { kind: 'text', text: 'to both' }) && (chats[0]?.unreadCount ?? 0) > 0);
  const { newestSeq } = await desk.read('messages', window(chatId));
  await desk.client.call('markRead', { chatId, seq: newestSeq });
  await laptop.until('chatList', {}, (chats) => chats[0]?.unreadCount === 0);
  await offline(laptop);
  await desk.client.call('sendMessage', { chatId, body: 'from the desk', replyToMessageId: null });
  await laptop.client.call('sendMessage', { chatId, body: 'from the laptop', replyToMessageId: null });
  await settled(desk);
  await online(laptop);
  await desk.until('messages', window(chatId), ({ messages }) => messages.at(-1)?.body === 'from the laptop');
  const shown = async (device: Device) => (await device.read('messages', window(chatId))).messages.map(({ id, seq, body, delivery }) => ({ id, seq, body, delivery }));
  expect(await shown(laptop)).toEqual(await shown(desk));
});

it('a group made by a right that was lost meanwhile goes again; what was written in it is not lost', async () => {
  const ada = await world.signInDevice(person(0));
  await offline(ada);
  const empty = await ada.client.call('createGroup', { name: 'Empty', topic: null, memberIds: [] });
  const { chatId } = await ada.client.call('createGroup', { name: 'Written', topic: null, memberIds: [person(1).userId] });
  await ada.client.call('sendMessage', { chatId, body: 'the first words', replyToMessageId: null });
  await world.stopServer();
  world.changeServer(`UPDATE user_roles SET role_id = (SELECT id FROM roles WHERE slug = 'guest') WHERE user_id = ?`, person(0).userId);
  await world.startServer();
  await online(ada);
  expect((await ada.read('chatList', {})).map((chat) => chat.id)).not.toContain(empty.chatId);
  const { messages } = await ada.read('messages', window(chatId));
  expect(messages).toMatchObject([{ body: 'the first words', delivery: { status: 'failed', code: 'not_allowed' } }]);

  world.changeServer(`UPDATE user_roles SET role_id = (SELECT id FROM roles WHERE slug = 'member') WHERE user_id = ?`, person(0).userId);
  await ada.until('session', {}, (session) => session.status === 'signedIn' && session.canCreateGroup);
  const delivery = messages[0]?.delivery;
  await ada.client.call('retryCommand', { commandId: delivery?.status === 'failed' ? delivery.commandId : '' });
  await ada.until('messages', window(chatId), (view) => view.messages.some((message) => message.body === 'the first words' && message.delivery.status === 'sent'));
  const ben = await world.signInDevice(person(1));
  expect((await ben.read('messages', window(chatId))).messages.map((message) => message.body)).toContain('the first words');
});

it('SY8: a new wording for a message that was deleted meanwhile leaves it deleted', async () => {
  const [desk, laptop] = [await world.signInDevice(person(0)), await world.signInDevice(person(0))];
  const { chatId } = await desk.client.call('createDirectChat', { userId: person(2).userId });
  const { messageId } = await desk.client.call('sendMessage', { chatId, body: 'to be deleted', replyToMessageId: null });
  await laptop.until('messages', window(chatId), ({ messages }) => messages[0]?.body === 'to be deleted');
  await offline(laptop);
  await laptop.client.call('editMessage', { chatId, messageId, body: 'a new wording' });
  await desk.client.call('deleteMessage', { chatId, messageId });
  await settled(desk);
  await online(laptop);
  for (const device of [desk, laptop]) {
    expect((await device.read('messages', window(chatId))).messages).toMatchObject([{ isDeleted: true, body: '', delivery: { status: 'sent' } }]);
  }
  expect(await laptop.read('connection', {})).toMatchObject({ failedCount: 0 });
});

it('what is refused at once says why in one sentence', async () => {
  const ada = await world.signInDevice(person(0));
  await expect(ada.client.call('createDirectChat', { userId: person(0).userId })).rejects.toMatchObject({ code: 'not_allowed' });
  const chatId = '00000000-0000-7000-8000-000000000001';
  await expect(ada.client.call('sendMessage', { chatId, body: 'x', replyToMessageId: null })).rejects.toMatchObject({ code: 'not_found' });
  await expect(ada.client.call('retryCommand', { commandId: chatId })).rejects.toMatchObject({ code: 'not_found' });
  await expect(ada.client.call('createGroup', { name: '   ', topic: null, memberIds: [] })).rejects.toMatchObject({ code: 'invalid_request' });
});
