import type { MessageList, MessageListKind } from '#shared/contract/views/message-list';
import type { MessageView } from '#shared/contract/views/message-view';
import type { ThreadDetail, ThreadList, ThreadSummary } from '#shared/contract/views/thread-view';
import { previewOf, type FakeChat, type FakeWorld } from './fake-world.ts';

/** How oneself stands to a thread, made where there was nothing. */
export function markOf(world: FakeWorld, rootMessageId: string): { isFollowing: boolean; readSeq: number } {
  const known = world.threads.get(rootMessageId) ?? { isFollowing: false, readSeq: 0 };
  world.threads.set(rootMessageId, known);
  return known;
}

/** Lets the message that is answered say so; one's own answer makes one follow. */
export function answerInThread(world: FakeWorld, chat: FakeChat, answer: MessageView): void {
  const rootMessageId = answer.threadRootMessageId ?? '';
  if (answer.isOwn) markOf(world, rootMessageId).isFollowing = true;
  const answers = answersTo(chat, rootMessageId);
  const people = [...new Map(answers.map(({ senderId, senderName }) => [senderId, { userId: senderId, name: senderName }])).values()].slice(0, 4);
  const thread = { answerCount: answers.length, lastAnswerAt: answer.createdAt, unreadCount: countUnread(world, answers, rootMessageId), people };
  chat.messages = chat.messages.map((message) => (message.id === rootMessageId ? { ...message, thread } : message));
}

/** A thread and how oneself stands to it. */
export function threadOf(world: FakeWorld, { chatId, rootMessageId }: { chatId: string; rootMessageId: string }): ThreadDetail | null {
  const chat = world.chats.get(chatId);
  if (chat === undefined) return null;
  const answers = answersTo(chat, rootMessageId);
  const mark = markOf(world, rootMessageId);
  const root = chat.messages.find(({ id }) => id === rootMessageId) ?? null;
  return { root, chatTitle: chat.title, answerCount: answers.length, unreadCount: countUnread(world, answers, rootMessageId), isFollowing: mark.isFollowing, readSeq: mark.readSeq };
}

/** The threads that oneself follows, unread ones first. */
export function threadsOf(world: FakeWorld, limit: number): ThreadList {
  const followed = [...world.chats.values()].flatMap((chat) => chat.messages.filter((message) => message.thread !== null && markOf(world, message.id).isFollowing).flatMap((root) => summaryOf(world, chat, root) ?? []));
  const sorted = followed.toSorted((one, other) => Number(other.unreadCount > 0) - Number(one.unreadCount > 0) || other.lastAnswer.createdAt - one.lastAnswer.createdAt);
  return { threads: sorted.slice(0, limit), unreadThreadCount: sorted.filter((thread) => thread.unreadCount > 0 && !thread.isMuted).length, hasMore: sorted.length > limit };
}

/** Messages on a list, newest first. */
export function listedMessages(world: FakeWorld, list: MessageListKind, limit: number): MessageList {
  const isListed = (message: MessageView) => {
    if (list.kind === 'saved') return message.isSaved;
    return list.kind === 'pinned' ? message.pinnedByName !== null && message.chatId === list.chatId : !message.isOwn && message.mentions.some(({ isSelf }) => isSelf);
  };
  const found = [...world.chats.values()].flatMap((chat) => chat.messages.filter(isListed).map((message) => ({
    messageId: message.id, chatId: chat.id, chatTitle: chat.title, seq: message.seq, threadRootMessageId: message.isOnlyInThread ? message.threadRootMessageId : null,
    senderId: message.senderId, senderName: message.senderName, preview: previewOf(message), createdAt: message.createdAt, pinnedByName: message.pinnedByName, isSaved: message.isSaved, canUnpin: true,
  })));
  return { messages: found.toSorted((one, other) => other.createdAt - one.createdAt).slice(0, limit), hasMore: found.length > limit, missingCount: 0 };
}

function answersTo(chat: FakeChat, rootMessageId: string): MessageView[] {
  return chat.messages.filter((message) => message.threadRootMessageId === rootMessageId && !message.isDeleted);
}

function countUnread(world: FakeWorld, answers: readonly MessageView[], rootMessageId: string): number {
  const { isFollowing, readSeq } = markOf(world, rootMessageId);
  return isFollowing ? answers.filter(({ isOwn, seq }) => !isOwn && (seq ?? 0) > readSeq).length : 0;
}

function summaryOf(world: FakeWorld, chat: FakeChat, root: MessageView): ThreadSummary | null {
  const answers = answersTo(chat, root.id);
  const last = answers.at(-1);
  if (last === undefined) return null;
  const { id: messageId, senderId, senderName, createdAt, isOwn } = last;
  return {
    rootMessageId: root.id, chatId: chat.id, chatTitle: chat.title,
    root: { senderId: root.senderId, senderName: root.senderName, preview: previewOf(root), isDeleted: root.isDeleted },
    answerCount: answers.length, unreadCount: countUnread(world, answers, root.id),
    mentionCount: 0, lastAnswer: { messageId, senderId, senderName, preview: previewOf(last), createdAt, isOwn },
    hasDraft: world.drafts.has(root.id), isMuted: chat.isMuted,
  };
}
