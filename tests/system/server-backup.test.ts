import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { fetchFile, outgoing, stage, untilFile } from './support/files.ts';
import { startPostgres } from './support/postgres.ts';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let chatId: string;

const cli = (program: string) => join(import.meta.dirname, '../../dist/server/cli', `${program}.js`);
const environment = () => ({ ...process.env, HALLWAY_DATA: world.dataDir, DATABASE_URL: '' });
const run = (program: 'backup' | 'restore', ...parameters: readonly string[]) => spawnSync(process.execPath, [cli(program), ...parameters], { env: environment(), encoding: 'utf8', timeout: 30_000 });
/** For a server in this process, which has to go on meanwhile. */
async function runBeside(program: 'backup' | 'restore', ...parameters: readonly string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli(program), ...parameters], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => void (out.stdout += String(text)));
  child.stderr.on('data', (text) => void (out.stderr += String(text)));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...out };
}
const inFolder = (name: string) => join(world.dataDir, name);
const newest = { anchorSeq: null, before: 500, after: 0 };
const write = (device: Device, body: string) => device.client.call('sendMessage', { chatId, body, replyToMessageId: null });
const bodies = async (device: Device) => (await device.read('messages', { chatId, ...newest })).messages.filter(({ seq }) => seq !== null).map(({ body }) => body);
const settled = (device: Device) => device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0);
const reconnect = (device: Device) => device.client.call('reconnectNow', {});
const look = (file: string, sql: string) => {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

beforeEach(async () => {
  world = await createWorld();
  const [first, second] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz')];
  [ada, ben] = [await world.signInDevice(first), await world.signInDevice(second)];
  ({ chatId } = await ada.client.call('createDirectChat', { userId: second.userId }));
});
afterEach(() => world.close());

describe('a backup of a running server', () => {
  it('is one checked file with everything up to some moment, however much is written meanwhile', async () => {
    const over = new AbortController();
    const writing = (async () => {
      for (let count = 0; !over.signal.aborted; count += 1, await wait(25)) await write(ada, `word ${count}`);
    })();
    const files = [inFolder('one.sqlite'), inFolder('two.sqlite'), inFolder('three.sqlite')];
    for (const file of files) expect(await runBeside('backup', '--to', file)).toMatchObject({ status: 0, stderr: '' });
    over.abort();
    await writing;
    for (const file of files) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const [facts] = look(file, `SELECT COUNT(*) AS count, MAX(seq) AS highest, COUNT(DISTINCT seq) AS seqs, (SELECT head_change_seq FROM organization_logs) - MAX(change_seq) AS ahead FROM messages`) as { count: number; highest: number; seqs: number; ahead: number }[];
      expect(facts).toMatchObject({ seqs: facts?.count, highest: facts?.count });
      expect(facts?.ahead).toBeGreaterThanOrEqual(0);
    }
    expect(readdirSync(world.dataDir).filter((name) => name.includes('unfinished') || /(one|two|three).sqlite-/.test(name))).toEqual([]);
  });

  it('says what is wrong in one sentence and leaves what is there', async () => {
    writeFileSync(inFolder('there.sqlite'), 'mine');
    expect(run('backup')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Usage: /) as string });
    expect(run('backup', '--to', inFolder('there.sqlite'))).toMatchObject({ status: 1, stderr: expect.stringMatching(/is there already.*--force/) as string });
    expect(readFileSync(inFolder('there.sqlite'), 'utf8')).toBe('mine');
    expect(run('backup', '--to', inFolder('no/where.sqlite'))).toMatchObject({ status: 1, stderr: expect.stringMatching(/^There is no folder /) as string });
    expect(run('backup', '--to', inFolder('there.sqlite'), '--force').status).toBe(0);
    expect(look(inFolder('there.sqlite'), 'SELECT COUNT(*) AS count FROM organization_logs')).toEqual([{ count: 1 }]);
    const elsewhere = spawnSync(process.execPath, [cli('backup'), '--to', inFolder('x.sqlite')], { env: { ...environment(), HALLWAY_DATA: inFolder('empty') }, encoding: 'utf8' });
    expect(elsewhere).toMatchObject({ status: 1, stderr: expect.stringMatching(/^There is no database at .*HALLWAY_DATA/) as string });
  });

  it('C13: has the files of messages beside it, and brings them back', async () => {
    const bytes = Buffer.from('the plan of the harbour');
    await ada.client.call('sendMessage', { chatId, body: '', replyToMessageId: null, files: [outgoing(await stage(ada, 'plan.txt', bytes))] });
    const { id } = await untilFile(ben, chatId, 'plan.txt');
    const backup = inFolder('with-files.sqlite');
    expect((await runBeside('backup', '--to', backup)).stdout).toContain('1 contents of files');
    await world.stopServer();
    rmSync(inFolder('files'), { recursive: true });
    expect(run('restore', '--from', backup, '--yes').stdout).toContain('1 contents of files came back.');
    await world.startServer();
    await ben.until('connection', {}, (view) => view.connection.status === 'connected', 20_000);
    await untilFile(ben, chatId, 'plan.txt');
    expect(await (await fetchFile(ben, `${id}/original`)).text()).toBe(String(bytes));
  });
});

describe('restoring', () => {
  it('SY10: gives a new epoch, and nothing that a device has of its own is lost', async () => {
    await write(ada, 'in the backup');
    await settled(ada);
    await ben.until('messages', { chatId, ...newest }, ({ messages }) => messages.some(({ body }) => body === 'in the backup'));
    expect((await runBeside('backup', '--to', inFolder('kept.sqlite'))).status).toBe(0);
    await write(ada, 'of ada, forgotten');
    await write(ben, 'of ben, forgotten');
    await Promise.all([ada, ben].map(settled));
    const [before] = look(inFolder('hallway.sqlite'), 'SELECT epoch FROM organization_logs') as { epoch: string }[];
    await world.stopServer();
    await write(ada, 'while it was away');
    const restored = run('restore', '--from', inFolder('kept.sqlite'), '--yes');
    expect(restored).toMatchObject({ status: 0, stderr: '' });
    expect(restored.stdout).toMatch(/is back at change \d+, in the new epoch/);
    expect(restored.stdout).toMatch(/signed out after the backup/);
    expect(look(inFolder('hallway.sqlite'), 'SELECT epoch FROM organization_logs')).not.toEqual([before]);
    expect(readdirSync(world.dataDir).filter((name) => name.startsWith('hallway-before-'))).toHaveLength(1);
    await world.startServer();
    await Promise.all([ada, ben].map(reconnect));
    const everything = ['in the backup', 'of ada, forgotten', 'of ben, forgotten', 'while it was away'];
    for (const device of [ada, ben]) {
      await device.until('messages', { chatId, ...newest }, ({ messages }) => messages.filter(({ seq, type }) => seq !== null && type === 'text').length === everything.length);
      expect((await bodies(device)).filter((body) => body !== '').toSorted()).toEqual(everything);
    }
    expect(await bodies(ada)).toEqual(await bodies(ben));
  });

  it('is refused while a server holds the database', async () => {
    await runBeside('backup', '--to', inFolder('kept.sqlite'));
    const refused = await runBeside('restore', '--from', inFolder('kept.sqlite'), '--yes');
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/has .*hallway\.sqlite open\. Stop it first\./) as string });
    await write(ada, 'goes on');
    await settled(ada);
  });

  it('ends every session when it is asked to', async () => {
    run('backup', '--to', inFolder('kept.sqlite'));
    await world.stopServer();
    expect(run('restore', '--from', inFolder('kept.sqlite'), '--yes', '--sign-out-everybody').stdout).toMatch(/2 devices were signed out/);
    await world.startServer();
    await reconnect(ada);
    await ada.until('session', {}, ({ status }) => status === 'signedOut');
  });

  it.each([
    ['nothing', () => undefined, /^There is no file /],
    ['a text', (file: string) => writeFileSync(file, 'words '.repeat(5_000)), /is damaged/],
    ['another database', (file: string) => void new Database(file).exec('CREATE TABLE other (id)').close(), /is no database of a Hallway server/],
    ['a cut one', (file: string) => (copyFileSync(inFolder('kept.sqlite'), file), truncateSync(file, 90_000)), /is damaged/],
    ['one of a newer program', (file: string) => (copyFileSync(inFolder('kept.sqlite'), file), void new Database(file).exec(`INSERT INTO migrations (timestamp, name) VALUES (9, 'FromTheFuture9999999999999')`).close()), /newer Hallway/],
  ])('of %s is refused, and changes nothing', async (_what, make, sentence) => {
    run('backup', '--to', inFolder('kept.sqlite'));
    await world.stopServer();
    make(inFolder('given.sqlite'));
    const before = readFileSync(inFolder('hallway.sqlite'));
    expect(run('restore', '--from', inFolder('given.sqlite'), '--yes')).toMatchObject({ status: 1, stderr: expect.stringMatching(sentence) as string });
    expect(readFileSync(inFolder('hallway.sqlite')).equals(before)).toBe(true);
    await world.startServer();
  });

  it('says what is missing in one sentence', () => {
    expect(run('restore', '--from', inFolder('kept.sqlite'))).toMatchObject({ status: 1, stderr: expect.stringMatching(/--yes/) as string });
    expect(run('restore', '--yes').stderr).toMatch(/^Usage: /);
    expect(run('restore', '--new-epoch', '--yes').stderr).toMatch(/is for PostgreSQL/);
  });

  it('puts a backup in the place of a damaged database, with nothing of its log', async () => {
    await write(ada, 'in the backup');
    await settled(ada);
    await runBeside('backup', '--to', inFolder('kept.sqlite'));
    await world.stopServer();
    writeFileSync(inFolder('hallway.sqlite'), 'words '.repeat(50_000));
    writeFileSync(inFolder('hallway.sqlite-wal'), 'words '.repeat(50_000));
    expect(run('restore', '--from', inFolder('kept.sqlite'), '--yes').status).toBe(0);
    expect(look(inFolder('hallway.sqlite'), `SELECT body FROM messages WHERE type = 'text'`)).toEqual([{ body: 'in the backup' }]);
    await world.startServer();
  });

  it('leaves the old database or the new one whole, whenever it is killed', async () => {
    await write(ada, 'in the backup');
    await settled(ada);
    await runBeside('backup', '--to', inFolder('kept.sqlite'));
    await write(ada, 'after it');
    await settled(ada);
    await world.stopServer();
    mkdirSync(inFolder('pristine'));
    copyFileSync(inFolder('hallway.sqlite'), inFolder('pristine/hallway.sqlite'));
    const outcomes = new Set<number>();
    for (let afterMs = 0; afterMs < 1_000; afterMs += 200) {
      const child = spawn(process.execPath, [cli('restore'), '--from', inFolder('kept.sqlite'), '--yes'], { env: environment(), stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
      await once(child, 'exit');
      clearTimeout(timer);
      expect(look(inFolder('hallway.sqlite'), 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      outcomes.add((look(inFolder('hallway.sqlite'), `SELECT COUNT(*) AS count FROM messages WHERE type = 'text'`) as { count: number }[])[0]?.count ?? 0);
      for (const suffix of ['', '-wal', '-shm']) rmSync(inFolder(`hallway.sqlite${suffix}`), { force: true });
      copyFileSync(inFolder('pristine/hallway.sqlite'), inFolder('hallway.sqlite'));
    }
    expect([...outcomes].every((count) => count === 1 || count === 2)).toBe(true);
    expect(run('restore', '--from', inFolder('kept.sqlite'), '--yes').status).toBe(0);
    expect(existsSync(inFolder('restoring'))).toBe(false);
    await world.startServer();
  });
});

describe('with PostgreSQL', () => {
  it('SY10: a copy of the database gets its new epoch by command, and keeps everything else', async () => {
    const postgres = await startPostgres();
    try {
      const databaseUrl = await postgres.createDatabase();
      const location = { databaseUrl, dataDir: world.dataDir };
      await prepareDatabase({ ...location, organizationName: 'Blue Harbour' }, 1_700_000_000_000);
      const logs = async () => {
        const database = openSqlDatabase(location);
        const rows = await database.all<{ epoch: string; head_change_seq: number }>('SELECT epoch, head_change_seq FROM organization_logs');
        await database.close();
        return rows;
      };
      const renew = (...parameters: readonly string[]) => spawnSync(process.execPath, [cli('restore'), ...parameters], { env: { ...environment(), DATABASE_URL: databaseUrl }, encoding: 'utf8', timeout: 30_000 });
      const [before] = await logs();
      expect(renew('--from', 'x.sqlite', '--yes').stderr).toMatch(/pg_restore/);
      expect(renew('--new-epoch')).toMatchObject({ status: 1, stderr: expect.stringMatching(/--yes/) as string });
      expect(renew('--new-epoch', '--yes')).toMatchObject({ status: 0, stdout: expect.stringMatching(/has a new epoch/) as string });
      const [after] = await logs();
      expect(after?.head_change_seq).toBe(before?.head_change_seq);
      expect(after?.epoch).not.toBe(before?.epoch);
      expect(spawnSync(process.execPath, [cli('backup'), '--to', inFolder('x.sqlite')], { env: { ...environment(), DATABASE_URL: databaseUrl }, encoding: 'utf8' }).stderr).toMatch(/pg_dump/);
    } finally {
      await postgres.stop();
    }
  });
});
