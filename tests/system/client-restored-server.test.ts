import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let chatId: string;
let groupId: string;
let cleoId: string;
let benId: string;

const newest = (id: string) => ({ chatId: id, anchorSeq: null, before: 100, after: 0 });
const write = async (device: Device, id: string, body: string) => (await device.client.call('sendMessage', { chatId: id, body, replyToMessageId: null })).messageId;
const settled = (device: Device) => device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0);
const shown = async (device: Device, id: string) => (await device.read('messages', newest(id))).messages.map(({ seq, body, event }) => [seq, event === null ? body : 'system']);
const until = (device: Device, id: string, body: string) => device.until('messages', newest(id), ({ messages }) => messages.some((message) => message.body === body && message.seq !== null));
const serverFile = () => join(world.dataDir, 'hallway.sqlite');
const backupFile = () => `${serverFile()}.backup`;

async function backUp(): Promise<void> {
  await world.stopServer();
  copyFileSync(serverFile(), backupFile());
  await world.startServer();
  await reconnect();
}

async function restore(change: (database: Database.Database) => void): Promise<void> {
  await world.stopServer();
  for (const suffix of ['-wal', '-shm']) rmSync(serverFile() + suffix, { force: true });
  copyFileSync(backupFile(), serverFile());
  const database = new Database(serverFile());
  change(database);
  database.close();
  await world.startServer();
}

async function reconnect(): Promise<void> {
  for (const device of [ada, ben]) {
    await device.client.call('reconnectNow', {});
    await settled(device);
  }
}

beforeEach(async () => {
  world = await createWorld();
  const [first, second] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz')];
  benId = second.userId;
  [ada, ben] = [await world.signInDevice(first), await world.signInDevice(second)];
  ({ userId: cleoId } = await world.addPerson('Cléo Martin'));
  ({ chatId } = await ada.client.call('createDirectChat', { userId: second.userId }));
  ({ chatId: groupId } = await ada.client.call('createGroup', { name: 'Harbour', topic: null, memberIds: [second.userId] }));
  await write(ada, chatId, 'in the backup');
  await until(ben, chatId, 'in the backup');
  await write(ben, groupId, 'in the backup too');
  await until(ada, groupId, 'in the backup too');
  await Promise.all([ada, ben].map(settled));
  await backUp();
});
afterEach(() => world.close());

describe.each<[string, (database: Database.Database) => void]>([
  ['the head lies below the cursors', () => undefined],
  ['the epoch is another one', (database) => void database.prepare('UPDATE organization_logs SET epoch = ?').run(newId())],
  ['the epoch is another one and the head lies above', (database) => void database.prepare('UPDATE organization_logs SET epoch = ?, head_change_seq = head_change_seq + 1000').run(newId())],
])('SY10: a server restored from a backup, when %s', (_what, change) => {
  it('gets back what its people wrote since, each message once, and all see the same', async () => {
    await write(ada, chatId, 'Ada after the backup');
    await until(ben, chatId, 'Ada after the backup');
    await write(ben, chatId, 'Ben after the backup');
    await until(ada, chatId, 'Ben after the backup');
    await write(ben, groupId, 'Ben in the group');
    await until(ada, groupId, 'Ben in the group');
    for (const device of [ada, ben]) device.network.cut();
    await write(ada, chatId, 'Ada without a connection');
    await restore(change);
    for (const device of [ada, ben]) device.network.mend();
    await reconnect();

    for (const body of ['Ada after the backup', 'Ben after the backup', 'Ada without a connection']) for (const device of [ada, ben]) await until(device, chatId, body);
    for (const device of [ada, ben]) await until(device, groupId, 'Ben in the group');
    await Promise.all([ada, ben].map(settled));
    for (const id of [chatId, groupId]) expect(await shown(ben, id)).toEqual(await shown(ada, id));
    const bodies = (await shown(ada, chatId)).map(([, body]) => String(body));
    expect(bodies.toSorted()).toEqual(['Ada after the backup', 'Ada without a connection', 'Ben after the backup', 'in the backup']);
    expect((await shown(ada, chatId)).map(([seq]) => seq)).toEqual([1, 2, 3, 4]);
    // What was read stays read, and one's own messages are never unread: only the other person's count.
    await ada.client.call('markRead', { chatId, seq: 4 });
    await ada.until('chatList', {}, (chats) => chats.find((chat) => chat.id === chatId)?.unreadCount === 0);
  });

  it('is not written into again by a device that wrote nothing since', async () => {
    const before = [await shown(ada, chatId), await shown(ada, groupId)];
    await restore(change);
    await reconnect();
    for (const device of [ada, ben]) expect([await shown(device, chatId), await shown(device, groupId)]).toEqual(before);
  });

  it('gets chats again that it does not know, from whoever began them; what others wrote in such a group stands as failed until then', async () => {
    const { chatId: directId } = await ada.client.call('createDirectChat', { userId: cleoId });
    const { chatId: lostGroupId } = await ada.client.call('createGroup', { name: 'Lost', topic: null, memberIds: [benId] });
    for (const id of [directId, lostGroupId]) await write(ada, id, 'only here');
    await until(ben, lostGroupId, 'only here');
    await write(ben, lostGroupId, 'only at ben');
    await until(ada, lostGroupId, 'only at ben');
    await Promise.all([ada, ben].map(settled));
    ada.network.cut();
    await restore(change);
    await ben.client.call('reconnectNow', {});
    const { messages } = await ben.until('messages', newest(lostGroupId), (view) => view.messages[0]?.delivery.status === 'failed');
    expect(messages.map(({ body }) => body)).toEqual(['only at ben']);
    ada.network.mend();
    await ada.client.call('reconnectNow', {});
    await settled(ada);
    expect(await shown(ada, directId)).toEqual([[1, 'only here']]);
    await until(ben, lostGroupId, 'only here');
    const [failed] = messages;
    if (failed?.delivery.status === 'failed') await ben.client.call('retryCommand', { commandId: failed.delivery.commandId });
    await until(ada, lostGroupId, 'only at ben');
    for (const device of [ada, ben]) expect((await shown(device, lostGroupId)).map(([, body]) => body).filter((body) => body !== 'system')).toEqual(['only here', 'only at ben']);
  });

  it('is told again what was edited, deleted and reacted to since, also far up in a chat', async () => {
    const edited = await write(ada, chatId, 'before the edit');
    const deleted = await write(ada, chatId, 'to be deleted');
    const liked = await write(ben, chatId, 'to be liked');
    for (let line = 0; line < 60; line += 1) await write(ben, chatId, `line ${line}`);
    await until(ada, chatId, 'line 59');
    await Promise.all([ada, ben].map(settled));
    await backUp();
    await ada.client.call('editMessage', { chatId, messageId: edited, body: 'after the edit' });
    await ada.client.call('deleteMessage', { chatId, messageId: deleted });
    await ada.client.call('setReaction', { chatId, messageId: liked, emoji: '👍', present: true });
    await ben.until('messages', newest(chatId), (view) => view.messages.some(({ id, reactions }) => id === liked && reactions.length === 1));
    await Promise.all([ada, ben].map(settled));
    await restore(change);
    await reconnect();
    const whole = { chatId, anchorSeq: null, before: 200, after: 0 };
    for (const device of [ada, ben]) {
      await device.until('messages', whole, (view) => view.messages.some(({ id, body }) => id === edited && body === 'after the edit'), 20_000);
      await device.until('messages', whole, (view) => view.messages.some(({ id, isDeleted }) => id === deleted && isDeleted), 20_000);
      await device.until('messages', whole, (view) => view.messages.some(({ id, reactions }) => id === liked && reactions.length === 1), 20_000);
    }
  }, 60_000);
});
