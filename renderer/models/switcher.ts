import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { PersonView } from '#shared/contract/views/person-view';

export type SwitcherEntry =
  | { readonly kind: 'chat'; readonly id: string; readonly title: string; readonly chat: ChatSummary }
  | { readonly kind: 'person'; readonly id: string; readonly title: string; readonly person: PersonView };

const mostEntries = 12;

/** Chats, then people without a direct chat here, whose name has a word beginning with each word of the text. */
export function switcherEntries(text: string, chats: readonly ChatSummary[], people: readonly PersonView[]): SwitcherEntry[] {
  const known = new Set(chats.map((chat) => chat.otherUserId));
  const fromChats = chats
    .filter((chat) => matchesWords(chat.title, text))
    .map((chat): SwitcherEntry => ({ kind: 'chat', id: chat.id, title: chat.title, chat }));
  const fromPeople = people
    .filter((person) => !known.has(person.userId))
    .map((person): SwitcherEntry => ({ kind: 'person', id: person.userId, title: person.displayName, person }));
  return [...fromChats, ...(text.trim() === '' ? [] : fromPeople)].slice(0, mostEntries);
}

/** Whether each word of the text begins a word of the name; letters with and without marks are the same. */
export function matchesWords(name: string, text: string): boolean {
  const words = foldedWords(name);
  return foldedWords(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function foldedWords(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
