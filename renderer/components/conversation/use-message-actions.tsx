import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { messageLink } from '#shared/domain/message-link';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { commonStrings } from '../../strings/common.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { useDeletions } from '../deletions/deletions-context.ts';
import type { ConversationActions, DirectAction, MessageTarget } from './conversation-actions.ts';
import { MessageDialog, type MessageDialogContent } from './MessageDialog.tsx';
import { selectedWords } from './selected-words.ts';

interface MessageActionOptions {
  readonly chatId: string;
  readonly isThread: boolean;
  readonly startReply: (message: MessageView) => void;
  readonly startEdit: (message: MessageView) => void;
  readonly quote: (text: string) => void;
  readonly focusComposer: () => void;
  readonly goTo: (target: MessageTarget) => void;
  readonly view: (attachmentId: string) => void;
}

type Performers = Readonly<Record<DirectAction, (message: MessageView) => void>>;

/** Gives the actions of a conversation's messages and the dialog one of them may have opened. */
export function useMessageActions(options: MessageActionOptions): { actions: ConversationActions; dialog: ReactNode } {
  const { chatId, isThread, view, focusComposer } = options;
  const act = useAct();
  const [content, setContent] = useState<MessageDialogContent | null>(null);
  const performers = usePerformers(options, setContent);
  const goTo = useRef(options.goTo);
  useEffect(() => {
    goTo.current = options.goTo;
  });

  const actions = useMemo<ConversationActions>(
    () => ({
      isThread,
      perform: (message, action) => performers[action](message),
      react: (message, emoji, present) => void act('setReaction', { chatId, messageId: message.id, emoji, present }),
      retry: (commandId) => void act('retryCommand', { commandId }),
      askDiscard: (commandId) => setContent({ kind: 'discard', onConfirm: () => void act('discardCommand', { commandId }) }),
      goTo: (target) => goTo.current(target),
      view,
      chooseDay: isThread ? null : (atMs) => setContent({ kind: 'day', chatId, atMs }),
    }),
    [act, chatId, isThread, performers, view],
  );

  const close = () => {
    setContent(null);
    // Where one looked something up, one goes on from the message.
    if (content?.kind === 'forward' || content?.kind === 'discard') focusComposer();
  };
  return { actions, dialog: content === null ? null : <MessageDialog content={content} onClose={close} /> };
}

function usePerformers({ chatId, startReply, startEdit, quote }: MessageActionOptions, setContent: (content: MessageDialogContent) => void): Performers {
  const act = useAct();
  const { show } = useNotices();
  const deletions = useDeletions();
  const { openThread, organizationId } = useMessageSurface();
  return useMemo(() => {
    const copy = async (text: string, done: string | null) => {
      try {
        await navigator.clipboard.writeText(text);
        if (done !== null) show(done);
      } catch {
        show(commonStrings.somethingWrong);
      }
    };
    const markUnread = async (seq: number) => {
      if ((await act('markUnread', { chatId, seq })) !== null) show(conversationStrings.markedUnread);
    };
    const change = { save: (message: MessageView, isSaved: boolean) => void act('saveMessage', { chatId, messageId: message.id, isSaved }), pin: (message: MessageView, isPinned: boolean) => void act('pinMessage', { chatId, messageId: message.id, isPinned }) };
    return {
      reply: startReply,
      thread: ({ id, seq, threadRootMessageId }) => openThread({ chatId, rootMessageId: threadRootMessageId ?? id, answer: threadRootMessageId === null ? null : { messageId: id, seq } }),
      quote: (message) => quote(selectedWords(message.id) ?? message.body),
      forward: (message) => setContent({ kind: 'forward', message }),
      save: (message) => change.save(message, true),
      unsave: (message) => change.save(message, false),
      pin: (message) => change.pin(message, true),
      unpin: (message) => change.pin(message, false),
      markUnread: ({ seq }) => {
        if (seq !== null) void markUnread(seq);
      },
      copyText: ({ body }) => void copy(body, null),
      copyLink: ({ id }) => void copy(messageLink({ organizationId, chatId, messageId: id }), conversationStrings.linkCopied),
      reactions: (message) => setContent({ kind: 'reactions', message }),
      edits: (message) => setContent({ kind: 'edits', message }),
      edit: startEdit,
      delete: ({ id }) => deletions.begin({ chatId, messageId: id }),
    };
  }, [act, chatId, deletions, openThread, organizationId, quote, setContent, show, startEdit, startReply]);
}
