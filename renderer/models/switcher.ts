import type { CallMedia } from '#shared/database/enums';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { PersonView } from '#shared/contract/views/person-view';
import { readMessageLink, type MessageAddress } from '#shared/domain/message-link';
import { peopleStrings } from '../strings/people.ts';

/** Goes to a chat, a person, the message of a link or the list of all people, or calls somebody. */
export type SwitcherEntry =
  | { readonly kind: 'chat'; readonly id: string; readonly title: string; readonly chat: ChatSummary; readonly media: CallMedia | null }
  | { readonly kind: 'person'; readonly id: string; readonly title: string; readonly person: PersonView; readonly media: CallMedia | null }
  | { readonly kind: 'message'; readonly id: string; readonly title: string; readonly address: MessageAddress; readonly media: null }
  | { readonly kind: 'people'; readonly id: 'people'; readonly title: string; readonly media: null };

type Callable = Exclude<SwitcherEntry, { kind: 'people' | 'message' }>;

const mostEntries = 12;

interface SwitcherSource {
  readonly chats: readonly ChatSummary[];
  readonly people: readonly PersonView[];
  /** The organization lets this person call. */
  readonly canCall: boolean;
}

/** Text that begins with "call" or "video" asks for calls to whomever the rest names. */
const callPrefix = /^\s*(call|video)\s+(?:call\s+)?/i;

/**
 * Chats, then people without a direct chat here, whose name has a word beginning with each word of the text. Once
 * something is typed, the first person or group found can also be called; "call ben" and "video ben" offer calls only.
 * A link to a message offers that message alone.
 */
export function switcherEntries(text: string, { chats, people, canCall }: SwitcherSource): SwitcherEntry[] {
  const address = readMessageLink(text.trim());
  if (address !== null) return [{ kind: 'message', id: address.messageId, title: peopleStrings.toMessage, address, media: null }];
  const prefix = canCall ? callPrefix.exec(text) : null;
  const called = prefix === null ? [] : placesFor(text.slice(prefix[0].length), chats, people);
  if (prefix !== null && called.length > 0) return called.map((entry) => ({ ...entry, media: prefix[1]?.toLowerCase() === 'video' ? 'video' : 'audio' }));
  const places = placesFor(text, chats, people);
  const [first] = places;
  const calls: SwitcherEntry[] = !canCall || first === undefined || text.trim() === '' ? [] : [{ ...first, media: 'audio' }, { ...first, media: 'video' }];
  const isPeople = text.trim() !== '' && matchesWords(peopleStrings.directory, text);
  const listed: SwitcherEntry[] = isPeople ? [{ kind: 'people', id: 'people', title: peopleStrings.directory, media: null }] : [];
  return [...places.slice(0, mostEntries - calls.length - listed.length), ...listed, ...calls];
}

/** What the people of the organization are searched for: without the word that asks for a call. */
export function switcherSearchText(text: string): string {
  return text.replace(callPrefix, '');
}

function placesFor(text: string, chats: readonly ChatSummary[], people: readonly PersonView[]): Callable[] {
  const known = new Set(chats.map((chat) => chat.otherUserId));
  const fromChats = chats
    .filter((chat) => matchesWords(chat.title, text))
    .map((chat): Callable => ({ kind: 'chat', id: chat.id, title: chat.title, chat, media: null }));
  const fromPeople = people
    .filter((person) => !known.has(person.userId) && matchesWords(`${person.displayName} ${person.email} ${person.title ?? ''}`, text))
    .map((person): Callable => ({ kind: 'person', id: person.userId, title: person.displayName, person, media: null }));
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
