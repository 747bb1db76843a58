import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPasswordHash } from '#server/accounts/create-user';
import { hashPassword } from '#server/accounts/password-hasher';
import { openCheckedArchive } from '#server/import/read-archive';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { createWorld, password } from './support/world.ts';

const projectRoot = resolve(import.meta.dirname, '../..');
const exportFile = resolve(projectRoot, process.env['HALLWAY_SLACK_EXPORT'] ?? '../shared/data/community-chat.slack.zip');
const isPresent = existsSync(exportFile);

interface ExpectedChannel {
  readonly messages: number;
  readonly replies: number;
  readonly memberKeys: ReadonlySet<string>;
  readonly firstSeconds: number;
}

interface ExpectedExport {
  readonly people: number;
  readonly channels: Map<string, ExpectedChannel>;
  /** Who is in most channels. */
  readonly busiestKey: string;
  readonly busiestEmail: string;
}

/** Counts the export itself, in the plainest way there is. */
async function countExport(): Promise<ExpectedExport> {
  const archive = await openCheckedArchive(exportFile);
  const readJson = async <Value>(path: string): Promise<Value> => JSON.parse(await archive.readText(path)) as Value;
  const channels = new Map<string, ExpectedChannel>();
  for (const { name, members } of await readJson<{ name: string; members: string[] }[]>('channels.json')) {
    const counted = { messages: 0, replies: 0, memberKeys: new Set(members), firstSeconds: Infinity };
    for (const path of archive.paths.filter((candidate) => candidate.startsWith(`${name}/`))) {
      for (const message of await readJson<{ ts: string; thread_ts?: string }[]>(path)) {
        counted.messages += 1;
        if (message.thread_ts !== undefined && message.thread_ts !== message.ts) counted.replies += 1;
        counted.firstSeconds = Math.min(counted.firstSeconds, Number(message.ts));
      }
    }
    channels.set(name, counted);
  }
  const users = await readJson<{ id: string; profile: { email: string } }[]>('users.json');
  archive.close();
  const channelsOf = (key: string): number => [...channels.values()].filter(({ memberKeys }) => memberKeys.has(key)).length;
  const [busiest] = users.toSorted((one, other) => channelsOf(other.id) - channelsOf(one.id));
  return { people: users.length, channels, busiestKey: busiest?.id ?? '', busiestEmail: busiest?.profile.email ?? '' };
}

describe.skipIf(!isPresent)('the community export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-community-'));
  let expected: Awaited<ReturnType<typeof countExport>>;

  beforeAll(async () => {
    expected = await countExport();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function importIt(killAfterMessages = Infinity, dataDir = folder): Promise<{ code: number | null; output: string }> {
    const program = join(projectRoot, 'dist/server/cli/import-slack.js');
    const child = spawn(process.execPath, [program, exportFile], { env: { ...process.env, HALLWAY_DATA: dataDir, DATABASE_URL: '' } });
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
        members: channel.memberKeys.size,
        unread: 0,
        firstAt: Math.floor(channel.firstSeconds * 1_000),
        disorder: 0,
      });
    }
    expect(one('SELECT COUNT(*) FROM messages WHERE LENGTH(body) > 16000')).toBe(0);
    expect(one(`SELECT COUNT(*) FROM messages WHERE body LIKE '%<@U%'`)).toBe(0);
    database.close();
  });

  it('is read by a member on a new device: the channels at once, each to its first message, and every count the same', { timeout: 120_000 }, async () => {
    const world = await createWorld();
    try {
      // Into a server that is running, as an administrator would.
      const imported = await importIt(Infinity, world.dataDir);
      expect(imported.code, imported.output).toBe(0);
      const device = await world.signInDevice({ email: await givePassword(world.dataDir) });
      const own = [...expected.channels].filter(([, channel]) => channel.memberKeys.has(expected.busiestKey));
      const chats = await device.until('chatList', {}, (list) => list.length === own.length && list.every(({ lastMessage }) => lastMessage !== null));
      expect(chats.map(({ title }) => title).toSorted()).toEqual(own.map(([name]) => name).toSorted());
      expect(chats.every(({ unreadCount }) => unreadCount === 0)).toBe(true);

      for (const chat of chats) {
        const params = { chatId: chat.id, anchorSeq: 1, before: 0, after: 20 };
        const { messages } = await device.until('messages', params, (window) => window.messages[0]?.seq === 1, 60_000);
        expect(messages[0]?.createdAt, chat.title).toBe(Math.floor((expected.channels.get(chat.title)?.firstSeconds ?? 0) * 1_000));
      }
      await device.until('connection', {}, ({ history }) => history.chatsTotal > 0 && history.chatsComplete === history.chatsTotal, 60_000);
      const [storeName = ''] = readdirSync(join(device.profileFolder, 'stores')).filter((name) => name.endsWith('.sqlite') && !name.endsWith('.unsent.sqlite'));
      const store = new Database(join(device.profileFolder, 'stores', storeName), { readonly: true });
      const counts = store
        .prepare('SELECT name, COUNT(*) AS messages, COUNT(thread_root_message_id) AS replies FROM messages JOIN chats ON chats.id = chat_id GROUP BY name ORDER BY name')
        .all();
      expect(counts).toEqual(own.map(([name, { messages, replies }]) => ({ name, messages, replies })).toSorted((one, other) => (one.name < other.name ? -1 : 1)));
      expect(store.prepare(`SELECT COUNT(*) FROM users WHERE email LIKE '%@example.org'`).pluck().get()).toBe(expected.people);
      store.close();
    } finally {
      await world.close();
    }
  });

  /** Gives the one who is in most channels a password; returns their address. */
  async function givePassword(dataDir: string): Promise<string> {
    const database = openSqlDatabase({ databaseUrl: null, dataDir });
    try {
      const email = expected.busiestEmail;
      const person = await database.get<{ id: string }>('SELECT id FROM users WHERE email = ?', [email]);
      const passwordHash = await hashPassword(password);
      await database.transaction((writer) => setPasswordHash(writer, { userId: person?.id ?? '', email, passwordHash, nowMs: Date.now() }));
      return email;
    } finally {
      await database.close();
    }
  }

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
