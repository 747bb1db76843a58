import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { SessionView } from '#shared/contract/views/session-view';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { readInterfaceSettings } from '../store/interface-settings-store.ts';
import { topics } from '../store/topics.ts';
import type { MakeQuery, QueryMakers } from './live-queries.ts';
import { readPictures } from '../files/picture-rows.ts';
import { readCallSettings } from '../calls/call-settings-store.ts';
import { countMissedCalls } from '../calls/missed-calls.ts';
import { callHistoryView } from './queries/call-history.ts';
import { callsView } from './queries/calls.ts';
import { chatDetailView } from './queries/chat-detail.ts';
import { chatListView } from './queries/chat-list.ts';
import { filesView } from './queries/files.ts';
import { messageWindowView, needsOlder } from './queries/message-window.ts';
import { createOwnQueries } from './own-queries.ts';
import { createReadingQueries } from './reading-queries.ts';
import { directoryView, peopleView, personView } from './queries/people.ts';

interface QuerySources {
  readonly clock: Clock;
  sessionView(): SessionView;
  session(): SessionRuntime | null;
}

/** Tells for each query of the contract what it depends on and how it is read. */
export function createMakeQuery(sources: QuerySources): MakeQuery {
  const watched = new WatchList();
  const signedIn = (): SessionRuntime => {
    const session = sources.session();
    if (session === null) throw new HallwayError('not_signed_in');
    return session;
  };
  const makers: QueryMakers = {
    session: () => ({ dependsOn: new Set([topics.session]), read: () => sources.sessionView() }),
    connection: () => ({ dependsOn: new Set([topics.session, topics.connection]), read: () => signedIn().connectionView() }),
    chatList: () => ({
      dependsOn: new Set([topics.session, topics.chatList, topics.people, topics.presence, topics.typing, topics.preferences]),
      read: () => {
        const session = signedIn();
        const chats = chatListView(session.viewContext(), sources.clock.nowMs());
        watched.set(session, 'chatList', chats.flatMap((chat) => chat.otherUserId ?? []));
        return chats;
      },
    }),
    chat: (params) => ({
      dependsOn: new Set([topics.session, topics.chat(params.chatId), topics.callState, topics.people, topics.presence, topics.typing]),
      read: () => {
        const session = signedIn();
        const chat = chatDetailView(session.viewContext(), params);
        watched.set(session, 'chat', chat?.members.map((member) => member.userId) ?? []);
        return chat;
      },
    }),
    calls: () => ({
      dependsOn: new Set([topics.session, topics.calls, topics.callState, topics.people]),
      read: () => {
        const session = signedIn();
        return callsView(session.viewContext(), { deviceCalls: session.calls.deviceCalls(), isServerReachable: session.isGreeted(), nowMs: sources.clock.nowMs() });
      },
    }),
    callSignals: ({ windowId }) => ({ dependsOn: new Set([topics.session, topics.callState, topics.callSignals]), read: () => signedIn().calls.signalsFor(windowId) }),
    callHistory: (params) => ({
      dependsOn: new Set([topics.session, topics.calls, topics.people]),
      read: () => callHistoryView(signedIn().viewContext(), params),
    }),
    missedCalls: () => ({
      dependsOn: new Set([topics.session, topics.calls]),
      read: () => ({ count: countMissedCalls(signedIn().store, signedIn().self) }),
    }),
    callSettings: () => ({ dependsOn: new Set([topics.session, topics.callSettings]), read: () => readCallSettings(signedIn().store) }),
    interfaceSettings: () => ({ dependsOn: new Set([topics.session, topics.interfaceSettings]), read: () => readInterfaceSettings(signedIn().store) }),
    messages: (params) => ({
      dependsOn: new Set([topics.session, topics.messages(params.chatId), topics.people]),
      read: () => readMessages(signedIn(), params),
    }),
    ...createReadingQueries({ signedIn, nowMs: () => sources.clock.nowMs() }),
    ...createOwnQueries(signedIn),
    files: (params) => ({
      dependsOn: new Set([topics.session, topics.files, topics.people]),
      read: () => filesView(signedIn().viewContext(), params),
    }),
    fileStorage: () => ({ dependsOn: new Set([topics.session, topics.files]), read: () => signedIn().files.storage() }),
    nearTransfers: ({ windowId }) => ({ dependsOn: new Set([topics.session, topics.nearTransfers]), read: () => signedIn().files.near.transfersFor(windowId) }),
    person: ({ userId }) => ({
      dependsOn: new Set([topics.session, topics.people, topics.presence]),
      read: () => {
        // Who oneself is there is known without asking: the card of somebody else may be open beside.
        if (userId !== signedIn().self.userId) watched.set(signedIn(), 'person', [userId]);
        return personView(signedIn().viewContext(), userId);
      },
    }),
    people: (params) => ({
      dependsOn: new Set([topics.session, topics.people, topics.presence]),
      read: () => peopleView(signedIn().viewContext(), params),
    }),
    pictures: () => ({
      dependsOn: new Set([topics.session, topics.people, topics.chatList]),
      read: () => Object.fromEntries(readPictures(signedIn().store).map(({ id, contentHash }) => [id, contentHash])),
    }),
    directory: (params) => ({
      dependsOn: new Set([topics.session, topics.people, topics.presence]),
      read: () => directoryView(signedIn().viewContext(), params, (userIds) => watched.set(signedIn(), 'directory', userIds)),
    }),
  };
  return (name, params) => makers[name](params);
}

function readMessages(session: SessionRuntime, params: QueryParams<'messages'>): QueryValue<'messages'> {
  const window = messageWindowView(session.viewContext(), params);
  if (needsOlder(session.viewContext(), params, window)) session.wantHistory(params.chatId);
  return window;
}

/** The people that the screen shows, from the newest reading of each query. */
class WatchList {
  readonly #people = new Map<QueryName, readonly string[]>();

  set(session: SessionRuntime, query: QueryName, userIds: readonly string[]): void {
    this.#people.set(query, userIds);
    // The list of everybody comes last: it may take all the room there is.
    const { directory = [], ...others } = Object.fromEntries(this.#people);
    session.watchPresence([...Object.values(others).flat(), ...directory]);
  }
}
