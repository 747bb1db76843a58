import type { BackendCarrier, RequestEnvelope } from '#shared/contract/carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import { HallwayError, serializeError } from '#shared/errors/hallway-error';
import { filesOf } from './fake-files.ts';
import { matchesWords } from '../models/switcher.ts';
import { fakeCalls } from './fake-calls.ts';
import { linkedMessage, reactionsTo } from './fake-finding.ts';
import { listedMessages, threadOf, threadsOf } from './fake-threads.ts';
import { detailOf, summarize, windowOf, type FakeWorld } from './fake-world.ts';

type Answers = { readonly [N in QueryName]: (world: FakeWorld, params: QueryParams<N>) => QueryValue<N> };

const answers: Answers = {
  session: (world) => world.session,
  connection: (world) => world.connection,
  chatList: (world) => [...world.chats.values()].map((chat) => summarize(world, chat)).sort((a, b) => b.activityAt - a.activityAt),
  chat(world, { chatId, memberLimit }) {
    const chat = world.chats.get(chatId);
    return chat === undefined ? null : detailOf(chat, memberLimit);
  },
  messages(world, params) {
    const chat = world.chats.get(params.chatId);
    if (chat === undefined) throw new HallwayError('not_found');
    return windowOf(chat, params);
  },
  thread: (world, place) => threadOf(world, place),
  threads: (world, { limit }) => threadsOf(world, limit),
  meantAnswers: () => ({ keywords: [], answers: [] }),
  messageList: (world, { list, limit }) => listedMessages(world, list, limit),
  scheduledMessages: (world, { chatId }) => world.scheduled.filter((message) => chatId === null || message.chatId === chatId),
  reactions: (world, place) => reactionsTo(world, place),
  linkedMessage: (world, place) => linkedMessage(world, place),
  // The fake controller draws its calls without the backend.
  missedCalls: () => ({ count: 2 }),
  calls: () => ({ own: [], incoming: [], isServerReachable: true }),
  callSignals: () => [],
  nearTransfers: () => [],
  callHistory(world, { chatId, limit }) {
    const found = world.callHistory.filter((call) => chatId === null || call.chatId === chatId);
    return { calls: found.slice(0, limit), hasMore: found.length > limit };
  },
  callSettings: (world) => world.callSettings,
  interfaceSettings: (world) => world.interfaceSettings,
  preferences: (world) => world.preferences,
  sync: (world) => world.sync,
  storage: (world) => ({ storeBytes: 214_000_000, messageCount: world.connection.history.messagesHeld, chatCount: world.chats.size }),
  files: (world, { chatId, filter, text, limit }) => filesOf(world, { chatId, filter, text, limit }),
  fileStorage: () => ({ usedBytes: 48_300_000, keptBytes: 0, limitBytes: 5_000_000_000, maxFileBytes: 1024 ** 3, isNearSharingOn: true }),
  person(world, { userId }) {
    const person = world.people.find((candidate) => candidate.userId === userId);
    if (person === undefined) return null;
    const groups = [...world.chats.values()].filter(({ kind, members }) => kind === 'group' && userId !== world.selfId && members.some((member) => member.userId === userId));
    return { ...person, isSelf: userId === world.selfId, isActive: true, lastSeenAt: null, groups: groups.slice(0, 20).map(({ id: chatId, title: name }) => ({ chatId, name })), groupCount: groups.length };
  },
  pictures: () => ({}),
  directory(world, { text, isOnlineOnly, offset, limit }) {
    const found = world.people
      .filter((person) => matchesWords(`${person.displayName} ${person.email} ${person.title ?? ''}`, text) && (!isOnlineOnly || person.presence === 'active' || person.presence === 'away'))
      .sort((one, other) => one.displayName.localeCompare(other.displayName));
    return { total: found.length, offset, people: found.slice(offset, offset + limit).map((person) => ({ ...person, isSelf: person.userId === world.selfId })), arePresencesPartial: false };
  },
  people: (world, { text, limit }) =>
    world.people.filter((person) => person.userId !== world.selfId && matchesWords(`${person.displayName} ${person.email} ${person.title ?? ''}`, text)).slice(0, limit),
};

type Subscribe = Extract<RequestEnvelope, { type: 'subscribe' }>;

/** Serves the contract from memory, for tests and for drawing the interface without a server. */
export function serveFakeBackend(world: FakeWorld, carrier: BackendCarrier): void {
  const watched = new Map<number, Subscribe>();

  function answer({ id, name, params }: Subscribe): void {
    try {
      carrier.send({ type: 'value', id, value: (answers[name] as (world: FakeWorld, params: unknown) => unknown)(world, params) });
    } catch (error) {
      carrier.send({ type: 'failure', id, error: serializeError(error) });
    }
  }

  async function call({ id, name, params }: Extract<RequestEnvelope, { type: 'call' }>): Promise<void> {
    try {
      if (world.refusal !== null) throw new HallwayError('disk_full', { message: world.refusal });
      const value: unknown = await (fakeCalls[name] as (world: FakeWorld, params: unknown) => unknown)(world, params);
      carrier.send({ type: 'result', id, value: value === undefined ? {} : value });
      world.announce();
    } catch (error) {
      carrier.send({ type: 'failure', id, error: serializeError(error) });
    }
  }

  world.announce = () => {
    for (const request of watched.values()) answer(request);
  };
  carrier.onReceive((envelope) => {
    if (envelope.type === 'call') void call(envelope);
    else if (envelope.type === 'unsubscribe') watched.delete(envelope.id);
    else {
      watched.set(envelope.id, envelope);
      answer(envelope);
    }
  });
}
