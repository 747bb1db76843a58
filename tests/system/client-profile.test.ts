import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageWindow } from '#shared/contract/views/message-view';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import { createWorld, password, type Device, type World } from './support/world.ts';

interface Person {
  readonly email: string;
  readonly userId: string;
}

let world: World;
let adaPerson: Person;
let benPerson: Person;
let ada: Device;
let ben: Device;
let chatId: string;

beforeAll(async () => {
  world = await createWorld();
  benPerson = await world.addPerson('Ben Ortiz');
  ben = await world.signInDevice(benPerson);
});
afterAll(() => world.close());

/** Every test has an Ada of its own, with a chat with Ben in which one message stands. */
let people = 0;
beforeEach(async () => {
  people += 1;
  adaPerson = await world.addPerson(`Ada Brandt ${people}`);
  ada = await world.signInDevice(adaPerson);
  ({ chatId } = await ada.client.call('createDirectChat', { userId: benPerson.userId }));
  await write(ada, 'before');
  await ben.until('messages', newest(), has('before'));
  await ada.until('connection', {}, (view) => view.waitingCount === 0);
});

const newest = () => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const has = (body: string) => (view: MessageWindow) => view.messages.some((message) => message.body === body);
const write = (device: Device, body: string) => device.client.call('sendMessage', { chatId, body, replyToMessageId: null });
const bodies = async (device: Device) => (await device.read('messages', newest())).messages.map((message) => message.body);
const accountOf = (device: Device) => JSON.parse(readFileSync(join(device.profileFolder, 'account.json'), 'utf8')) as { protectedToken: string | null; storeName: string };
const storeOf = (device: Device) => join(device.profileFolder, 'stores', `${accountOf(device).storeName}.sqlite`);
const signInAgain = (device: Device) => device.client.call('signIn', { serverUrl: world.serverUrl, email: adaPerson.email, password });
const revoke = (device: Device) =>
  fetch(`${world.serverUrl}/api/sign-out`, { method: 'POST', headers: { Authorization: `Bearer ${accountOf(device).protectedToken ?? ''}` } });

describe('a session that the server ended', () => {
  const ended = { status: 'signedOut', notice: { code: 'session_ended' } };

  it('signs out, keeps what waits, and sends it once after the next sign-in', async () => {
    ada.network.cut();
    await write(ada, 'kept over the sign-out');
    await revoke(ada);
    ada.network.mend();
    await ada.client.call('reconnectNow', {});
    const session = await ada.until('session', {}, (view) => view.status === 'signedOut');
    expect(session).toMatchObject({ ...ended, lastEmail: adaPerson.email, lastServerUrl: world.serverUrl });
    await expect(ada.client.call('sendMessage', { chatId, body: 'no', replyToMessageId: null })).rejects.toMatchObject({ code: 'not_signed_in' });

    await signInAgain(ada);
    await ben.until('messages', newest(), has('kept over the sign-out'));
    await ada.until('connection', {}, (view) => view.waitingCount === 0);
    for (const device of [ada, ben]) expect(await bodies(device)).toEqual(['before', 'kept over the sign-out']);
  });

  it('ends a connection that is open', async () => {
    await revoke(ada);
    expect(await ada.until('session', {}, (view) => view.status === 'signedOut')).toMatchObject(ended);
    expect(accountOf(ada).protectedToken).toBe(null);
  });

  it('is told also when the program starts afterwards, and after a second start', async () => {
    ada.backend.stop();
    await revoke(ada);
    ada = await ada.restart();
    expect(await ada.until('session', {}, (view) => view.status === 'signedOut')).toMatchObject(ended);
    ada = await ada.restart();
    expect(await ada.read('session', {})).toMatchObject(ended);
  });

  it('is told also where it cannot be written down', async () => {
    mkdirSync(join(ada.profileFolder, 'account.json.new'));
    await revoke(ada);
    expect(await ada.until('session', {}, (view) => view.status === 'signedOut')).toMatchObject(ended);
    await expect(signInAgain(ada)).rejects.toMatchObject({ code: 'store_unreadable' });
    rmdirSync(join(ada.profileFolder, 'account.json.new'));
    await signInAgain(ada);
    expect(await bodies(ada)).toEqual(['before']);
  });

  it('is no other than one whose token cannot be read on this computer any more', async () => {
    ada.ports.revealSecret = () => Promise.reject(new HallwayError('session_ended'));
    ada = await ada.restart();
    expect(await ada.read('session', {})).toMatchObject(ended);
    ada.ports.revealSecret = async (text) => text;
    await signInAgain(ada);
    await ada.until('connection', {}, (view) => view.connection.status === 'connected');
    expect(await bodies(ada)).toEqual(['before']);
  });
});

describe('somebody else who signs in after the session ended', () => {
  const signInAsBen = () => ada.client.call('signIn', { serverUrl: world.serverUrl, email: benPerson.email, password });
  const signOutWhereSignedIn = async () => {
    await ada.until('connection', {}, (view) => view.connection.status === 'connected');
    await revoke(ada);
    await ada.until('session', {}, (view) => view.status === 'signedOut');
  };

  it('leaves what was not sent to the one before, who sends it when they are back', async () => {
    ada.network.cut();
    await write(ada, 'not sent yet');
    const file = storeOf(ada);
    await revoke(ada);
    ada.network.mend();
    await ada.client.call('reconnectNow', {});
    await ada.until('session', {}, (view) => view.status === 'signedOut');
    await signInAsBen();
    expect(existsSync(file)).toBe(true);
    expect(JSON.stringify(await ada.read('messages', newest()))).not.toContain('not sent yet');
    await signOutWhereSignedIn();
    await signInAgain(ada);
    await ben.until('messages', newest(), has('not sent yet'));
    expect(await bodies(ben)).toEqual(['before', 'not sent yet']);
  });

  it('finds nothing of the one before who had sent everything', async () => {
    const file = storeOf(ada);
    await signOutWhereSignedIn();
    await signInAsBen();
    expect(existsSync(file)).toBe(false);
  });
});

it('two windows that sign in at once lead to one session', async () => {
  await ada.client.call('signOut', {});
  const outcomes = await Promise.allSettled([signInAgain(ada), signInAgain(ada)]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await ada.until('connection', {}, (view) => view.connection.status === 'connected');
});

it('signing out takes the copy off this computer and the token off the server', async () => {
  const { protectedToken } = accountOf(ada);
  await ada.client.call('signOut', {});
  expect(await ada.read('session', {})).toMatchObject({ status: 'signedOut', notice: null });
  expect(readdirSync(ada.profileFolder, { recursive: true })).toEqual(['stores']);
  const devices = await fetch(`${world.serverUrl}/api/devices`, { headers: { Authorization: `Bearer ${protectedToken ?? ''}` } });
  expect(devices.status).toBe(401);
});

it('signing out works without a connection to the server', async () => {
  ada.network.cut();
  await ada.client.call('signOut', {});
  expect(readdirSync(ada.profileFolder, { recursive: true })).toEqual(['stores']);
});

it.runIf(process.platform !== 'win32')('nobody else on this computer may read the profile', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect([ada.profileFolder, join(ada.profileFolder, 'stores')].map(modeOf)).toEqual(['700', '700']);
  expect(modeOf(join(ada.profileFolder, 'account.json'))).toBe('600');
});

describe('a store that cannot be used', () => {
  /** Changes the closed store, and starts again. */
  const startWith = async (change: (file: string) => void) => {
    const file = storeOf(ada);
    ada.backend.stop();
    change(file);
    const bytes = readFileSync(file);
    ada = await ada.restart();
    return { file, bytes };
  };

  it('of a newer version is left as it is, and opened when the program is new enough', async () => {
    const inStore = (sql: string) => (file: string) => {
      const database = new Database(file);
      database.exec(sql);
      database.close();
    };
    const { file, bytes } = await startWith(inStore(`INSERT INTO migrations (timestamp, name) VALUES (9000000000000, 'FromTheFuture9000000000000')`));
    expect(await ada.read('session', {})).toMatchObject({ status: 'storeFailed', error: { code: 'store_newer' } });
    await expect(ada.client.call('sendMessage', { chatId, body: 'no', replyToMessageId: null })).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    await startWith(inStore(`DELETE FROM migrations WHERE timestamp = 9000000000000`));
    await ada.until('connection', {}, (view) => view.connection.status === 'connected');
    expect(await bodies(ada)).toEqual(['before']);
  });

  it('SY14: that is no database is set aside, and fetched again', async () => {
    await startWith((path) => writeFileSync(path, 'This is no database, however long one looks at it. '.repeat(200)));
    expect(await ada.read('session', {})).toMatchObject({ status: 'signedIn', notice: { code: 'store_rebuilt' } });
    await ada.until('messages', newest(), has('before'));
    expect(await bodies(ada)).toEqual(['before']);
  });
});

describe('a clock that is off', () => {
  const dayMs = 86_400_000;
  const clockOff = (offset: { ms: number }): Clock => ({
    nowMs: () => Date.now() + offset.ms,
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  });

  it.each([dayMs, -dayMs])('by %i ms changes neither order nor unread nor times of what the server has', async (ms) => {
    const offset = { ms };
    ada = await world.addDevice(clockOff(offset));
    await signInAgain(ada);
    await ada.until('connection', {}, (view) => view.connection.status === 'connected');
    await write(ada, 'one');
    await ben.until('messages', newest(), has('one'));
    await write(ben, 'two');
    await ada.until('messages', newest(), has('two'));
    await write(ada, 'three');
    await ada.until('connection', {}, (view) => view.waitingCount === 0);
    await ben.until('messages', newest(), has('three'));
    for (const device of [ada, ben]) {
      const { messages } = await device.read('messages', newest());
      expect(messages.map((message) => message.body)).toEqual(['before', 'one', 'two', 'three']);
      expect(messages.every((message) => Math.abs(message.createdAt - Date.now()) < 60_000)).toBe(true);
    }
    await ada.until('chatList', {}, ([chat]) => chat?.unreadCount === 1);
    await ben.until('chatList', {}, (chats) => chats.find((chat) => chat.id === chatId)?.unreadCount === 3);
  });

  it('and jumps while the program runs keeps the connection, or finds it again', async () => {
    const offset = { ms: 0 };
    ada = await world.addDevice(clockOff(offset));
    await signInAgain(ada);
    await ada.until('connection', {}, (view) => view.connection.status === 'connected');
    for (const ms of [dayMs, -dayMs, 0]) {
      offset.ms = ms;
      await write(ada, `at ${ms}`);
      await ben.until('messages', newest(), has(`at ${ms}`));
    }
    expect(await bodies(ben)).toEqual(['before', `at ${dayMs}`, `at ${-dayMs}`, 'at 0']);
  });
});
