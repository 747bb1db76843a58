import type { ContractClient } from '#shared/contract/contract-client';
import type { MessageWindow } from '#shared/contract/views/message-view';
import type { HallwayError } from '#shared/errors/hallway-error';
import { firstRequest, newerRequest, newestRequest, olderRequest, requestAround, type WindowRequest } from './message-window.ts';
import { reuseUnchanged } from './reuse-unchanged.ts';

interface ConversationSnapshot {
  /** Null until the first answer. */
  readonly window: MessageWindow | null;
  readonly error: HallwayError | null;
  /** Counts the answers to requests that moved somewhere else, so that the log knows when to place itself anew. */
  readonly placement: number;
}

/** The window of messages that a conversation or a thread shows. Old rows stay until the rows of a new request are there. */
export interface ConversationModel {
  readonly snapshot: () => ConversationSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** The reader comes near the oldest row. */
  reachOlder(firstVisibleSeq: number | null): void;
  /** The reader comes near the newest row. */
  reachNewer(lastVisibleSeq: number | null): void;
  /** Shows the surroundings of a message that is not in the window. */
  jumpTo(seq: number): void;
  /** Shows the newest messages and follows them. */
  jumpToLatest(): void;
  close(): void;
}

export interface ConversationOptions {
  readonly backend: Pick<ContractClient, 'subscribe'>;
  readonly chatId: string;
  /** The thread whose answers are shown; null: what stands in the chat. */
  readonly threadRootMessageId: string | null;
  readonly lastReadSeq: number;
  readonly unreadCount: number;
}

/** Opens the window of a chat or a thread where its reader left off. */
export function openConversation(options: ConversationOptions): ConversationModel {
  const { backend, chatId } = options;
  const scope = options.threadRootMessageId === null ? { chatId } : { chatId, threadRootMessageId: options.threadRootMessageId };
  const listeners = new Set<() => void>();
  let snapshot: ConversationSnapshot = { window: null, error: null, placement: 0 };
  let request: WindowRequest = firstRequest(options);
  let isAnswered = false;
  let stop: () => void = () => undefined;

  function publish(next: ConversationSnapshot): void {
    snapshot = next;
    for (const listener of listeners) listener();
  }

  function ask(next: WindowRequest, isElsewhere: boolean): void {
    stop();
    request = next;
    isAnswered = false;
    stop = backend.subscribe(
      'messages',
      { ...scope, ...next },
      (value) => {
        const placement = snapshot.placement + (isElsewhere && !isAnswered ? 1 : 0);
        isAnswered = true;
        publish({ window: { ...value, messages: reuseUnchanged(snapshot.window?.messages ?? [], value.messages) }, error: null, placement });
      },
      (error) => publish({ ...snapshot, error }),
    );
  }

  function extend(next: WindowRequest | null): void {
    if (next !== null) ask(next, false);
  }

  ask(request, true);

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reachOlder(seq) {
      if (isAnswered && snapshot.window !== null) extend(olderRequest(request, snapshot.window, seq));
    },
    reachNewer(seq) {
      if (isAnswered && snapshot.window !== null) extend(newerRequest(request, snapshot.window, seq));
    },
    jumpTo: (seq) => ask(requestAround(seq), true),
    jumpToLatest() {
      // A window that holds the newest message only needs scrolling.
      if (snapshot.window === null || snapshot.window.hasNewer) ask(newestRequest, true);
    },
    close() {
      stop();
      listeners.clear();
    },
  };
}
