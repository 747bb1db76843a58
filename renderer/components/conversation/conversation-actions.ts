import { createContext, useContext } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import type { MessageAction } from '../../models/message-actions.ts';

/** A message to go to; the seq finds it when it is not loaded. */
export interface MessageTarget {
  readonly messageId: string;
  readonly seq: number | null;
}

/** What the menu of a message does; reacting needs a choice first. */
export type DirectAction = Exclude<MessageAction, 'react'>;

/** What can be done with a message. The functions stay the same, so that rows are not drawn again for them. */
export interface ConversationActions {
  /** The messages are those of a thread. */
  readonly isThread: boolean;
  readonly perform: (message: MessageView, action: DirectAction) => void;
  readonly react: (message: MessageView, emoji: string, present: boolean) => void;
  readonly retry: (commandId: string) => void;
  readonly askDiscard: (commandId: string) => void;
  readonly goTo: (target: MessageTarget) => void;
  /** Shows a picture or film as large as the window. */
  readonly view: (attachmentId: string) => void;
  /** Goes to a day of the conversation; null where there is nothing to go through. */
  readonly chooseDay: ((atMs: number) => void) | null;
}

const doNothing = () => undefined;

export const ConversationActionsContext = createContext<ConversationActions>({
  isThread: false,
  perform: doNothing,
  react: doNothing,
  retry: doNothing,
  askDiscard: doNothing,
  goTo: doNothing,
  view: doNothing,
  chooseDay: null,
});

/** Gives what can be done with the messages of the open conversation. */
export function useConversationActions(): ConversationActions {
  return useContext(ConversationActionsContext);
}
