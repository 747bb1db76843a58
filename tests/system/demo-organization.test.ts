import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoOrganization, type DemoOrganization } from '#server/demo/start-demo-organization';
import type { Logger } from '#shared/runtime/logger';
import { startProgram } from '../e2e/support/program.ts';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const nowMs = Date.UTC(2026, 4, 20, 14, 30);

let folder: string;
let running: DemoOrganization[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-demo-'));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((demo) => demo.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(avoidPorts: number[] = [], atMs = nowMs): Promise<DemoOrganization> {
  const demo = await startDemoOrganization({ dataDir: folder, avoidPorts, logger: silent, nowMs: atMs, onFatal: () => undefined });
  running.push(demo);
  return demo;
}

async function stop(demo: DemoOrganization): Promise<void> {
  running = running.filter((one) => one !== demo);
  await demo.stop();
}

/** Asks the demo's database. */
function read<Row>(sql: string): Row[] {
  const database = new Database(join(folder, 'hallway.sqlite'), { readonly: true });
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}

const countRows = (table: string): number | undefined => read<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`)[0]?.count;

it('lets its two people sign in', async () => {
  const demo = await start();
  expect(demo.clients.map(({ displayName }) => displayName)).toEqual(['Maya Lindqvist', 'Tomás Ferreira']);
  for (const { email, password, displayName } of demo.clients) {
    const answer = await fetch(`${demo.serverUrl}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, deviceName: 'test' }),
    });
    expect(await answer.json()).toMatchObject({ displayName, organizationName: 'Juniper Works' });
  }
});

it('has people, chats and a lively history of the last days', async () => {
  await start();
  expect(countRows('users')).toBe(12);
  expect(read<{ count: number }>("SELECT COUNT(*) AS count FROM chats WHERE kind = 'group'")[0]?.count).toBe(5);
  expect(countRows('messages')).toBeGreaterThan(80);
  expect(countRows('message_reactions')).toBeGreaterThan(60);
  const [times] = read<{ first: number; last: number }>("SELECT MIN(created_at) AS first, MAX(created_at) AS last FROM messages");
  expect(times?.first).toBeGreaterThan(nowMs - 8 * 86_400_000);
  expect(times?.last).toBeLessThanOrEqual(nowMs);
  expect(read('SELECT 1 FROM messages WHERE edited_at IS NOT NULL')).not.toHaveLength(0);
  expect(read('SELECT 1 FROM messages WHERE reply_to_message_id IS NOT NULL')).not.toHaveLength(0);
  expect(read('SELECT 1 FROM messages WHERE thread_root_message_id IS NOT NULL')).not.toHaveLength(0);
  expect(read('SELECT 1 FROM messages WHERE pinned_at IS NOT NULL')).toHaveLength(2);
});

it('leaves its two people something unread, and most things read', async () => {
  await start();
  const unread = read<{ display_name: string; name: string | null; count: number }>(
    `SELECT users.display_name, chats.name, COUNT(*) AS count FROM chat_members
     JOIN users ON users.id = chat_members.user_id JOIN chats ON chats.id = chat_members.chat_id
     JOIN messages ON messages.chat_id = chats.id AND messages.seq > chat_members.last_read_seq AND messages.sender_id <> users.id AND messages.type <> 'system'
     WHERE users.display_name IN ('Maya Lindqvist', 'Tomás Ferreira') GROUP BY 1, 2 ORDER BY 1, 3`,
  );
  expect(unread).toEqual([
    { display_name: 'Maya Lindqvist', name: 'Everybody', count: 1 },
    { display_name: 'Maya Lindqvist', name: 'Weekend rides', count: 4 },
    { display_name: 'Tomás Ferreira', name: null, count: 1 },
    { display_name: 'Tomás Ferreira', name: 'Everybody', count: 2 },
    { display_name: 'Tomás Ferreira', name: 'Weekend rides', count: 4 },
  ]);
});

it('changes nothing when started again, and is found at the same address', async () => {
  const first = await start();
  const before = read('SELECT * FROM messages ORDER BY id');
  await stop(first);
  const second = await start([], nowMs + 86_400_000);
  expect(second.serverUrl).toBe(first.serverUrl);
  expect(read('SELECT * FROM messages ORDER BY id')).toEqual(before);
  expect(countRows('users')).toBe(12);
});

it('takes another port when its own is taken or wanted by somebody else', async () => {
  const first = await start();
  const port = Number(new URL(first.serverUrl).port);
  await stop(first);
  const second = await start([port]);
  expect(second.serverUrl).not.toBe(first.serverUrl);
  const remembered = Number(readFileSync(join(folder, 'port'), 'utf8'));
  await stop(second);
  const blocker = createServer().listen(remembered, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  expect((await start()).serverUrl).not.toBe(second.serverUrl);
  blocker.close();
});

it('is whole after a start that was cut off', async () => {
  for (const delayMs of [250, 450, 650, 850]) {
    const program = startProgram('server/demo/main.js', ['--data', folder]);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await program.kill();
  }
  await start();
  expect(countRows('users')).toBe(12);
  expect(read("SELECT 1 FROM chats WHERE kind = 'group'")).toHaveLength(5);
});

it('ends in good order when asked to', async () => {
  const program = startProgram('server/demo/main.js', ['--data', folder]);
  const deadlineMs = Date.now() + 15_000;
  while (!(await isListening()) && Date.now() < deadlineMs) await new Promise((resolve) => setTimeout(resolve, 50));
  await program.stop();
  expect(program.output()).toBe('');
});

async function isListening(): Promise<boolean> {
  try {
    const port = readFileSync(join(folder, 'port'), 'utf8').trim();
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

it('says in one sentence what is missing', async () => {
  const program = startProgram('server/demo/main.js', []);
  await program.waitFor(/^Name the data folder with --data\.\n/);
  await program.stop();
});
