import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import type { Intent, IntentOf } from '#shared/protocol/commands/command';
import { startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import type { ServerClient } from './support/server-client.ts';

let server: OrganizationServer;
let owner: KnownPerson;
let member: KnownPerson;
let ada: ServerClient;
let ben: ServerClient;
let chatId: string;

beforeAll(async () => {
  server = await startOrganizationServer();
  [owner, member] = [await server.addPerson('Ada Brandt'), await server.addPerson('Ben Ortiz')];
  [ada, ben] = [await server.greet(owner), await server.greet(member)];
  chatId = newId();
  await ada.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [member.userId] });
});

afterAll(() => server.close());

const group = (memberIds: string[] = []): IntentOf<'chat.createGroup'> => ({ kind: 'chat.createGroup', chatId: newId(), name: 'New', topic: null, memberIds });
const message = (chat: string): Intent => ({ kind: 'message.send', chatId: chat, messageId: newId(), body: 'hello', replyToMessageId: null });

it('chat.create_group is needed to create a group; nothing is left of the attempt', async () => {
  const guest = await server.greet(await server.addPerson('Gus Guest', { role: 'guest' }));
  const intent = group();
  expect(await guest.act(intent)).toMatchObject({ status: 'refused', code: 'not_allowed' });
  expect(await server.database.all('SELECT id FROM chats WHERE id = ?', [intent.chatId])).toEqual([]);
});

it('a plain member manages nothing, an admin only plain members', async () => {
  const third = await server.addPerson('Cleo Marsh');
  for (const intent of [
    { kind: 'chat.update', chatId, name: 'Mine' },
    { kind: 'member.add', chatId, userIds: [third.userId] },
    { kind: 'member.remove', chatId, userId: owner.userId },
    { kind: 'member.setRole', chatId, userId: member.userId, role: 'owner' },
    { kind: 'chat.transfer', chatId, userId: member.userId },
    { kind: 'chat.setStatus', chatId, status: 'archived' },
  ] satisfies Intent[]) expect(await ben.act(intent)).toMatchObject({ status: 'refused', code: 'not_allowed' });
  expect(await ada.act({ kind: 'member.setRole', chatId, userId: member.userId, role: 'admin' })).toMatchObject({ status: 'done' });
  expect(await ben.act({ kind: 'chat.update', chatId, topic: 'Boats' })).toMatchObject({ status: 'done' });
  expect(await ben.act({ kind: 'member.remove', chatId, userId: owner.userId })).toMatchObject({ code: 'not_allowed' });
  expect(await ben.act({ kind: 'member.setRole', chatId, userId: member.userId, role: 'owner' })).toMatchObject({ code: 'not_allowed' });
});

it('a group keeps an owner', async () => {
  expect(await ada.act({ kind: 'chat.leave', chatId })).toMatchObject({ status: 'refused', code: 'last_owner' });
  expect(await ada.act({ kind: 'member.setRole', chatId, userId: owner.userId, role: 'member' })).toMatchObject({ code: 'last_owner' });
});

it('only authors edit; chat.delete lets others’ messages be deleted, within a chat one is in', async () => {
  const intent = { kind: 'message.send', chatId, messageId: newId(), body: 'mine', replyToMessageId: null } as const;
  await ada.act(intent);
  expect(await ben.act({ kind: 'message.edit', chatId, messageId: intent.messageId, body: 'yours' })).toMatchObject({ code: 'not_allowed' });
  const administrator = await server.addPerson('Addi Min', { role: 'administrator' });
  const addi = await server.greet(administrator);
  expect(await addi.act({ kind: 'message.delete', chatId, messageId: intent.messageId })).toMatchObject({ code: 'not_found' });
  await ada.act({ kind: 'member.add', chatId, userIds: [administrator.userId] });
  expect(await addi.act({ kind: 'message.delete', chatId, messageId: intent.messageId })).toMatchObject({ status: 'done' });
});

it('another organization’s people and chats are answered like random ids', async () => {
  const stranger = await server.addPerson('Stan Ger', { organizationName: 'Red Quay' });
  const stan = await server.greet(stranger);
  const doors: ((id: string, person: string) => Intent)[] = [
    (id) => message(id),
    (id) => ({ kind: 'message.edit', chatId: id, messageId: newId(), body: 'x' }),
    (id) => ({ kind: 'message.delete', chatId: id, messageId: newId() }),
    (id) => ({ kind: 'reaction.set', chatId: id, messageId: newId(), emoji: '👍', present: true }),
    (id) => ({ kind: 'chat.read', chatId: id, seq: 1 }),
    (id) => ({ kind: 'chat.update', chatId: id, name: 'x' }),
    (id, person) => ({ kind: 'member.add', chatId: id, userIds: [person] }),
    (id, person) => ({ kind: 'member.remove', chatId: id, userId: person }),
    (id, person) => ({ kind: 'member.setRole', chatId: id, userId: person, role: 'admin' }),
    (id) => ({ kind: 'chat.leave', chatId: id }),
    (id, person) => ({ kind: 'chat.transfer', chatId: id, userId: person }),
    (id) => ({ kind: 'chat.setStatus', chatId: id, status: 'deleted' }),
    (id) => ({ kind: 'member.preferences', chatId: id, pinnedAt: 1 }),
  ];
  for (const door of doors) {
    const [real, random] = [await stan.act(door(chatId, owner.userId)), await stan.act(door(newId(), newId()))];
    expect({ ...real, commandId: '' }).toEqual({ ...random, commandId: '' });
    expect(real).toMatchObject({ status: 'refused', code: 'not_found' });
  }
  expect(await stan.act(group([owner.userId]))).toMatchObject({ code: 'not_found' });
  expect(await stan.history(chatId, 10, 10)).toMatchObject({ type: 'error', code: 'not_found' });
  const seen = (await stan.pullAll(0)).rows;
  expect(seen.flatMap((rows) => rows.users ?? []).map((user) => user.id)).toEqual([stranger.userId]);
  expect(seen.flatMap((rows) => rows.chats ?? [])).toEqual([]);
});

it('without chat.view nothing is told by any door, and the change of a role is heard within seconds', async () => {
  const person = await server.addPerson('Rhea Moved');
  await ada.act({ kind: 'member.add', chatId, userIds: [person.userId] });
  const rhea = await server.greet(person);
  await server.database.transaction((writer) => writer.run('DELETE FROM user_roles WHERE user_id = ?', [person.userId]));
  const { access } = await rhea.next('access');
  expect(access.permissions).toEqual([]);
  rhea.send({ type: 'pull', requestId: 901, since: 0, part: null });
  expect(await rhea.next('error', (frame) => frame.requestId === 901)).toMatchObject({ code: 'not_allowed' });
  expect(await rhea.history(chatId, 10, 10)).toMatchObject({ type: 'error' });
  expect(await rhea.act(message(chatId))).toMatchObject({ status: 'refused' });
  const from = rhea.frames.length;
  await ada.act(message(chatId));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(rhea.frames.slice(from).filter((frame) => frame.type === 'push' && (frame.rows.messages?.length ?? 0) > 0)).toEqual([]);
});

it('with the plan’s feature off there is no new use, and what is there stays readable', async () => {
  const setFeature = (isOn: boolean) =>
    server.database.transaction((writer) => writer.run(`UPDATE organization_features SET is_enabled = ${isOn ? 1 : 0}`));
  await setFeature(false);
  await ada.next('access', (frame) => !frame.access.hasChatFeature);
  expect(await ada.act(message(chatId))).toMatchObject({ status: 'refused', code: 'feature_off' });
  expect(await ada.act(group())).toMatchObject({ code: 'feature_off' });
  expect((await ada.pullAll(0)).rows.flatMap((rows) => rows.messages ?? []).length).toBeGreaterThan(0);
  await setFeature(true);
  await ada.next('access', (frame) => frame.access.hasChatFeature);
  expect(await ada.act(message(chatId))).toMatchObject({ status: 'done' });
});

it('what somebody says of themselves is told to everybody who may see, and to nobody of another organization', async () => {
  const stan = await server.greet(await server.addPerson('Stan Stranger', { organizationName: 'Red Quay' }));
  const bystander = await server.greet(await server.addPerson('By Stander'));
  expect(await ben.act({ kind: 'profile.update', title: 'Rigger', status: { emoji: '⛵', text: 'At sea', until: null } })).toMatchObject({ status: 'done' });
  const told = await bystander.next('push', (frame) => frame.rows.users?.some(({ id, title }) => id === member.userId && title === 'Rigger') === true);
  expect(told.rows.users).toEqual([expect.objectContaining({ personStatus: { emoji: '⛵', text: 'At sea', until: null } })]);
  await stan.act(group());
  expect(stan.frames.filter((frame) => frame.type === 'push' && (frame.rows.users?.length ?? 0) > 0)).toEqual([]);
  const head = told.until;
  expect(await ben.act({ kind: 'profile.update', title: 'Rigger' })).toMatchObject({ status: 'done' });
  expect((await bystander.pullAll(head)).rows.flatMap((rows) => rows.users ?? [])).toEqual([]);
});

it('typing is told to the others of the chat and to nobody else', async () => {
  const outsider = await server.greet(await server.addPerson('Otto Sider'));
  ben.send({ type: 'typing', chatId });
  expect(await ada.next('typing')).toMatchObject({ chatId, userId: member.userId });
  outsider.send({ type: 'typing', chatId });
  await outsider.act(message(chatId));
  expect(ada.frames.filter((frame) => frame.type === 'typing')).toHaveLength(1);
  expect(ben.frames.filter((frame) => frame.type === 'typing')).toHaveLength(0);
});

it('presence is told of watched colleagues, as differences', async () => {
  const person = await server.addPerson('Pres Ence');
  ada.send({ type: 'presenceWatch', userIds: [person.userId] });
  expect(await ada.next('presence')).toMatchObject({ changes: [{ userId: person.userId, status: 'offline' }] });
  const pres = await server.greet(person);
  await ada.next('presence', (frame) => frame.changes.some((change) => change.userId === person.userId && change.status === 'active'));
  pres.send({ type: 'presenceSet', status: 'away' });
  await ada.next('presence', (frame) => frame.changes.some((change) => change.status === 'away'));
});
