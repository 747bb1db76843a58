import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, password, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: { email: string; userId: string };
const chatIds: string[] = [];
const messagesPerChat = 730;

const newest = (chatId: string) => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const settled = (device: Device) => device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0, 60_000);
const complete = (device: Device) => device.until('connection', {}, ({ history }) => history.chatsTotal === chatIds.length && history.chatsComplete === chatIds.length, 30_000);

beforeAll(async () => {
  world = await createWorld();
  const adaPerson = await world.addPerson('Ada Brandt');
  ben = await world.addPerson('Ben Ortiz');
  ada = await world.signInDevice(adaPerson);
  for (const name of ['Harbour', 'Pier', 'Quay']) chatIds.push((await ada.client.call('createGroup', { name, topic: null, memberIds: [ben.userId] })).chatId);
  await settled(ada);
  await world.stopServer();
  for (const chatId of chatIds) fillOnServer(chatId, adaPerson.userId);
  await world.startServer();
}, 120_000);

afterAll(() => world.close());

/** A history as it would be after months, written while the server rests. */
function fillOnServer(chatId: string, senderId: string): void {
  const number = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${messagesPerChat})`;
  const start = `(SELECT MAX(seq) FROM messages WHERE chat_id = '${chatId}')`;
  world.changeServer(
    `INSERT INTO messages (id, organization_id, chat_id, sender_id, type, seq, body, created_at, change_seq)
     ${number} SELECT lower(printf('%s-0000-7000-8000-%012x', substr('${chatId}', 1, 8), n + 4096 * (SELECT COUNT(*) FROM chats WHERE id < '${chatId}'))), organization_id, '${chatId}', '${senderId}', 'text',
       ${start} + n, 'old ' || n, 1000 + n, (SELECT head_change_seq FROM organization_logs) + n
     FROM numbers, (SELECT organization_id FROM chats WHERE id = '${chatId}')`,
  );
  world.changeServer('UPDATE organization_logs SET head_change_seq = (SELECT MAX(change_seq) FROM messages)');
  world.changeServer(`UPDATE chats SET last_message_seq = ${start}, last_message_at = 5000 WHERE id = '${chatId}'`);
}

it('SY13: the first copy is usable at once, and grows in the background to the first message of each chat', async () => {
  const device = await world.addDevice();
  device.network.onUp = (text) => !text.includes('"history"');
  await device.client.call('signIn', { serverUrl: world.serverUrl, email: ben.email, password });
  await device.until('connection', {}, (view) => view.connection.status === 'connected');
  for (const chatId of chatIds) {
    const view = await device.read('messages', newest(chatId));
    expect(view.messages.map((message) => message.body)).toEqual(Array.from({ length: 50 }, (_value, index) => `old ${messagesPerChat - 49 + index}`));
    expect(view).toMatchObject({ hasOlder: true, newestSeq: messagesPerChat + 1 });
  }
  expect((await device.read('connection', {})).history).toEqual({ chatsComplete: 0, chatsTotal: 3, messagesHeld: 150, messagesTotal: 3 * (messagesPerChat + 1) });
  expect((await device.read('chatList', {})).map((chat) => chat.unreadCount)).toEqual([messagesPerChat, messagesPerChat, messagesPerChat]);

  device.network.onUp = () => true;
  device.network.cut();
  device.network.mend();
  await device.client.call('reconnectNow', {});
  await complete(device);
  for (const chatId of chatIds) {
    const store = device.openStoreFile();
    const held = store.prepare('SELECT seq, body FROM messages WHERE chat_id = ? ORDER BY seq').all(chatId) as { seq: number; body: string }[];
    store.close();
    expect(held.map((message) => message.seq)).toEqual(Array.from({ length: messagesPerChat + 1 }, (_value, index) => index + 1));
    expect(held.slice(1).map((message) => message.body)).toEqual(Array.from({ length: messagesPerChat }, (_value, index) => `old ${index + 1}`));
  }
  expect((await device.read('chatList', {})).map((chat) => chat.unreadCount)).toEqual([messagesPerChat, messagesPerChat, messagesPerChat]);
});

it('SY13: what the person reads is fetched first', async () => {
  const device = await world.addDevice();
  const asked: string[] = [];
  device.network.onUp = (text) => {
    const frame = JSON.parse(text) as { type: string; chatId?: string };
    if (frame.type === 'history') asked.push(frame.chatId ?? '');
    return true;
  };
  let isHeld = true;
  device.network.onDown = (text) => !(isHeld && text.includes('"historyPage"'));
  await device.client.call('signIn', { serverUrl: world.serverUrl, email: ben.email, password });
  await device.until('connection', {}, (view) => view.connection.status === 'connected');
  const wanted = chatIds.find((chatId) => chatId !== asked[0]) ?? '';
  await device.read('messages', { chatId: wanted, anchorSeq: messagesPerChat - 40, before: 50, after: 50 });
  asked.length = 0;
  isHeld = false;
  await device.client.call('reconnectNow', {});
  const view = await device.until('messages', { chatId: wanted, anchorSeq: 300, before: 50, after: 50 }, ({ messages }) => messages.length === 100, 20_000);
  expect(view.messages[0]?.body).toBe('old 249');
  expect(asked[0]).toBe(wanted);
  await complete(device);
});

it('SY5: a copy that is cut off again and again gets whole all the same', async () => {
  const device = await world.addDevice();
  let frames = 0;
  device.network.onDown = () => (frames += 1) % 7 !== 0;
  await device.client.call('signIn', { serverUrl: world.serverUrl, email: ben.email, password });
  const nudge = setInterval(() => void device.client.call('reconnectNow', {}), 50);
  try {
    await complete(device);
  } finally {
    clearInterval(nudge);
  }
  const store = device.openStoreFile();
  expect(store.prepare('SELECT COUNT(*) AS count, COUNT(DISTINCT chat_id) AS chats FROM messages').get()).toEqual({ count: 3 * (messagesPerChat + 1), chats: 3 });
  store.close();
});
