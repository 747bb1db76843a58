import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { commonStrings } from '../../strings/common.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { ConfirmDialog, type Confirmation } from '../ui/ConfirmDialog.tsx';
import { ForwardDialog } from './ForwardDialog.tsx';
import type { ConversationActions, MessageTarget } from './conversation-actions.ts';

interface MessageActionOptions {
  readonly chatId: string;
  readonly startReply: (message: MessageView) => void;
  readonly startEdit: (message: MessageView) => void;
  readonly focusComposer: () => void;
  readonly goTo: (target: MessageTarget) => void;
  readonly view: (attachmentId: string) => void;
}

/** Gives the actions of a conversation's messages and the dialog one of them may have opened. */
export function useMessageActions(options: MessageActionOptions): { actions: ConversationActions; dialog: ReactNode } {
  const { chatId, startReply, startEdit, focusComposer, view } = options;
  const act = useAct();
  const { show } = useNotices();
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);
  const [forwarded, setForwarded] = useState<MessageView | null>(null);
  const goTo = useRef(options.goTo);
  useEffect(() => {
    goTo.current = options.goTo;
  });

  const actions = useMemo<ConversationActions>(
    () => ({
      reply: startReply,
      edit: startEdit,
      askDelete: (message) => setConfirmation(deletion(() => void act('deleteMessage', { chatId, messageId: message.id }))),
      copy: (message) => {
        navigator.clipboard.writeText(message.body).catch(() => show(commonStrings.somethingWrong));
      },
      forward: (message) => setForwarded(message),
      react: (message, emoji, present) => void act('setReaction', { chatId, messageId: message.id, emoji, present }),
      retry: (commandId) => void act('retryCommand', { commandId }),
      askDiscard: (commandId) => setConfirmation(discarding(() => void act('discardCommand', { commandId }))),
      goTo: (target) => goTo.current(target),
      view,
    }),
    [act, chatId, show, startReply, startEdit, view],
  );

  const close = () => {
    setConfirmation(null);
    setForwarded(null);
    focusComposer();
  };
  if (forwarded !== null) return { actions, dialog: <ForwardDialog message={forwarded} onClose={close} /> };
  return { actions, dialog: confirmation === null ? null : <ConfirmDialog confirmation={confirmation} onClose={close} /> };
}

function deletion(onConfirm: () => void): Confirmation {
  return { title: conversationStrings.deleteTitle, text: conversationStrings.deleteText, confirmLabel: conversationStrings.delete, isDestructive: true, onConfirm };
}

function discarding(onConfirm: () => void): Confirmation {
  return { title: conversationStrings.discardTitle, text: conversationStrings.discardText, confirmLabel: conversationStrings.discard, isDestructive: true, onConfirm };
}
