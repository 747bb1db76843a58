import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './support/world.ts';

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
