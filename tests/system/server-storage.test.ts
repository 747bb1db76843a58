import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import { startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import { startPostgres } from './support/postgres.ts';
import { ServerClient } from './support/server-client.ts';

const send = (chatId: string, body: string): Intent => ({ kind: 'message.send', chatId, messageId: newId(), body, replyToMessageId: null });

async function createGroup(client: ServerClient): Promise<string> {
  const chatId = newId();
  await client.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [] });
  return chatId;
}

describe('SQLite', () => {
  let server: OrganizationServer;
  let ada: ServerClient;
  let chatId: string;

  beforeEach(async () => {
    server = await startOrganizationServer();
    ada = await server.greet(await server.addPerson('Ada Brandt'));
    chatId = await createGroup(ada);
  });

  afterEach(() => server.close());

  it('SY1: while another program keeps the database, commands are asked for later and reading goes on', async () => {
    const other = new Database(join(server.dataDir, 'hallway.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const id = newId();
    const intent = send(chatId, 'had to wait');
    const answer = ada.act(intent, id);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const startedMs = performance.now();
    await ada.history(chatId, 10, 10);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    expect(await answer).toMatchObject({ status: 'later', code: 'server_busy' });
    other.exec('ROLLBACK');
    other.close();
    const from = ada.frames.length;
    expect(await ada.act(intent, id)).toMatchObject({ status: 'done', message: { seq: 2 } });
    expect(ada.frames.slice(from).filter((frame) => frame.type === 'push')).toHaveLength(1);
  });

  it('SY8: within seconds, a deleted message’s text is in no file of the server', async () => {
    const secret = `secret ${newId()}`;
    const intent = send(chatId, secret);
    await ada.act(intent);
    if (intent.kind === 'message.send') await ada.act({ kind: 'message.delete', chatId, messageId: intent.messageId });
    const files = ['hallway.sqlite', 'hallway.sqlite-wal'].map((name) => join(server.dataDir, name));
    await expect.poll(() => files.some((file) => readFileSync(file).includes(secret)), { timeout: 5_000 }).toBe(false);
  });

  it('SY8: within seconds, the words that an edit replaced are in no file of the server', async () => {
    const secret = `secret ${newId()}`;
    const intent = send(chatId, secret);
    await ada.act(intent);
    if (intent.kind === 'message.send') await ada.act({ kind: 'message.edit', chatId, messageId: intent.messageId, body: 'nothing to see' });
    const files = ['hallway.sqlite', 'hallway.sqlite-wal'].map((name) => join(server.dataDir, name));
    await expect.poll(() => files.some((file) => readFileSync(file).includes(secret)), { timeout: 5_000 }).toBe(false);
  });

  it('SY5: long texts come in pages and in parts of a size that a slow line can take', async () => {
    const long = 'long '.repeat(3_000);
    for (let index = 0; index < 120; index += 1) await ada.act(send(chatId, long));
    const size = (frame: unknown) => JSON.stringify(frame).length;
    const { pages, rows } = await ada.pullAll(1);
    expect(rows.flatMap((set) => set.messages ?? []).filter((row) => row.type === 'text')).toHaveLength(120 + 50);
    expect(Math.max(...pages.map(size))).toBeLessThan(2_000_000);
    const page = await ada.history(chatId, 122, 500);
    expect(size(page)).toBeLessThan(1_500_000);
    if (page.type !== 'historyPage') throw new Error('No page');
    expect(page.messages.map((row) => row.seq)).toEqual(Array.from({ length: page.messages.length }, (_, index) => 121 - index));
    expect(page.floorSeq).toBe(page.messages.at(-1)?.seq);
    const rest = await ada.history(chatId, page.floorSeq, 500);
    if (rest.type !== 'historyPage') throw new Error('No page');
    expect(rest.messages[0]?.seq).toBe(page.floorSeq - 1);
  }, 60_000);
});

describe('PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let server: OrganizationServer;
  let person: KnownPerson;

  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startOrganizationServer(await postgres.createDatabase());
    person = await server.addPerson('Ada Brandt');
  });

  afterAll(async () => {
    await server.close();
    await postgres.stop();
  });

  it('a text that the database cannot keep is refused by itself, and the others of its tick are done', async () => {
    const [ada, ben] = [await server.greet(person), await server.greet(await server.addPerson('Ben Ortiz'))];
    const [own, others] = [await createGroup(ada), await createGroup(ben)];
    const commands = Array.from({ length: 20 }, (_, index) => ({ id: newId(), intent: send(own, index === 7 ? 'zero \u0000 inside' : `good ${index}`) }));
    ada.send({ type: 'commands', commands });
    const neighbour = ben.act(send(others, 'beside it'));
    expect(await neighbour).toMatchObject({ status: 'done' });
    const results = () => ada.frames.flatMap((frame) => (frame.type === 'push' ? (frame.results ?? []) : [])).filter((result) => commands.some(({ id }) => id === result.commandId));
    await expect.poll(() => results().length, { timeout: 8_000 }).toBe(20);
    const refused = results().filter((result) => result.status !== 'done');
    expect(refused).toMatchObject([{ commandId: commands[7]?.id, status: 'refused', code: 'invalid_request' }]);
    const stored = await server.database.all<{ seq: number }>('SELECT seq FROM messages WHERE chat_id = ? ORDER BY seq', [own]);
    expect(stored.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('SY7: sessions that open while others write miss nothing between their welcome and their first push', async () => {
    const ada = await server.greet(person);
    const chatId = await createGroup(ada);
    const writing = new AbortController();
    const written = (async () => {
      for (let index = 0; !writing.signal.aborted; index += 1) {
        const result = await ada.act(send(chatId, `steady ${index}`));
        if (result.status === 'later') await new Promise((resolve) => setTimeout(resolve, 200));
      }
    })();
    const token = await server.signIn(person);
    for (let round = 0; round < 25; round += 1) {
      const { client, welcome } = await ServerClient.greet(server.url, token);
      await expect.poll(() => client.frames.filter((frame) => frame.type === 'push').length, { timeout: 5_000, interval: 5 }).toBeGreaterThan(2);
      const pushed = new Set(client.frames.flatMap((frame) => (frame.type === 'push' ? (frame.rows.messages ?? []) : [])).map((row) => row.changeSeq));
      const until = Math.max(...pushed);
      const stored = await server.database.all<{ change_seq: number }>('SELECT change_seq FROM messages WHERE chat_id = ? AND change_seq > ? AND change_seq <= ?', [chatId, welcome.head, until]);
      expect(stored.map((row) => row.change_seq).filter((changeSeq) => !pushed.has(changeSeq))).toEqual([]);
      client.close();
    }
    writing.abort();
    await written;
  }, 60_000);
});
