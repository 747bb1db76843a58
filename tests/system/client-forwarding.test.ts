import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { fetchFile, outgoing, sha256, stage, untilFile } from './support/files.ts';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let cleo: Device;
let chatId: string;
let groupId: string;
beforeEach(async () => {
  world = await createWorld();
  const people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Okafor'), await world.addPerson('Cleo Martin')] as const;
  [ada, ben, cleo] = [await world.signInDevice(people[0]), await world.signInDevice(people[1]), await world.signInDevice(people[2])];
  ({ chatId } = await ada.client.call('createDirectChat', { userId: people[1].userId }));
  await ben.until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId));
  ({ chatId: groupId } = await ben.client.call('createGroup', { name: 'Harbour', topic: null, memberIds: [people[2].userId] }));
  await cleo.until('chatList', {}, (chats) => chats.some((chat) => chat.id === groupId));
});
afterEach(() => world.close());

const newest = { anchorSeq: null, before: 20, after: 0 };
const forward = (device: Device, messageId: string, toChatIds: string[], comment = '') => device.client.call('forwardMessage', { messageId, toChatIds, comment });

it('a message is passed on with its words, who wrote them, and its files, which the one who passes it on has never fetched', async () => {
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#26c' } }).png().toBuffer();
  const { messageId } = await ada.client.call('sendMessage', { chatId, body: 'The **boat**\nis in', replyToMessageId: null, files: [outgoing(await stage(ada, 'Boat.png', photo))] });
  const seen = await untilFile(ben, chatId, 'Boat.png', ({ hasThumbnail }) => hasThumbnail);
  expect(seen.isHere).toBe(false);
  await forward(ben, messageId, [groupId, chatId], 'for the wall');
  const arrived = await untilFile(cleo, groupId, 'Boat.png', ({ hasThumbnail }) => hasThumbnail);
  expect([arrived.contentHash, arrived.id === seen.id]).toEqual([sha256(photo), false]);
  expect(sha256(Buffer.from(await (await fetchFile(cleo, `${arrived.id}/original`)).arrayBuffer()))).toBe(sha256(photo));
  const { messages } = await cleo.read('messages', { chatId: groupId, ...newest });
  expect(messages.at(-1)?.body).toBe('for the wall\n\n> **Ada Brandt:**\n> The **boat**\n> is in');
  await ada.until('messages', { chatId, ...newest }, (window) => window.messages.at(-1)?.body.startsWith('for the wall') === true);
});

it('SY12: passed on without a server it waits, and goes when there is one', async () => {
  const { messageId } = await ada.client.call('sendMessage', { chatId, body: 'later', replyToMessageId: null, files: [] });
  await ben.until('messages', { chatId, ...newest }, (window) => window.messages.some((message) => message.body === 'later'));
  await world.stopServer();
  await forward(ben, messageId, [groupId]);
  expect((await ben.read('messages', { chatId: groupId, ...newest })).messages.at(-1)).toMatchObject({ body: '> **Ada Brandt:**\n> later', delivery: { status: 'waiting' } });
  await world.startServer();
  await cleo.until('messages', { chatId: groupId, ...newest }, (window) => window.messages.at(-1)?.body === '> **Ada Brandt:**\n> later');
});

it('what is not here, was deleted, or would go where one may not write is refused, and goes nowhere', async () => {
  const { messageId } = await ada.client.call('sendMessage', { chatId, body: 'secret', replyToMessageId: null, files: [] });
  await ben.until('messages', { chatId, ...newest }, (window) => window.messages.some((message) => message.body === 'secret'));
  await expect(forward(cleo, messageId, [groupId])).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
  await expect(forward(ben, newId(), [groupId])).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
  await expect(forward(ada, messageId, [chatId, groupId])).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
  // Each of these characters takes six bytes on its way: a frame has no room for so many.
  await expect(forward(ben, messageId, [chatId, groupId], '\u0001'.repeat(15_000))).rejects.toThrow(expect.objectContaining({ code: 'request_too_large' }));
  await ada.client.call('deleteMessage', { chatId, messageId });
  await ben.until('messages', { chatId, ...newest }, (window) => window.messages.some((message) => message.isDeleted));
  await expect(forward(ben, messageId, [groupId])).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
  expect((await cleo.read('messages', { chatId: groupId, ...newest })).messages.filter(({ type }) => type === 'text')).toEqual([]);
  expect((await ada.read('messages', { chatId, ...newest })).messages.filter(({ body }) => body.includes('Ada Brandt'))).toEqual([]);
});
