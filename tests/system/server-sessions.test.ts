import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { closeCodes } from '#shared/protocol/close-codes';
import type { Intent } from '#shared/protocol/commands/command';
import { startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import { ServerClient } from './support/server-client.ts';

let server: OrganizationServer;
let owner: KnownPerson;
let ada: ServerClient;
let chatId: string;

beforeAll(async () => {
  server = await startOrganizationServer();
  owner = await server.addPerson('Ada Brandt');
  ada = await server.greet(owner);
  chatId = newId();
  await ada.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [] });
});

afterAll(() => server.close());

const message = (body: string): Intent => ({ kind: 'message.send', chatId, messageId: newId(), body, replyToMessageId: null });
const count = async (body: string) => (await server.database.all('SELECT id FROM messages WHERE body = ?', [body])).length;
const takeRoles = (person: KnownPerson) => server.database.transaction((writer) => writer.run('DELETE FROM user_roles WHERE user_id = ?', [person.userId]));

it('a device that was signed out and does not hang up is heard no more', async () => {
  const token = await server.signIn(owner);
  const { client } = await ServerClient.greet(server.url, token);
  client.pauseReading();
  await fetch(`${server.url}/api/sign-out`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  client.send({ type: 'commands', commands: [{ id: newId(), intent: message('after the end') }] });
  await ada.act(message('somebody else'));
  await wait(100);
  expect(await count('after the end')).toBe(0);
  client.close();
});

it('a device that is signed out between its connection and its hello is not welcomed', async () => {
  const token = await server.signIn(owner);
  const client = await ServerClient.connect(server.url, token);
  await fetch(`${server.url}/api/sign-out`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  client.send({ type: 'hello', protocol: 1, epoch: null, cursor: 0 });
  expect(await client.closed()).toBe(closeCodes.sessionEnded);
  expect(client.frames.filter((frame) => frame.type === 'welcome')).toEqual([]);
});

it('what follows hello without waiting for the welcome is answered after it', async () => {
  const client = await ServerClient.connect(server.url, await server.signIn(owner));
  client.send({ type: 'hello', protocol: 1, epoch: null, cursor: 0 });
  const page = await client.pull(0);
  expect(client.frames.map((frame) => frame.type).slice(0, 2)).toEqual(['welcome', 'page']);
  expect(page.rows.organization?.name).toBe('Blue Harbour');
  client.close();
});

it('who lost chat.view is told nothing of a chat they are added to, and of nobody’s presence', async () => {
  const person = await server.addPerson('Rhea Moved');
  const rhea = await server.greet(person);
  await takeRoles(person);
  await rhea.next('access');
  const from = rhea.frames.length;
  expect(await ada.act({ kind: 'member.add', chatId, userIds: [person.userId] })).toMatchObject({ status: 'done' });
  await ada.act(message('not for Rhea'));
  rhea.send({ type: 'presenceWatch', userIds: [owner.userId] });
  expect(await rhea.next('presence')).toMatchObject({ changes: [{ userId: owner.userId, status: 'offline' }] });
  await wait(100);
  const told = rhea.frames.slice(from).filter((frame) => frame.type === 'push' && Object.values(frame.rows).some((rows) => Array.isArray(rows) && rows.length > 0));
  expect(told).toEqual([]);
});

it('rights that come back bring everything that was missed, after a new connection', async () => {
  const person = await server.addPerson('Remy Back');
  const before = await server.greet(person);
  const roles = await server.database.all<{ role_id: string }>('SELECT role_id FROM user_roles WHERE user_id = ?', [person.userId]);
  await takeRoles(person);
  await before.next('access', (frame) => frame.access.permissions.length === 0);
  await ada.act({ kind: 'member.add', chatId, userIds: [person.userId] });
  await server.database.transaction((writer) => writer.run('INSERT INTO user_roles (user_id, role_id, created_at) VALUES (?, ?, ?)', [person.userId, roles[0]?.role_id ?? '', 1]));
  expect(await before.closed()).toBe(closeCodes.goingAway);
  const after = await server.greet(person);
  expect((await after.pullAll(1)).rows.flatMap((rows) => rows.snapshots ?? [])).toMatchObject([{ chatId }]);
});

it('the list of devices tells when each was last there', async () => {
  const token = await server.signIn(owner);
  const seen = async () => {
    const answer = (await (await fetch(`${server.url}/api/devices`, { headers: { Authorization: `Bearer ${token}` } })).json()) as {
      devices: { isThisDevice: boolean; createdAt: number; lastSeenAt: number }[];
    };
    return answer.devices.find((device) => device.isThisDevice);
  };
  await wait(50);
  const { client } = await ServerClient.greet(server.url, token);
  client.close();
  await expect.poll(async () => ((await seen())?.lastSeenAt ?? 0) > ((await seen())?.createdAt ?? 0), { timeout: 5_000 }).toBe(true);
});

it('a group that its owner creates again is the same group', async () => {
  const again: Intent = { kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [] };
  expect(await ada.act(again)).toMatchObject({ status: 'done' });
  const stranger = await server.greet(await server.addPerson('Ben Ortiz'));
  expect(await stranger.act(again)).toMatchObject({ status: 'refused', code: 'conflict' });
});

it('SY10: a group that its owner has left is not theirs to create again, and stays as it is', async () => {
  const dora = await server.addPerson('Dora Weiss');
  const group: Intent = { kind: 'chat.createGroup', chatId: newId(), name: 'Quay', topic: null, memberIds: [dora.userId] };
  await ada.act(group);
  await ada.act({ kind: 'member.setRole', chatId: group.chatId, userId: dora.userId, role: 'owner' });
  expect(await ada.act({ kind: 'chat.leave', chatId: group.chatId })).toMatchObject({ status: 'done' });
  expect(await ada.act({ ...group, name: 'Again' })).toMatchObject({ status: 'refused', code: 'conflict' });
  expect(await server.database.get('SELECT name FROM chats WHERE id = ?', [group.chatId])).toEqual({ name: 'Quay' });
});
