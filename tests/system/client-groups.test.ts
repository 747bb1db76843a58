import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let cleo: Device;
let ids: { ada: string; ben: string; cleo: string };
let chatId: string;

const window = () => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const detail = () => ({ chatId, memberLimit: 50 });
const send = (device: Device, body: string) => device.client.call('sendMessage', { chatId, body, replyToMessageId: null });
const sees = (device: Device, body: string) => device.until('messages', window(), (view) => view.messages.some((message) => message.body === body));
const lines = async (device: Device) => (await device.read('messages', window())).messages.flatMap((message) => message.event ?? []);

beforeAll(async () => {
  world = await createWorld();
  const people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz'), await world.addPerson('Cleo Martin')] as const;
  ids = { ada: people[0].userId, ben: people[1].userId, cleo: people[2].userId };
  [ada, ben, cleo] = [await world.signInDevice(people[0]), await world.signInDevice(people[1]), await world.signInDevice(people[2])];
});

afterAll(() => world.close());

describe('a group', () => {
  it('is made, and named to those in it', async () => {
    ({ chatId } = await ada.client.call('createGroup', { name: 'Harbour', topic: 'Boats', memberIds: [ids.ben] }));
    const [chat] = await ben.until('chatList', {}, (chats) => chats.length === 1);
    expect(chat).toMatchObject({ id: chatId, title: 'Harbour', ownRole: 'member', unreadCount: 0 });
    expect(await cleo.read('chatList', {})).toEqual([]);
    await send(ada, 'before Cleo came');
    await sees(ben, 'before Cleo came');
  });

  it('takes somebody in, who sees what was written before', async () => {
    await ada.client.call('addMembers', { chatId, userIds: [ids.cleo] });
    await sees(cleo, 'before Cleo came');
    await ben.until('chat', detail(), (chat) => chat?.memberCount === 3);
    expect(await cleo.read('chatList', {})).toMatchObject([{ unreadCount: 0 }]);
  });

  it('is renamed and given roles by those who may', async () => {
    await ada.client.call('updateGroup', { chatId, name: 'Pier', topic: null });
    await ben.until('chat', detail(), (chat) => chat?.title === 'Pier' && (chat.topic ?? '') === '');
    await ada.client.call('setMemberRole', { chatId, userId: ids.ben, role: 'admin' });
    await ben.until('chat', detail(), (chat) => chat?.ownRole === 'admin' && chat.canManage && !chat.canManageOwners);
    await cleo.until('messages', window(), (view) => view.messages.some((message) => message.event?.kind === 'role_changed' && message.event.name === 'Ben Ortiz' && message.event.role === 'admin'));
    expect(await lines(cleo)).toEqual(expect.arrayContaining([{ kind: 'group_created', name: 'Harbour' }, { kind: 'members_added', names: ['Cleo Martin'], moreCount: 0 }, { kind: 'group_renamed', name: 'Pier' }]));
  });

  it('keeps its last owner', async () => {
    await expect(ada.client.call('leaveChat', { chatId })).rejects.toMatchObject({ code: 'last_owner' });
    await expect(ada.client.call('setMemberRole', { chatId, userId: ids.ada, role: 'member' })).rejects.toMatchObject({ code: 'last_owner' });
  });

  it('SY9: leaves nothing on the device of who was removed, not even in the files', async () => {
    await send(ada, 'a sentence only for the harbour');
    await sees(cleo, 'a sentence only for the harbour');
    await cleo.client.call('saveDraft', { chatId, draft: { body: 'a half-written answer', replyToMessageId: null } });
    await ben.client.call('removeMember', { chatId, userId: ids.cleo });
    await cleo.until('chatList', {}, (chats) => chats.length === 0);
    expect(await cleo.read('chat', detail())).toBeNull();
    await send(ada, 'after Cleo went');
    await sees(ben, 'after Cleo went');
    // The log is emptied a moment after.
    await expect.poll(() => bytesOf(cleo).includes('a sentence only for the harbour'), { timeout: 8_000 }).toBe(false);
    for (const text of ['a half-written answer', 'after Cleo went', 'before Cleo came']) expect([text, bytesOf(cleo).includes(text)]).toEqual([text, false]);
  });

  it('SY12: shows what was written to it while one was removed, as failed, until it is discarded', async () => {
    await ada.client.call('addMembers', { chatId, userIds: [ids.cleo] });
    await sees(cleo, 'after Cleo went');
    cleo.network.cut();
    await cleo.until('connection', {}, (view) => view.connection.status === 'offline');
    await send(cleo, 'written in vain');
    await ada.client.call('removeMember', { chatId, userId: ids.cleo });
    await ben.until('chat', detail(), (chat) => chat?.memberCount === 2);
    cleo.network.mend();
    await cleo.client.call('reconnectNow', {});
    const { messages } = await cleo.until('messages', window(), (view) => view.messages.length === 1 && view.messages[0]?.delivery.status === 'failed');
    expect(messages[0]).toMatchObject({ body: 'written in vain', delivery: { code: 'not_found' } });
    expect(await cleo.read('chatList', {})).toMatchObject([{ id: chatId, lastMessage: { delivery: 'failed' } }]);
    expect(await cleo.read('connection', {})).toMatchObject({ failedCount: 1, waitingCount: 0 });
    const delivery = messages[0]?.delivery;
    await cleo.client.call('discardCommand', { commandId: delivery?.status === 'failed' ? delivery.commandId : '' });
    await cleo.until('chatList', {}, (chats) => chats.length === 0);
    expect(await cleo.read('connection', {})).toMatchObject({ failedCount: 0 });
  });

  it('lets go of who leaves', async () => {
    await ben.client.call('leaveChat', { chatId });
    await ben.until('chatList', {}, (chats) => chats.length === 0);
    await ada.until('chat', detail(), (chat) => chat?.memberCount === 1);
    await ben.until('connection', {}, (view) => view.waitingCount === 0);
    expect(await lines(ada)).toContainEqual({ kind: 'member_left' });
  });
});

/** Everything that stands in the store's files. */
function bytesOf(device: Device): Buffer {
  const { name } = device.openStoreFile();
  return Buffer.concat([readFileSync(name), readFileSync(`${name}-wal`)]);
}
