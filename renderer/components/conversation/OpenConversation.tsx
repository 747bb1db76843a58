import { useCallback, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageView } from '#shared/contract/views/message-view';
import { useBackend } from '../../contract/backend-context.ts';
import { errorText } from '../../models/describe-error.ts';
import { emptyComposer, reduceComposer, replyTargetOf } from '../../models/composer-state.ts';
import { openConversation, type ConversationModel } from '../../models/conversation-model.ts';
import { buildMessageRows } from '../../models/message-rows.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { moveUnreadLine } from '../../models/unread-line.ts';
import { fileStrings } from '../../strings/files.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useWindowFocus } from '../app/use-window-focus.ts';
import { Composer } from '../composer/Composer.tsx';
import { ChatViewer } from '../files/ChatViewer.tsx';
import { useFileDrop } from '../files/use-file-drop.ts';
import { useFileTray } from '../files/use-file-tray.ts';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { ConversationActionsContext, type MessageTarget } from './conversation-actions.ts';
import { MessageLog, type MessageLogHandle } from './MessageLog.tsx';
import { useMessageActions } from './use-message-actions.tsx';

/** The messages of a chat and the composer under them. */
export function OpenConversation({ chat, destination }: { readonly chat: ChatDetail; readonly destination: MessageTarget | null }) {
  const model = useConversationModel(chat);
  const [composer, dispatch] = useReducer(reduceComposer, emptyComposer);
  const tray = useFileTray();
  const [viewed, setViewed] = useState<string | null>(null);
  const drop = useFileDrop((files) => {
    if (chat.canWrite) tray.add(files);
    composerRef.current?.focus();
  });
  const [line, setLine] = useUnreadLine(chat);
  const composerRef = useRef<HTMLTextAreaElement>(null);
  const logRef = useRef<MessageLogHandle>(null);

  const focusComposer = useCallback(() => composerRef.current?.focus(), []);
  const startReply = useCallback(
    (message: MessageView) => {
      dispatch({ type: 'replyStarted', replyTo: replyTargetOf(message) });
      focusComposer();
    },
    [focusComposer],
  );
  const startEdit = useCallback(
    (message: MessageView) => {
      dispatch({ type: 'editStarted', messageId: message.id, body: message.body });
      focusComposer();
    },
    [focusComposer],
  );
  const { actions, dialog } = useMessageActions({ chatId: chat.id, startReply, startEdit, focusComposer, goTo: (target) => logRef.current?.goTo(target), view: setViewed });
  const onSent = useCallback(() => {
    setLine((before) => moveUnreadLine(before, { type: 'sent' }));
    logRef.current?.goToLatest();
  }, [setLine]);

  if (model === null) return <SkeletonRows count={9} />;
  return (
    <ConversationActionsContext value={actions}>
      <div className="drop-area" {...drop.handlers}>
        <LogOf ref={logRef} model={model} chat={chat} unreadAfterSeq={line} destination={destination} />
        <Composer ref={composerRef} chat={chat} model={model} state={composer} dispatch={dispatch} tray={tray} onSent={onSent} />
        {drop.isOver && chat.canWrite && <p className="drop-hint">{fileStrings.drop}</p>}
      </div>
      {viewed !== null && (
        <ChatViewer
          chatId={chat.id}
          attachmentId={viewed}
          onShow={setViewed}
          onClose={() => setViewed(null)}
          onGoTo={(file) => {
            setViewed(null);
            logRef.current?.goTo(file);
          }}
        />
      )}
      {dialog}
    </ConversationActionsContext>
  );
}

interface LogOfProps {
  readonly ref: React.RefObject<MessageLogHandle | null>;
  readonly model: ConversationModel;
  readonly chat: ChatDetail;
  readonly unreadAfterSeq: number | null;
  readonly destination: MessageTarget | null;
}

function LogOf({ ref, model, chat, unreadAfterSeq, destination }: LogOfProps) {
  const snapshot = useSyncExternalStore(model.subscribe, model.snapshot);
  const { window: held } = snapshot;
  const rows = useMemo(
    () => (held === null ? [] : buildMessageRows(held.messages, { unreadAfterSeq, hasOlder: held.hasOlder, dayKey: pageTimeFormat.dayKey })),
    [held, unreadAfterSeq],
  );
  useDestination(ref, destination, held !== null);
  if (held === null && snapshot.error !== null) {
    return (
      <p className="form-error log-error" role="alert">
        {conversationStrings.loadFailed}. {errorText(snapshot.error)}
      </p>
    );
  }
  if (held === null) return <div className="log-loading"><SkeletonRows count={9} /></div>;
  return <MessageLog ref={ref} model={model} chat={chat} rows={rows} held={held} placement={snapshot.placement} />;
}

/** Goes to a message once for each time it is asked for, as soon as there is a log to go in. */
function useDestination(log: React.RefObject<MessageLogHandle | null>, destination: MessageTarget | null, isReady: boolean): void {
  const reached = useRef<MessageTarget | null>(null);
  useEffect(() => {
    if (!isReady || destination === null || reached.current === destination) return;
    reached.current = destination;
    if (destination.seq === null) log.current?.goToLatest();
    log.current?.goTo(destination);
  }, [destination, isReady, log]);
}

/** The model lives as long as the chat is open; where it opens is decided once. */
function useConversationModel({ id, lastReadSeq, unreadCount }: ChatDetail): ConversationModel | null {
  const backend = useBackend();
  const [model, setModel] = useState<ConversationModel | null>(null);
  const opened = useRef({ lastReadSeq, unreadCount });
  useEffect(() => {
    const next = openConversation({ backend, chatId: id, ...opened.current });
    setModel(next);
    return () => next.close();
  }, [backend, id]);
  return model;
}

function useUnreadLine(chat: ChatDetail) {
  const { lastReadSeq, unreadCount } = chat;
  const [line, setLine] = useState(() => moveUnreadLine(null, { type: 'opened', lastReadSeq, unreadCount }));
  const isFocused = useWindowFocus();
  const wasFocused = useRef(isFocused);
  useEffect(() => {
    if (wasFocused.current === isFocused) return;
    wasFocused.current = isFocused;
    setLine((before) => moveUnreadLine(before, isFocused ? { type: 'focused', unreadCount } : { type: 'blurred', lastReadSeq, unreadCount }));
  }, [isFocused, lastReadSeq, unreadCount]);
  return [line, setLine] as const;
}
