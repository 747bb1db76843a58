import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let chatId: string;
let people: { email: string; userId: string }[];

const window = (before = 500) => ({ chatId, anchorSeq: null, before, after: 0 });
const bodies = async (device: Device) => (await device.read('messages', window())).messages.map((message) => message.body);
const send = (device: Device, body: string) => device.client.call('sendMessage', { chatId, body, replyToMessageId: null });
const settled = (device: Device) => device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0, 20_000);
const reconnect = async (device: Device) => {
  await device.client.call('reconnectNow', {});
  await settled(device);
};

beforeAll(async () => {
  world = await createWorld();
  people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz')];
  ada = await world.signInDevice(people[0] ?? { email: '' });
  ben = await world.signInDevice(people[1] ?? { email: '' });
});

afterAll(() => world.close());

it.each([1, 2])('SY12: a backend that is killed while it sends loses nothing of what it confirmed, and doubles nothing (round %i)', async (round) => {
  await makeGroup(`Round ${round}`);
  ada.backend.stop();
  const program = resolve(import.meta.dirname, 'support/backend-process.ts');
  const child = spawn(process.execPath, [program, ada.profileFolder, chatId], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await expect.poll(() => output.split('\n').length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(20 * round);
  child.kill('SIGKILL');
  await once(child, 'close');
  const confirmed = output.split('\n').length - 1;
  ada = await ada.restart();
  await settled(ada);
  const own = (await bodies(ada)).filter((body) => body.startsWith('numbered'));
  // The last write may have ended between its commit and its answer.
  expect([confirmed, confirmed + 1]).toContain(own.length);
  expect(own).toEqual(own.map((_body, index) => `numbered ${index + 1}`));
  await ben.until('messages', window(), ({ messages }) => messages.at(-1)?.body === own.at(-1));
  expect(await bodies(ben)).toEqual(await bodies(ada));
});

/** A chat of its own for each test. */
async function makeGroup(name: string): Promise<void> {
  ({ chatId } = await ada.client.call('createGroup', { name, topic: null, memberIds: [people[1]?.userId ?? ''] }));
  await settled(ada);
  await ben.until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId));
}

it('SY10: a server restored from an older copy is given again what each device has of its own, once', async () => {
  await makeGroup('Restored');
  await send(ada, 'in the copy');
  await settled(ada);
  await ben.until('messages', window(), ({ messages }) => messages.some((message) => message.body === 'in the copy'));
  const folder = mkdtempSync(join(tmpdir(), 'hallway-copy-'));
  await world.stopServer();
  cpSync(world.dataDir, folder, { recursive: true });
  await world.startServer();
  await Promise.all([reconnect(ada), reconnect(ben)]);

  await send(ada, 'Ada, after the copy');
  await send(ben, 'Ben, after the copy');
  await Promise.all([settled(ada), settled(ben)]);
  const { chatId: late } = await ada.client.call('createGroup', { name: 'Late', topic: null, memberIds: [] });
  await ada.client.call('sendMessage', { chatId: late, body: 'in a group that will be gone', replyToMessageId: null });
  await settled(ada);
  await world.stopServer();
  ben.network.cut();
  await send(ada, 'Ada, while it rested');

  rmSync(world.dataDir, { recursive: true });
  cpSync(folder, world.dataDir, { recursive: true });
  rmSync(folder, { recursive: true });
  world.changeServer('UPDATE organization_logs SET epoch = ?', newId());
  await world.startServer();
  await reconnect(ada);
  ben.network.mend();
  await reconnect(ben);

  const expected = ['in the copy', 'Ada, after the copy', 'Ada, while it rested', 'Ben, after the copy'];
  for (const device of [ada, ben]) {
    const view = await device.until('messages', window(), ({ messages }) => messages.filter((message) => message.type === 'text').length === 4 && messages.every((message) => message.seq !== null));
    expect(view.messages.filter((message) => message.type === 'text').map((message) => message.body).sort()).toEqual(expected.toSorted());
    expect(new Set(view.messages.map((message) => message.seq)).size).toBe(view.messages.length);
  }
  expect(await bodies(ben)).toEqual(await bodies(ada));
  const madeAgain = await ada.read('messages', { chatId: late, anchorSeq: null, before: 50, after: 0 });
  expect(madeAgain.messages.filter(({ type }) => type === 'text')).toMatchObject([{ body: 'in a group that will be gone', seq: 2, delivery: { status: 'sent' } }]);
});
