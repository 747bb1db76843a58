import { createContext, useContext } from 'react';
import type { MessageTarget } from '../conversation/conversation-actions.ts';

/** A thread, and the answer in it to go to. */
export interface ThreadTarget {
  readonly chatId: string;
  readonly rootMessageId: string;
  readonly answer: MessageTarget | null;
}

/** What the workspace offers to whatever shows messages. */
export interface MessageSurface {
  /** Goes into links to messages. */
  readonly organizationId: string;
  /** Goes to a message wherever it stands: in its chat, or in its thread when it stands there alone. */
  readonly goToMessage: (target: { readonly chatId: string; readonly messageId: string }) => void;
  readonly openThread: (thread: ThreadTarget) => void;
  readonly openPinned: (chatId: string) => void;
  /** Shows what is sent later, in all chats. */
  readonly openScheduled: () => void;
}

const doNothing = () => undefined;

export const MessageSurfaceContext = createContext<MessageSurface>({ organizationId: '', goToMessage: doNothing, openThread: doNothing, openPinned: doNothing, openScheduled: doNothing });

/** Gives the ways to messages and threads. */
export function useMessageSurface(): MessageSurface {
  return useContext(MessageSurfaceContext);
}
