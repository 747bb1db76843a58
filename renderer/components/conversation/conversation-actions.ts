import { createContext, useContext } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';

/** A message to go to; the seq finds it when it is not loaded. */
export interface MessageTarget {
  readonly messageId: string;
  readonly seq: number | null;
}

/** What can be done with a message. The functions stay the same, so that rows are not drawn again for them. */
export interface ConversationActions {
  readonly reply: (message: MessageView) => void;
  readonly edit: (message: MessageView) => void;
  readonly askDelete: (message: MessageView) => void;
  readonly copy: (message: MessageView) => void;
  readonly forward: (message: MessageView) => void;
  readonly react: (message: MessageView, emoji: string, present: boolean) => void;
  readonly retry: (commandId: string) => void;
  readonly askDiscard: (commandId: string) => void;
  readonly goTo: (target: MessageTarget) => void;
  /** Shows a picture or film as large as the window. */
  readonly view: (attachmentId: string) => void;
}

const doNothing = () => undefined;

export const ConversationActionsContext = createContext<ConversationActions>({
  reply: doNothing,
  edit: doNothing,
  askDelete: doNothing,
  copy: doNothing,
  forward: doNothing,
  react: doNothing,
  retry: doNothing,
  askDiscard: doNothing,
  goTo: doNothing,
  view: doNothing,
});

/** Gives what can be done with the messages of the open conversation. */
export function useConversationActions(): ConversationActions {
  return useContext(ConversationActionsContext);
}
