import { afterEach, beforeEach, expect, it } from 'vitest';
import { hallwayVersion } from '#shared/runtime/version';
import { ServerClient } from './support/server-client.ts';
import { createWorld, password, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

it('SY12: pinned, muted and set to mentions without a server, a chat is so on the person’s other device in the end, and on nobody else’s', async () => {
  const [one, other] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Okafor')];
  const [desk, laptop, ben] = [await world.signInDevice(one), await world.signInDevice(one), await world.signInDevice(other)];
  const { chatId } = await desk.client.call('createDirectChat', { userId: other.userId });
  for (const device of [laptop, ben]) await device.until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId));
  await world.stopServer();
  const mutedUntil = Date.now() + 3_600_000;
  await desk.client.call('setChatPreferences', { chatId, pinnedAt: 5_000, mutedUntil, notificationPreference: 'mentions' });
  const wanted = { pinnedAt: 5_000, isMuted: true, notificationPreference: 'mentions' };
  expect(await desk.read('chatList', {})).toMatchObject([wanted]);
  await world.startServer();
  await laptop.until('chatList', {}, ([chat]) => chat?.pinnedAt === 5_000 && chat.isMuted && chat.notificationPreference === 'mentions');
  await ben.client.call('sendMessage', { chatId, body: 'after it', replyToMessageId: null, files: [] });
  await laptop.until('chatList', {}, ([chat]) => chat?.unreadCount === 1);
  expect(await ben.read('chatList', {})).toMatchObject([{ pinnedAt: null, isMuted: false, notificationPreference: 'all' }]);
});

it('SY12: what a person wants everywhere, said without a server, holds at once and on their other device in the end, and is nobody else’s; the later word stands', async () => {
  const [one, other] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Okafor')];
  const [desk, laptop, ben] = [await world.signInDevice(one), await world.signInDevice(one), await world.signInDevice(other)];
  await world.stopServer();
  const { notifications } = await desk.read('preferences', {});
  await desk.client.call('savePreferences', { changed: { notifications: { ...notifications, keywords: ['boat'] }, shortcuts: { keys: { switcher: 'Ctrl+J' } } } });
  expect(await desk.read('preferences', {})).toMatchObject({ notifications: { keywords: ['boat'] }, shortcuts: { keys: { switcher: 'Ctrl+J' } } });
  expect((await desk.read('sync', {})).unsent).toMatchObject([{ what: 'preferences.set', chatId: null }, { what: 'preferences.set', chatId: null }]);
  const restarted = await desk.restart();
  expect((await restarted.read('preferences', {})).notifications.keywords).toEqual(['boat']);
  await world.startServer();
  await laptop.until('preferences', {}, (view) => view.notifications.keywords[0] === 'boat' && view.shortcuts.keys['switcher'] === 'Ctrl+J');
  await laptop.client.call('savePreferences', { changed: { notifications: { ...notifications, keywords: ['harbour'] } } });
  await restarted.until('preferences', {}, (view) => view.notifications.keywords[0] === 'harbour' && view.shortcuts.keys['switcher'] === 'Ctrl+J');
  expect((await ben.read('preferences', {})).notifications.keywords).toEqual([]);
  // A word of one's own counts as a mention, whatever its case.
  const { chatId } = await ben.client.call('createDirectChat', { userId: one.userId });
  await ben.client.call('sendMessage', { chatId, body: 'To the HARBOUR!', replyToMessageId: null });
  await ben.client.call('sendMessage', { chatId, body: 'to the harbours', replyToMessageId: null });
  await laptop.until('chatList', {}, ([chat]) => chat?.unreadCount === 2 && chat.mentionCount === 1);
});

it('documents and fields of a newer version are kept and passed on; what is no document, or too large, is refused', async () => {
  const one = await world.addPerson('Ada Brandt');
  const desk = await world.signInDevice(one);
  const token = await signInToken(one.email);
  const { client } = await ServerClient.greet(world.serverUrl, token);
  expect(await client.act({ kind: 'preferences.set', name: 'notifications', value: '{"keywords":["boat"],"colourOfBell":"red"}' })).toMatchObject({ status: 'done' });
  expect(await client.act({ kind: 'preferences.set', name: 'futureThing', value: '{"a":1}' })).toMatchObject({ status: 'done' });
  const { notifications } = await desk.until('preferences', {}, (view) => view.notifications.keywords[0] === 'boat');
  await desk.client.call('savePreferences', { changed: { notifications: { ...notifications, level: 'mentions' } } });
  await desk.until('connection', {}, (view) => view.waitingCount === 0);
  const store = desk.openStoreFile();
  const rows = store.prepare('SELECT name, value FROM user_preferences ORDER BY name').all() as { name: string; value: string }[];
  store.close();
  expect(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown])).toMatchObject([['futureThing', { a: 1 }], ['notifications', { colourOfBell: 'red', level: 'mentions', keywords: ['boat'] }]]);
  for (let count = rows.length; count < 50; count += 1) await client.act({ kind: 'preferences.set', name: `more${String(count)}`, value: '{}' });
  expect(await client.act({ kind: 'preferences.set', name: 'oneTooMany', value: '{}' })).toMatchObject({ status: 'refused', code: 'request_too_large' });
  client.close();
});

it('another device is signed out from here, at once; what it had not sent is kept for its next sign-in', async () => {
  const one = await world.addPerson('Ada Brandt');
  const other = await world.addPerson('Ben Okafor');
  const [desk, laptop] = [await world.signInDevice(one), await world.signInDevice(one)];
  const { chatId } = await laptop.client.call('createDirectChat', { userId: other.userId });
  await laptop.until('connection', {}, (view) => view.waitingCount === 0);
  laptop.network.cut();
  await laptop.client.call('sendMessage', { chatId, body: 'from the laptop', replyToMessageId: null });
  const { devices } = await desk.client.call('readDevices', {});
  expect(devices).toHaveLength(2);
  expect(devices.filter(({ isThisDevice }) => isThisDevice)).toHaveLength(1);
  const laptopId = devices.find(({ isThisDevice }) => !isThisDevice)?.id ?? '';
  await desk.client.call('endDevice', { deviceId: laptopId });
  expect((await desk.client.call('readDevices', {})).devices).toHaveLength(1);
  await expect(desk.client.call('endDevice', { deviceId: laptopId })).rejects.toMatchObject({ code: 'not_found' });
  laptop.network.mend();
  await laptop.client.call('reconnectNow', {});
  await laptop.until('session', {}, (view) => view.status === 'signedOut');
  await laptop.client.call('signIn', { serverUrl: world.serverUrl, email: one.email, password });
  await desk.until('chatList', {}, ([chat]) => chat?.lastMessage?.preview.kind === 'text' && chat.lastMessage.preview.text === 'from the laptop');
  expect(await desk.client.call('readAbout', {})).toMatchObject({ server: { status: 'answered', version: hallwayVersion } });
  await world.stopServer();
  expect(await desk.client.call('readAbout', {})).toMatchObject({ version: hallwayVersion, server: { status: 'silent' } });
  await expect(desk.client.call('readDevices', {})).rejects.toMatchObject({ code: 'server_unreachable' });
  await world.startServer();
});

async function signInToken(email: string): Promise<string> {
  const response = await fetch(`${world.serverUrl}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password, deviceName: 'raw' }) });
  return ((await response.json()) as { token: string }).token;
}
