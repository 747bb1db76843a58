import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import { startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import { startPostgres } from './support/postgres.ts';
import type { ServerClient } from './support/server-client.ts';

const send = (chatId: string, body: string, messageId = newId()): Intent => ({ kind: 'message.send', chatId, messageId, body, replyToMessageId: null });

describe.each(['sqlite', 'postgres'] as const)('the log on %s', (dialect) => {
  let postgres: Awaited<ReturnType<typeof startPostgres>> | null = null;
  let server: OrganizationServer;
  let people: [KnownPerson, KnownPerson, KnownPerson];
  let ada: ServerClient;
  let ben: ServerClient;
  let chatId: string;

  beforeAll(async () => {
    postgres = dialect === 'postgres' ? await startPostgres() : null;
    server = await startOrganizationServer(postgres === null ? null : await postgres.createDatabase());
    people = [await server.addPerson('Ada Brandt'), await server.addPerson('Ben Ortiz'), await server.addPerson('Cleo Marsh')];
    ada = await server.greet(people[0]);
    ben = await server.greet(people[1]);
    chatId = newId();
    expect(await ada.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [people[1].userId] })).toMatchObject({ status: 'done' });
  });

  afterAll(async () => {
    await server.close();
    await postgres?.stop();
  });

  it('SY2: the same command again gets the same answer, another content a conflict, also twenty at once', async () => {
    const id = randomUUID();
    const intent = send(chatId, 'once');
    const first = await ada.act(intent, id);
    expect(await ada.act(intent, id)).toEqual(first);
    const copies = await Promise.all(Array.from({ length: 20 }, () => ada.act(intent, id)));
    expect(new Set(copies.map((copy) => JSON.stringify(copy)))).toEqual(new Set([JSON.stringify(first)]));
    // Answers keep their order: after this one, none of the twenty is still to come.
    await ada.act({ kind: 'chat.read', chatId, seq: 1 });
    expect(await ada.act({ ...intent, body: 'other' } as Intent, id)).toMatchObject({ status: 'refused', code: 'conflict' });
    const stored = await server.database.all('SELECT id FROM messages WHERE body = ?', ['once']);
    expect(stored).toHaveLength(1);
  });

  it('SY2: what comes for the first time, and twice in one tick, is done once', async () => {
    const [id, messageId] = [newId(), newId()];
    const intent = send(chatId, 'new and twice', messageId);
    const [first, ...others] = await Promise.all([...Array.from({ length: 10 }, () => ada.act(intent, id)), ...Array.from({ length: 5 }, () => ada.act(intent))]);
    const copies = others.slice(0, 9);
    const offeredAgain = others.slice(9);
    expect(first).toMatchObject({ status: 'done' });
    expect(new Set(copies.map((copy) => JSON.stringify(copy)))).toEqual(new Set([JSON.stringify(first)]));
    // SY10: its sender is told its place, also under another command's id; nobody else may use the message's.
    for (const again of offeredAgain) expect(again).toMatchObject({ status: 'done', message: (first as { message: unknown }).message });
    const [own, stolen] = await Promise.all([ada.act(send(chatId, 'mine', messageId)), ben.act(intent)]);
    expect([own.status, stolen]).toMatchObject(['done', { status: 'refused', code: 'conflict' }]);
    expect(await server.database.all('SELECT id FROM messages WHERE id = ?', [messageId])).toHaveLength(1);
  });

  it('SY3, SY4: seq is dense and change numbers rise, with many senders at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? ada : ben).act(send(chatId, `burst ${index}`))));
    const rows = await server.database.all<{ seq: number; change_seq: number }>('SELECT seq, change_seq FROM messages WHERE chat_id = ? ORDER BY seq', [chatId]);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
    const changes = rows.map((row) => row.change_seq);
    expect(changes).toEqual([...changes].sort((one, other) => one - other));
    expect(new Set(changes).size).toBe(changes.length);
  });

  it('SY7: pushes are chained, and push and pull carry the same rows', async () => {
    const pushes = ben.frames.filter((frame) => frame.type === 'push');
    for (const [index, push] of pushes.entries()) if (index > 0) expect(push.since).toBe(pushes[index - 1]?.until);
    const pushed = new Map(pushes.flatMap((push) => push.rows.messages ?? []).map((row) => [row.id, row]));
    const pulled = (await ben.pullAll(1)).rows.flatMap((rows) => rows.messages ?? []);
    for (const row of pulled) if (pushed.has(row.id)) expect(pushed.get(row.id)).toEqual(row);
    expect([...pushed.keys()].every((id) => pulled.some((row) => row.id === id))).toBe(true);
  });

  it('SY8: a deleted message leaves a tombstone and no text, in the database file neither', async () => {
    const messageId = newId();
    const secret = `secret-${randomUUID()}`;
    await ada.act(send(chatId, secret, messageId));
    await ben.act({ kind: 'reaction.set', chatId, messageId, emoji: '👍', present: true });
    expect(await ben.act({ kind: 'message.delete', chatId, messageId })).toMatchObject({ status: 'refused', code: 'not_allowed' });
    expect(await ada.act({ kind: 'message.delete', chatId, messageId })).toMatchObject({ status: 'done' });
    const push = await ben.next('push', (frame) => frame.rows.messages?.some((row) => row.id === messageId && row.deletedAt !== null) === true);
    expect(push.rows.messages?.find((row) => row.id === messageId)).toMatchObject({ body: '' });
    expect(await server.database.all('SELECT 1 AS found FROM message_reactions WHERE message_id = ?', [messageId])).toEqual([]);
    // A checkpoint may have carried the text into the file a moment before it was deleted; the next one takes it away.
    if (dialect === 'sqlite') await expect.poll(() => readFileSync(join(server.dataDir, 'hallway.sqlite')).includes(secret), { timeout: 10_000 }).toBe(false);
  });

  it('SY11: the read pointer only moves forward, never above the newest, and only its owner hears of it', async () => {
    const { last } = (await server.database.get<{ last: number }>('SELECT MAX(seq) AS last FROM messages WHERE chat_id = ?', [chatId])) ?? { last: 0 };
    const from = ada.frames.length;
    await ben.act({ kind: 'chat.read', chatId, seq: 999_999 });
    await ben.act({ kind: 'chat.read', chatId, seq: 1 });
    const own = ben.frames.flatMap((frame) => (frame.type === 'push' ? (frame.rows.members ?? []) : [])).filter((row) => row.own !== undefined).at(-1);
    expect(own?.own?.lastReadSeq).toBe(last);
    await ada.act(send(chatId, 'a tick later'));
    expect(ada.frames.slice(from).some((frame) => frame.type === 'push' && (frame.rows.members?.length ?? 0) > 0)).toBe(false);
  });

  it('SY13: somebody who joins gets the chat whole from its newest end', async () => {
    const [, , third] = people;
    const cleo = await server.greet(third);
    await ada.act({ kind: 'member.add', chatId, userIds: [third.userId] });
    const push = await cleo.next('push', (frame) => (frame.rows.snapshots?.length ?? 0) > 0);
    expect(push.rows.chats?.[0]?.id).toBe(chatId);
    expect(push.rows.messages?.length).toBeGreaterThan(30);
    expect(push.rows.members?.some((row) => row.own !== undefined)).toBe(true);
    const history = await cleo.history(chatId, 10, 500);
    expect(history).toMatchObject({ type: 'historyPage', floorSeq: 1 });
  });

  it('SY9: after a removal nothing of the chat is sent any more, by push or pull', async () => {
    const [, , third] = people;
    const cleo = await server.greet(third);
    const head = (await cleo.pullAll(0)).pages.at(-1)?.until ?? 0;
    await ada.act({ kind: 'member.remove', chatId, userId: third.userId });
    const push = await cleo.next('push', (frame) => frame.rows.members?.some((row) => row.leftAt !== null) === true);
    expect(push.rows.messages ?? []).toEqual([]);
    const from = cleo.frames.length;
    await ada.act(send(chatId, 'without Cleo'));
    expect((await cleo.pullAll(head)).rows.flatMap((rows) => rows.messages ?? [])).toEqual([]);
    expect(cleo.frames.slice(from).some((frame) => frame.type === 'push')).toBe(false);
    expect(await cleo.act(send(chatId, 'still here?'))).toMatchObject({ status: 'refused', code: 'not_found' });
    expect(await cleo.history(chatId, 100, 10)).toMatchObject({ type: 'error', code: 'not_found' });
  });

  it('SY1: what was acknowledged is there after a restart', async () => {
    const messageId = newId();
    await ada.act(send(chatId, 'durable', messageId));
    await server.restart();
    expect(await server.database.get('SELECT body FROM messages WHERE id = ?', [messageId])).toMatchObject({ body: 'durable' });
    ada = await server.greet(people[0]);
    ben = await server.greet(people[1]);
  });

  it('a direct chat exists once, and only under the id of its pair', async () => {
    const { directChatId } = await import('#shared/domain/ids');
    const organizationId = (await server.database.get<{ id: string }>('SELECT id FROM organizations'))?.id ?? '';
    const [one, two] = people;
    const id = directChatId(organizationId, one.userId, two.userId);
    expect(await ada.act({ kind: 'chat.createDirect', chatId: newId(), userId: two.userId })).toMatchObject({ code: 'invalid_request' });
    const both = await Promise.all([
      ada.act({ kind: 'chat.createDirect', chatId: id, userId: two.userId }),
      ben.act({ kind: 'chat.createDirect', chatId: id, userId: one.userId }),
    ]);
    expect(both.map((result) => result.status)).toEqual(['done', 'done']);
    expect(await server.database.all('SELECT id FROM chats WHERE kind = ?', ['direct'])).toHaveLength(1);
  });
});
