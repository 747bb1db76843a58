import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { SessionView } from '#shared/contract/views/session-view';
import type { ThreadSummary } from '#shared/contract/views/thread-view';
import type { BackendLink } from '../carrier/backend-link.ts';
import { totalUnread, unreadThatCounts } from '../models/chat-order.ts';

/** What the window knows of an organization whether it is shown or not. */
export interface OrganizationState {
  readonly session: SessionView | undefined;
  /** Most recent activity first, as the backend gives them; undefined until they are known. */
  readonly chats: readonly ChatSummary[] | undefined;
  /** Threads that are followed, the unread ones first. */
  readonly threads: readonly ThreadSummary[];
  readonly unreadCount: number;
  readonly mentionCount: number;
  /** Since when the server cannot be reached; null: it can, or it is being tried. */
  readonly offlineSinceMs: number | null;
  /** Not all messages are on this computer yet. */
  readonly isPartial: boolean;
}

/** Follows what has to be known of an organization at all times: its session, its chats, its connection. */
export interface OrganizationFeed {
  readonly state: () => OrganizationState;
  readonly subscribe: (listener: () => void) => () => void;
  close(): void;
}

const unknown: OrganizationState = { session: undefined, chats: undefined, threads: [], unreadCount: 0, mentionCount: 0, offlineSinceMs: null, isPartial: false };

/** As those who are told of them look at them: both watch the same. */
const threadsLookedAt = 100;

/** Opens the feed of an organization over its link. */
export function openOrganizationFeed(link: Pick<BackendLink, 'subscribe'>): OrganizationFeed {
  const listeners = new Set<() => void>();
  let state = unknown;

  function publish(change: Partial<OrganizationState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function takeChats(chats: readonly ChatSummary[] | undefined): void {
    const mentionCount = (chats ?? []).reduce((sum, chat) => sum + Math.min(chat.mentionCount, unreadThatCounts(chat)), 0);
    publish({ chats, unreadCount: totalUnread(chats ?? []), mentionCount });
  }

  const ends = [
    link.subscribe('session', {}, (session) => publish({ session })),
    // Signed out, there are none; what was refused comes again with the next session.
    link.subscribe('chatList', {}, takeChats, () => takeChats(undefined)),
    link.subscribe('threads', { limit: threadsLookedAt }, ({ threads }) => publish({ threads }), () => publish({ threads: [] })),
    link.subscribe('connection', {}, ({ connection, history }) => {
      const offlineSinceMs = connection.status === 'offline' ? connection.sinceMs : null;
      const isPartial = history.chatsComplete < history.chatsTotal;
      if (offlineSinceMs !== state.offlineSinceMs || isPartial !== state.isPartial) publish({ offlineSinceMs, isPartial });
    }, () => undefined),
  ];

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const end of ends) end();
      listeners.clear();
    },
  };
}
