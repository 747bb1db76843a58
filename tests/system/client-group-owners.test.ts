import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let cleo: Device;
let ids: { ada: string; ben: string; cleo: string };
let chatId: string;

const detail = () => ({ chatId, memberLimit: 50 });
const window = () => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const rolesSeenBy = async (device: Device) => Object.fromEntries(((await device.read('chat', detail()))?.members ?? []).map(({ displayName, role }) => [displayName.split(' ')[0], role]));

beforeAll(async () => {
  world = await createWorld();
  const people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz'), await world.addPerson('Cleo Martin')] as const;
  ids = { ada: people[0].userId, ben: people[1].userId, cleo: people[2].userId };
  [ada, ben, cleo] = [await world.signInDevice(people[0]), await world.signInDevice(people[1]), await world.signInDevice(people[2])];
  ({ chatId } = await ada.client.call('createGroup', { name: 'Harbour', topic: null, memberIds: [ids.ben] }));
  await ben.until('chat', detail(), (chat) => chat !== null);
});
afterAll(() => world.close());

it('a description of several lines is told to everybody in the group', async () => {
  const description = 'What this is for:\n- boats\n- <b>no</b> nets';
  await ada.client.call('updateGroup', { chatId, description });
  await ben.until('chat', detail(), (chat) => chat?.description === description);
  await ben.until('messages', window(), (view) => view.messages.some(({ event }) => event?.kind === 'description_changed'));
});

it('every member adds people once the group lets them, and not a moment longer', async () => {
  expect(await ben.read('chat', detail())).toMatchObject({ canAddMembers: false, canMembersAdd: false });
  await ada.client.call('updateGroup', { chatId, canMembersAdd: true });
  await ben.until('chat', detail(), (chat) => chat?.canAddMembers === true && !chat.canManage);
  await ben.client.call('addMembers', { chatId, userIds: [ids.cleo] });
  await cleo.until('chat', detail(), (chat) => chat?.description !== null && chat?.canAddMembers === true);
  await ada.client.call('updateGroup', { chatId, canMembersAdd: false });
  await ben.until('chat', detail(), (chat) => chat?.canAddMembers === false);
});

it('is handed over in one step, also while there is no server, and has one owner all the time', async () => {
  await world.stopServer();
  await ada.client.call('transferGroup', { chatId, userId: ids.ben });
  expect(await rolesSeenBy(ada)).toEqual({ Ada: 'admin', Ben: 'owner', Cleo: 'member' });
  await world.startServer();
  await ben.until('chat', detail(), (chat) => chat?.ownRole === 'owner' && chat.canClose);
  expect(await rolesSeenBy(ben)).toEqual({ Ada: 'admin', Ben: 'owner', Cleo: 'member' });
  await cleo.until('messages', window(), (view) => view.messages.some(({ event }) => event?.kind === 'group_transferred' && event.name === 'Ben Ortiz'));
  await expect(ada.client.call('transferGroup', { chatId, userId: ids.cleo })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(ben.client.call('transferGroup', { chatId, userId: ids.ben })).rejects.toMatchObject({ code: 'not_allowed' });
});

it('handed over to somebody who has left meanwhile it stays with its owner', async () => {
  await world.stopServer();
  await ben.until('connection', {}, (view) => view.connection.status !== 'connected');
  await ben.client.call('transferGroup', { chatId, userId: ids.cleo });
  expect(await rolesSeenBy(ben)).toMatchObject({ Ben: 'admin', Cleo: 'owner' });
  // Cleo went, as the server has it, before the transfer came.
  world.changeServer('UPDATE chat_members SET left_at = 1 WHERE chat_id = ? AND user_id = ?', chatId, ids.cleo);
  await world.startServer();
  await ben.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0);
  await ben.until('chat', detail(), (chat) => chat?.ownRole === 'owner');
});

it('archived it is read by everybody and written by nobody, until its owner takes it back into use', async () => {
  await ben.client.call('setChatStatus', { chatId, status: 'archived' });
  await ada.until('chat', detail(), (chat) => chat?.isArchived === true && !chat.canWrite && !chat.canManage && !chat.canClose);
  await expect(ada.client.call('sendMessage', { chatId, body: 'too late', replyToMessageId: null })).rejects.toMatchObject({ code: 'not_allowed' });
  await ben.client.call('setChatStatus', { chatId, status: 'active' });
  await ada.until('chat', detail(), (chat) => chat?.isArchived === false && chat.canWrite);
});

it('SY8: deleted it is gone from every device', async () => {
  await ben.client.call('sendMessage', { chatId, body: 'the last words', replyToMessageId: null });
  await ada.until('messages', window(), (view) => view.messages.some(({ body }) => body === 'the last words'));
  // Refused before anything is erased, not after.
  await expect(ada.client.call('setChatStatus', { chatId, status: 'deleted' })).rejects.toMatchObject({ code: 'not_allowed' });
  expect((await ada.read('messages', window())).messages.some(({ body }) => body === 'the last words')).toBe(true);
  await ben.client.call('setChatStatus', { chatId, status: 'deleted' });
  for (const device of [ada, ben]) await device.until('chatList', {}, (chats) => chats.every(({ id }) => id !== chatId));
  expect(await ada.read('chat', detail())).toBeNull();
});
