import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { PersonView } from '#shared/contract/views/person-view';

/** Somewhere the switcher can go. */
export interface Destination {
  readonly kind: 'chat' | 'person';
  /** Of the chat, or of the person. */
  readonly id: string;
  readonly avatarId: string;
  readonly title: string;
  readonly hint: string;
  readonly isGroup: boolean;
}

/** Chats whose title has a word starting with each word of the text, then people without a chat yet. */
export function findDestinations(chats: readonly ChatSummary[], people: readonly PersonView[], text: string): Destination[] {
  const wanted = plainWords(text);
  const matching = chats.filter((chat) => wanted.every((start) => plainWords(chat.title).some((word) => word.startsWith(start))));
  const known = new Set(chats.flatMap((chat) => chat.otherUserId ?? []));
  return [
    ...matching.map(toChatDestination),
    ...people.filter((person) => !known.has(person.userId)).map(toPersonDestination),
  ];
}

function toChatDestination(chat: ChatSummary): Destination {
  const hint = chat.lastMessage?.preview ?? '';
  return { kind: 'chat', id: chat.id, avatarId: chat.otherUserId ?? chat.id, title: chat.title, hint, isGroup: chat.kind === 'group' };
}

function toPersonDestination(person: PersonView): Destination {
  return { kind: 'person', id: person.userId, avatarId: person.userId, title: person.displayName, hint: person.title ?? person.email, isGroup: false };
}

function plainWords(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '').toLowerCase();
  return plain.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '');
}
