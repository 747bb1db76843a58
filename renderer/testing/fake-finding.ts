import type { FoundDay, FoundMessage } from '#shared/contract/found-message';
import type { QueryValue } from '#shared/contract/queries';
import type { FakeWorld } from './fake-world.ts';

interface Place {
  readonly chatId: string;
  readonly messageId: string;
}

function messageAt(world: FakeWorld, { chatId, messageId }: Place) {
  return world.chats.get(chatId)?.messages.find(({ id }) => id === messageId);
}

/** Where a message stands. */
export function foundMessage(world: FakeWorld, place: Place): FoundMessage {
  const message = messageAt(world, place);
  if (message === undefined) return { status: 'unknown' };
  return message.isDeleted ? { status: 'deleted' } : { status: 'here', seq: message.seq, onlyInThreadOf: message.isOnlyInThread ? message.threadRootMessageId : null };
}

/** The first message of a chat from a time on. */
export function foundDay(world: FakeWorld, { chatId, fromMs }: { chatId: string; fromMs: number }): FoundDay {
  const chat = world.chats.get(chatId);
  const message = chat?.messages.find(({ createdAt, isOnlyInThread, seq }) => createdAt >= fromMs && !isOnlyInThread && seq !== null);
  const isHistoryMissing = chat?.isFetchingOlder === true && (chat.messages[0]?.createdAt ?? 0) >= fromMs;
  return { message: message === undefined ? null : { messageId: message.id, seq: message.seq ?? 0, createdAt: message.createdAt }, isHistoryMissing };
}

/** Everybody who reacted to a message. */
export function reactionsTo(world: FakeWorld, place: Place): QueryValue<'reactions'> {
  const named = (name: string) => world.people.find(({ displayName }) => displayName === name)?.userId ?? world.selfId;
  return messageAt(world, place)?.reactions.flatMap(({ emoji, names }) => names.map((name) => ({ emoji, userId: named(name), name }))) ?? [];
}

/** What a link to a message says of it. */
export function linkedMessage(world: FakeWorld, place: Place): QueryValue<'linkedMessage'> {
  const message = messageAt(world, place);
  return message === undefined ? null : { chatTitle: world.chats.get(place.chatId)?.title ?? '', senderName: message.senderName, preview: { kind: 'text', text: message.body.slice(0, 140) } };
}
