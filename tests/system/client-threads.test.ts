import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let [desk, laptop, ben]: Device[] = [];
let chatId: string;
let rootMessageId: string;

const inChat = () => ({ chatId, anchorSeq: null, before: 50, after: 0 });
const inThread = () => ({ ...inChat(), threadRootMessageId: rootMessageId });
const device = (one: Device | undefined): Device => one ?? expect.unreachable();
const bodiesOf = (view: { readonly messages: readonly { readonly body: string }[] }) => view.messages.map(({ body }) => body);
const send = (from: Device | undefined, body: string, more: object = {}) => device(from).client.call('sendMessage', { chatId, body, replyToMessageId: null, ...more });
const answer = (from: Device | undefined, body: string, more: object = {}) => send(from, body, { threadRootMessageId: rootMessageId, ...more });
const listOf = (of: Device | undefined, kind: 'saved' | 'mentions') => device(of).read('messageList', { list: { kind }, limit: 20 });

beforeAll(async () => {
  world = await createWorld();
  const [ada, other] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Okafor')];
  [desk, laptop, ben] = [await world.signInDevice(ada), await world.signInDevice(ada), await world.signInDevice(other)];
  ({ chatId } = await device(desk).client.call('createGroup', { name: 'Harbour', topic: null, memberIds: [other.userId] }));
  for (const one of [laptop, ben]) await device(one).until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId));
  ({ messageId: rootMessageId } = await send(desk, 'Who brings the ropes?'));
  await device(ben).until('messages', inChat(), (view) => bodiesOf(view).includes('Who brings the ropes?'));
});
afterAll(() => world.close());

it('SY11: an answer in a thread stands there alone, leaves the chat read, and is unread in the thread of who began it', async () => {
  await answer(ben, 'I do');
  await device(desk).until('threads', { limit: 20 }, ({ threads }) => threads[0]?.unreadCount === 1);
  expect(bodiesOf(await device(desk).read('messages', inChat()))).not.toContain('I do');
  expect(bodiesOf(await device(desk).read('messages', inThread()))).toEqual(['I do']);
  expect(await device(desk).read('chatList', {})).toMatchObject([{ unreadCount: 0, lastMessage: { preview: { kind: 'text', text: 'Who brings the ropes?' } } }]);
  const [root] = (await device(desk).read('messages', inChat())).messages.filter(({ id }) => id === rootMessageId);
  expect(root?.thread).toMatchObject({ answerCount: 1, unreadCount: 1, people: [{ name: 'Ben Okafor' }] });
  expect((await device(desk).read('threads', { limit: 20 })).unreadThreadCount).toBe(1);
});

it('SY12: a thread is read, left and followed without a server, on all of the person’s devices in the end', async () => {
  await world.stopServer();
  await device(desk).client.call('markThreadRead', { chatId, messageId: rootMessageId, seq: 1_000 });
  expect(await device(desk).read('thread', { chatId, rootMessageId })).toMatchObject({ unreadCount: 0, isFollowing: true });
  await device(desk).client.call('followThread', { chatId, messageId: rootMessageId, isFollowing: false });
  expect((await device(desk).read('threads', { limit: 20 })).threads).toEqual([]);
  await world.startServer();
  await device(laptop).until('threads', { limit: 20 }, ({ threads }) => threads.length === 0);
  await device(laptop).client.call('followThread', { chatId, messageId: rootMessageId, isFollowing: true });
  await device(desk).until('threads', { limit: 20 }, ({ threads }) => threads[0]?.unreadCount === 0);
});

it('an answer that is also in the chat stands in both and counts in the chat', async () => {
  await answer(ben, 'And the fenders', { isAlsoInChat: true });
  await device(desk).until('messages', inChat(), (view) => bodiesOf(view).includes('And the fenders'));
  expect(bodiesOf(await device(desk).read('messages', inThread()))).toEqual(['I do', 'And the fenders']);
  expect(await device(desk).read('chatList', {})).toMatchObject([{ unreadCount: 1 }]);
});

it('a thread has one level: an answer to an answer goes to the thread', async () => {
  const [first] = (await device(ben).read('messages', inThread())).messages;
  await send(ben, 'The long ones', { threadRootMessageId: first?.id });
  await device(desk).until('messages', inThread(), (view) => bodiesOf(view).includes('The long ones'));
});

it('SY12: the draft of a thread is its own, survives a crash, and goes with the answer', async () => {
  const draft = { body: 'half an answer', replyToMessageId: null, files: [] };
  await device(desk).client.call('saveDraft', { chatId, threadRootMessageId: rootMessageId, draft });
  desk = await device(desk).restart();
  expect(await device(desk).client.call('readDraft', { chatId, threadRootMessageId: rootMessageId })).toEqual(draft);
  expect(await device(desk).client.call('readDraft', { chatId })).toBeNull();
  await answer(desk, 'a whole answer');
  expect(await device(desk).client.call('readDraft', { chatId, threadRootMessageId: rootMessageId })).toBeNull();
  await device(ben).until('messages', inThread(), (view) => bodiesOf(view).includes('a whole answer'));
});

it('SY8: a deleted answer leaves the thread, its count and its preview', async () => {
  const found = (await device(desk).read('messages', inThread())).messages.find(({ body }) => body === 'a whole answer');
  await device(desk).client.call('deleteMessage', { chatId, messageId: found?.id ?? '' });
  const { threads } = await device(laptop).until('threads', { limit: 20 }, ({ threads: [thread] }) => thread?.answerCount === 3);
  expect(threads).toMatchObject([{ lastAnswer: { preview: { kind: 'text', text: 'The long ones' } } }]);
});

it('saved messages are the person’s own, on all of their devices; pinned ones everybody’s', async () => {
  await device(ben).client.call('saveMessage', { chatId, messageId: rootMessageId, isSaved: true });
  await device(desk).client.call('saveMessage', { chatId, messageId: rootMessageId, isSaved: true });
  const saved = await device(laptop).until('messageList', { list: { kind: 'saved' }, limit: 20 }, ({ messages }) => messages.length === 1);
  expect(saved.messages).toMatchObject([{ preview: { kind: 'text', text: 'Who brings the ropes?' }, chatTitle: 'Harbour', isSaved: true }]);
  await device(laptop).client.call('saveMessage', { chatId, messageId: rootMessageId, isSaved: false });
  await device(desk).until('messageList', { list: { kind: 'saved' }, limit: 20 }, ({ messages }) => messages.length === 0);
  expect((await listOf(ben, 'saved')).messages).toHaveLength(1);

  await device(ben).client.call('pinMessage', { chatId, messageId: rootMessageId, isPinned: true });
  await device(laptop).until('chat', { chatId, memberLimit: 5 }, (chat) => chat?.pinnedCount === 1);
  expect((await device(laptop).read('messageList', { list: { kind: 'pinned', chatId }, limit: 20 })).messages).toMatchObject([{ pinnedByName: 'Ben Okafor' }]);
});

it('mentions of oneself and of everybody are found, in threads too, and nobody else’s', async () => {
  await send(ben, 'Write to @Ada Brandt about it');
  await answer(ben, 'For @everyone: they are wet');
  await send(ben, 'Ada Brandt is not meant here, nor does all of this mention anybody');
  await send(ben, 'This is for @Ben Okafor');
  const { messages } = await device(laptop).until('messageList', { list: { kind: 'mentions' }, limit: 20 }, (list) => list.messages.length === 2);
  expect(messages).toMatchObject([{ preview: { kind: 'text', text: 'For @everyone: they are wet' }, threadRootMessageId: rootMessageId }, { preview: { kind: 'text', text: 'Write to @Ada Brandt about it' }, threadRootMessageId: null }]);
  expect((await listOf(ben, 'mentions')).messages).toEqual([]);
  const mentionsInThread = async (count: number) => device(laptop).until('threads', { limit: 20 }, ({ threads: [thread] }) => thread?.mentionCount === count);
  await mentionsInThread(1);
  await answer(ben, 'The long ropes, I mean');
  const { notifications } = await device(laptop).read('preferences', {});
  await device(laptop).client.call('savePreferences', { changed: { notifications: { ...notifications, keywords: ['ropes'] } } });
  await mentionsInThread(2);
  await device(laptop).client.call('savePreferences', { changed: { notifications } });
  await mentionsInThread(1);
});

it('SY11: marked as unread from a message on, until it is read again', async () => {
  await device(desk).client.call('markRead', { chatId, seq: 1_000 });
  await device(laptop).until('chatList', {}, ([chat]) => chat?.unreadCount === 0);
  const marked = (await device(desk).read('messages', inChat())).messages.find(({ body }) => body === 'Write to @Ada Brandt about it');
  await device(desk).client.call('markUnread', { chatId, seq: marked?.seq ?? 0 });
  const wanted = { unreadCount: 3, isMarkedUnread: true, mentionCount: 1 };
  expect(await device(desk).read('chatList', {})).toMatchObject([wanted]);
  await device(laptop).until('chatList', {}, ([chat]) => chat?.unreadCount === 3 && chat.isMarkedUnread);
  await device(laptop).client.call('markRead', { chatId, seq: 1_000 });
  await device(desk).until('chatList', {}, ([chat]) => chat?.unreadCount === 0 && !chat.isMarkedUnread);
});

it('an archived group is read and not written in, and may be taken back', async () => {
  await expect(device(ben).client.call('setChatStatus', { chatId, status: 'archived' })).rejects.toMatchObject({ code: 'not_allowed' });
  await device(desk).client.call('setChatStatus', { chatId, status: 'archived' });
  await device(ben).until('chatList', {}, ([chat]) => chat?.isArchived ?? false);
  await expect(send(ben, 'too late')).rejects.toMatchObject({ code: 'not_allowed' });
  expect(bodiesOf(await device(ben).read('messages', inChat()))).toContain('Who brings the ropes?');
  await device(desk).client.call('setChatStatus', { chatId, status: 'active' });
  await device(ben).until('chatList', {}, ([chat]) => chat !== undefined && !chat.isArchived);
  await send(ben, 'in time');
});

it('SY8, SY9: a deleted group goes from every device and from the server, with its words', async () => {
  await device(desk).client.call('setChatStatus', { chatId, status: 'deleted' });
  for (const one of [desk, laptop, ben]) await device(one).until('chatList', {}, (chats) => chats.length === 0);
  const store = device(ben).openStoreFile();
  expect(store.prepare('SELECT (SELECT COUNT(*) FROM messages) AS messages, (SELECT COUNT(*) FROM message_marks) AS marks, (SELECT COUNT(*) FROM threads) AS threads').get()).toEqual({ messages: 0, marks: 0, threads: 0 });
  store.close();
});
