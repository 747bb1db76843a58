import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckedArchive } from '#server/import/read-archive';

const projectRoot = resolve(import.meta.dirname, '../..');
const exportFile = resolve(projectRoot, process.env['HALLWAY_SLACK_EXPORT'] ?? '../shared/data/community-chat.slack.zip');
const isPresent = existsSync(exportFile);

interface ExpectedChannel {
  readonly messages: number;
  readonly replies: number;
  readonly members: number;
  readonly firstSeconds: number;
}

/** Counts the export itself, in the plainest way there is. */
async function countExport(): Promise<{ people: number; channels: Map<string, ExpectedChannel> }> {
  const archive = await openCheckedArchive(exportFile);
  const readJson = async <Value>(path: string): Promise<Value> => JSON.parse(await archive.readText(path)) as Value;
  const channels = new Map<string, ExpectedChannel>();
  for (const { name, members } of await readJson<{ name: string; members: string[] }[]>('channels.json')) {
    const counted = { messages: 0, replies: 0, members: members.length, firstSeconds: Infinity };
    for (const path of archive.paths.filter((candidate) => candidate.startsWith(`${name}/`))) {
      for (const message of await readJson<{ ts: string; thread_ts?: string }[]>(path)) {
        counted.messages += 1;
        if (message.thread_ts !== undefined && message.thread_ts !== message.ts) counted.replies += 1;
        counted.firstSeconds = Math.min(counted.firstSeconds, Number(message.ts));
      }
    }
    channels.set(name, counted);
  }
  const people = (await readJson<unknown[]>('users.json')).length;
  archive.close();
  return { people, channels };
}

describe.skipIf(!isPresent)('the community export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-community-'));
  let expected: Awaited<ReturnType<typeof countExport>>;

  beforeAll(async () => {
    expected = await countExport();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function importIt(killAfterMessages = Infinity): Promise<{ code: number | null; output: string }> {
    const program = join(projectRoot, 'dist/server/cli/import-slack.js');
    const child = spawn(process.execPath, [program, exportFile], { env: { ...process.env, HALLWAY_DATA: folder, DATABASE_URL: '' } });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const read = [...output.matchAll(/([\d,]+) messages read/g)].at(-1)?.[1] ?? '0';
      if (Number(read.replaceAll(',', '')) >= killAfterMessages) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  it('is there whole after an import that was killed halfway and begun again', { timeout: 120_000 }, async () => {
    const killed = await importIt(20_000);
    expect(killed.code).toBeNull();
    const finished = await importIt();
    expect(finished.code, finished.output).toBe(0);

    const database = new Database(join(folder, 'hallway.sqlite'), { readonly: true });
    const one = (sql: string): unknown => database.prepare(sql).pluck().get();
    const total = [...expected.channels.values()].reduce((sum, channel) => sum + channel.messages, 0);
    expect(one('SELECT COUNT(*) FROM users')).toBe(expected.people);
    expect(one('SELECT COUNT(*) FROM messages')).toBe(total);
    expect(one('SELECT COUNT(*) FROM chats')).toBe(expected.channels.size);
    for (const [name, channel] of expected.channels) {
      const row = database
        .prepare(
          `SELECT last_message_seq AS messages, (SELECT COUNT(thread_root_message_id) FROM messages WHERE chat_id = chats.id) AS replies,
             (SELECT COUNT(*) FROM chat_members WHERE chat_id = chats.id) AS members,
             (SELECT COUNT(*) FROM chat_members WHERE chat_id = chats.id AND last_read_seq <> last_message_seq) AS unread,
             (SELECT created_at FROM messages WHERE chat_id = chats.id AND seq = 1) AS firstAt,
             (SELECT COUNT(*) FROM messages later JOIN messages earlier ON earlier.chat_id = later.chat_id AND earlier.seq = later.seq - 1
              WHERE later.chat_id = chats.id AND later.created_at < earlier.created_at) AS disorder
           FROM chats WHERE name = ?`,
        )
        .get(name);
      expect(row, name).toEqual({
        messages: channel.messages,
        replies: channel.replies,
        members: channel.members,
        unread: 0,
        firstAt: Math.floor(channel.firstSeconds * 1_000),
        disorder: 0,
      });
    }
    expect(one('SELECT COUNT(*) FROM messages WHERE LENGTH(body) > 16000')).toBe(0);
    expect(one(`SELECT COUNT(*) FROM messages WHERE body LIKE '%<@U%'`)).toBe(0);
    database.close();
  });

  it('changes nothing the second time', { timeout: 120_000 }, async () => {
    const fingerprint = (): unknown => {
      const database = new Database(join(folder, 'hallway.sqlite'), { readonly: true });
      const tables = ['users', 'chats', 'chat_members', 'messages', 'organization_logs'];
      const counts = tables.map((table) => database.prepare(`SELECT COUNT(*) AS rows, * FROM ${table}`).get());
      const numbers = database.prepare('SELECT SUM(change_seq * seq % 1000003), MAX(id), MIN(id) FROM messages').get();
      database.close();
      return { counts, numbers };
    };
    const before = fingerprint();
    const again = await importIt();
    expect(again.output).toContain('Messages: 0 added, 55,034 were here already');
    expect(fingerprint()).toEqual(before);
  });
});

if (!isPresent) process.stdout.write(`Not tested: the community export is not at ${exportFile} (HALLWAY_SLACK_EXPORT names another place).\n`);
