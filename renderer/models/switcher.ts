import type { CallMedia } from '#shared/database/enums';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { PersonView } from '#shared/contract/views/person-view';
import { readMessageLink, type MessageAddress } from '#shared/domain/message-link';
import { peopleStrings } from '../strings/people.ts';
import { foldedWords, rankedBy } from './fuzzy-rank.ts';
import type { SwitcherAction } from './switcher-actions.ts';

/** Goes to a chat, a person or the message of a link, calls somebody, or does something else. */
export type SwitcherEntry =
  | { readonly kind: 'chat'; readonly id: string; readonly title: string; readonly chat: ChatSummary; readonly media: CallMedia | null }
  | { readonly kind: 'person'; readonly id: string; readonly title: string; readonly person: PersonView; readonly media: CallMedia | null }
  | { readonly kind: 'message'; readonly id: string; readonly title: string; readonly address: MessageAddress; readonly media: null }
  | ({ readonly kind: 'action'; readonly media: null } & SwitcherAction);

type Callable = Exclude<SwitcherEntry, { kind: 'action' | 'message' }>;

const mostEntries = 12;
/** Below the chats and people, which are meant most of the time. */
const mostActions = 6;

interface SwitcherSource {
  readonly chats: readonly ChatSummary[];
  readonly people: readonly PersonView[];
  /** The organization lets this person call. */
  readonly canCall: boolean;
  /** What else can be done here. */
  readonly actions: readonly SwitcherAction[];
}

const actionPrefix = /^\s*>\s*/;
/** Text that begins with "call" or "video" asks for calls to whomever the rest names. */
const callPrefix = /^\s*(call|video)\s+(?:call\s+)?/i;

/**
 * Chats, then people without a direct chat here, whose name is like the text, the likest first; then what can be done. Once
 * something is typed, the first person or group found can also be called; "call ben" and "video ben" offer calls only.
 * A link to a message offers that message alone; ">" before the text asks for actions only, all of them without a text.
 */
export function switcherEntries(text: string, { chats, people, canCall, actions }: SwitcherSource): SwitcherEntry[] {
  const address = readMessageLink(text.trim());
  if (address !== null) return [{ kind: 'message', id: address.messageId, title: peopleStrings.toMessage, address, media: null }];
  const wanted = actionPrefix.exec(text);
  if (wanted !== null) return actionsFor(text.slice(wanted[0].length), actions);
  const prefix = canCall ? callPrefix.exec(text) : null;
  const called = prefix === null ? [] : placesFor(text.slice(prefix[0].length), chats, people).slice(0, mostEntries);
  if (prefix !== null && called.length > 0) return called.map((entry) => ({ ...entry, media: prefix[1]?.toLowerCase() === 'video' ? 'video' : 'audio' }));
  if (text.trim() === '') return placesFor('', chats, people).slice(0, mostEntries);
  return foundFor(text, { chats, people, canCall, actions });
}

/** Places and actions in one order: a setting that is named outright stands above a chat whose name is only like it. */
function foundFor(text: string, { chats, people, canCall, actions }: SwitcherSource): SwitcherEntry[] {
  const ranked = rankedBy<SwitcherEntry>([...callables(chats, people), ...actions.map(toEntry)], text, nameOf);
  const first = ranked.find((entry) => entry.kind === 'chat' || entry.kind === 'person');
  const calls: SwitcherEntry[] = !canCall || first === undefined ? [] : [{ ...first, media: 'audio' }, { ...first, media: 'video' }];
  const found = [...ranked, ...actionsFor(text, actions).filter(({ id }) => !ranked.some((entry) => entry.id === id))];
  const tooMany = new Set(found.filter(({ kind }) => kind === 'action').slice(mostActions));
  return [...found.filter((entry) => !tooMany.has(entry)).slice(0, mostEntries - calls.length), ...calls];
}

/** What people and messages are searched for: without the word that asks for a call, nothing where actions are asked for. */
export function switcherSearchText(text: string): string {
  return actionPrefix.test(text) ? '' : text.replace(callPrefix, '');
}

/** Without a text only where one writes already. */
function placesFor(text: string, chats: readonly ChatSummary[], people: readonly PersonView[]): Callable[] {
  return text.trim() === '' ? callables(chats, []) : rankedBy(callables(chats, people), text, nameOf);
}

function callables(chats: readonly ChatSummary[], people: readonly PersonView[]): Callable[] {
  const known = new Set(chats.map((chat) => chat.otherUserId));
  const others = people.filter((person) => !known.has(person.userId));
  return [
    ...chats.map((chat): Callable => ({ kind: 'chat', id: chat.id, title: chat.title, chat, media: null })),
    ...others.map((person): Callable => ({ kind: 'person', id: person.userId, title: person.displayName, person, media: null })),
  ];
}

function nameOf(entry: SwitcherEntry): string {
  return entry.kind === 'person' ? `${entry.title} ${entry.person.email} ${entry.person.title ?? ''}` : entry.title;
}

/** By their names, then by other words that people use for them. */
function actionsFor(text: string, actions: readonly SwitcherAction[]): SwitcherEntry[] {
  const byTitle = rankedBy(actions, text, ({ title }) => title);
  const byWords = actions.filter((action) => !byTitle.includes(action) && matchesWords(`${action.title} ${action.words}`, text));
  return [...byTitle, ...byWords].map(toEntry);
}

function toEntry(action: SwitcherAction): SwitcherEntry {
  return { kind: 'action', ...action, media: null };
}

/** Whether each word of the text begins a word of the name; letters with and without marks are the same. */
export function matchesWords(name: string, text: string): boolean {
  const words = foldedWords(name);
  return foldedWords(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
