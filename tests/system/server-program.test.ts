import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { newId } from '#shared/domain/ids';
import { findFreePort, runProgram, startProgram, type RunningProgram } from '../e2e/support/program.ts';
import { password } from './support/organization-server.ts';
import { ServerClient } from './support/server-client.ts';

let folder: string;
let running: RunningProgram[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-program-'));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((program) => program.kill()));
  rmSync(folder, { recursive: true, force: true });
});

const environment = (changes: Record<string, string> = {}) => ({ HALLWAY_DATA: join(folder, 'data'), HALLWAY_PORT: '0', DATABASE_URL: '', ...changes });

/** What the server prints when it does not start. */
async function refusalOf(changes: Record<string, string>): Promise<string> {
  try {
    return await runProgram('server/main.js', [], environment(changes));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function startServer(changes: Record<string, string> = {}): Promise<{ server: RunningProgram; url: string }> {
  const server = startProgram('server/main.js', [], environment(changes));
  running.push(server);
  const match = await server.waitFor(/"url":"([^"]+)"/);
  return { server, url: match[1] ?? '' };
}

async function signIn(url: string): Promise<string> {
  await runProgram('server/cli/user-add.js', ['--email', 'ada@example.org', '--name', 'Ada Brandt', '--password', password], environment());
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.org', password, deviceName: 'a test' }),
  });
  return ((await response.json()) as { token: string }).token;
}

it('a port in use is one sentence, and the exit code is 1', async () => {
  const blocker: Server = createServer();
  const port = await findFreePort();
  blocker.listen(port, '127.0.0.1');
  await once(blocker, 'listening');
  expect(await refusalOf({ HALLWAY_PORT: String(port) })).toMatch(new RegExp(`ended with 1:\\nPort ${port} is already in use\\. Set HALLWAY_PORT to another one\\.\\n$`));
  blocker.close();
});

it.each([
  ['a port that is none', { HALLWAY_PORT: 'eighty' }, /HALLWAY_PORT is wrong/],
  ['half of TLS', { HALLWAY_TLS_CERT: 'cert.pem' }, /belong together/],
  ['a database that is no PostgreSQL', { DATABASE_URL: 'mysql://127.0.0.1/x' }, /DATABASE_URL must look like/],
  ['a file that is missing', { HALLWAY_CONFIG: 'nowhere.json' }, /cannot be read as a JSON object/],
])('%s is one sentence', async (_what, changes, sentence) => {
  const refusal = await refusalOf(changes);
  expect(refusal).toMatch(sentence);
  expect(refusal).not.toMatch(/\n\s+at /);
});

it('an unknown setting in the file is named', async () => {
  const file = join(folder, 'hallway.json');
  writeFileSync(file, JSON.stringify({ HALLWAY_PROT: 1 }));
  expect(await refusalOf({ HALLWAY_CONFIG: file })).toMatch(/HALLWAY_PROT/);
});

it('a database of a newer version is left alone', async () => {
  await runProgram('server/cli/migration-run.js', [], environment());
  const database = new Database(join(folder, 'data', 'hallway.sqlite'));
  database.prepare('INSERT INTO migrations (timestamp, name) VALUES (?, ?)').run(1999999999999, 'FromTheFuture1999999999999');
  database.close();
  expect(await refusalOf({})).toMatch(/newer version of Hallway/);
});

it('SIGTERM sends clients away with a word and ends with 0', async () => {
  const { server, url } = await startServer();
  const { client } = await ServerClient.greet(url, await signIn(url));
  const stopped = server.stop();
  expect(await client.closed()).toBe(1001);
  await stopped;
  expect(server.output()).toContain('Stopped');
});

it('SY1: killed at any moment, the server holds everything it acknowledged, and each message whole', async () => {
  const { server, url } = await startServer();
  const { client } = await ServerClient.greet(url, await signIn(url));
  const chatId = newId();
  await client.act({ kind: 'chat.createGroup', chatId, name: 'Durable', topic: null, memberIds: [] });
  const commands = Array.from({ length: 400 }, (_, index) => ({ id: newId(), intent: { kind: 'message.send' as const, chatId, messageId: newId(), body: `message ${index}`, replyToMessageId: null } }));
  for (let start = 0; start < commands.length; start += 20) client.send({ type: 'commands', commands: commands.slice(start, start + 20) });
  await client.next('push', (frame) => (frame.results?.length ?? 0) > 0 && (frame.rows.messages?.length ?? 0) > 0);
  await server.kill();
  const results = client.frames.flatMap((frame) => (frame.type === 'push' ? (frame.results ?? []) : []));
  const acknowledged = new Set(results.filter((result) => result.status === 'done').map((result) => result.commandId));
  const database = new Database(join(folder, 'data', 'hallway.sqlite'), { readonly: true });
  const stored = database.prepare(`SELECT id, seq, body FROM messages WHERE chat_id = ? ORDER BY seq`).all(chatId) as { id: string; seq: number; body: string }[];
  const applied = database.prepare('SELECT COUNT(*) AS count FROM applied_commands').get() as { count: number };
  const head = database.prepare('SELECT head_change_seq AS head, (SELECT MAX(change_seq) FROM messages) AS last FROM organization_logs').get() as { head: number; last: number };
  database.close();
  const ids = new Set(stored.map((message) => message.id));
  expect(commands.filter(({ id, intent }) => acknowledged.has(id) && !ids.has(intent.messageId))).toEqual([]);
  expect(stored.map((message) => message.seq)).toEqual(stored.map((_, index) => index + 1));
  // The group's creation and its system message: one command, one message without one.
  expect(applied.count).toBe(stored.length);
  expect(head.head).toBeGreaterThanOrEqual(head.last);
});
