import { useCallback, useReducer, useRef, useState } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageView } from '#shared/contract/views/message-view';
import { emptyComposer, reduceComposer, replyTargetOf } from '../../models/composer-state.ts';
import type { ThreadRoot } from '../../models/thread-rows.ts';
import { moveUnreadLine } from '../../models/unread-line.ts';
import { fileStrings } from '../../strings/files.ts';
import { Composer } from '../composer/Composer.tsx';
import { ChatViewer } from '../files/ChatViewer.tsx';
import { useFileDrop } from '../files/use-file-drop.ts';
import { useFileTray } from '../files/use-file-tray.ts';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { ConversationActionsContext, type MessageTarget } from './conversation-actions.ts';
import { LoadedLog } from './LoadedLog.tsx';
import type { LogPlace } from './log-place.ts';
import type { MessageLogHandle } from './MessageLog.tsx';
import { useConversationModel } from './use-conversation-model.ts';
import { useMessageActions } from './use-message-actions.tsx';
import { useUnreadLine } from './use-unread-line.ts';

interface OpenConversationProps {
  readonly chat: ChatDetail;
  readonly place: LogPlace;
  /** What the thread began with; null in the chat itself. */
  readonly root: ThreadRoot | null;
  /** A message to go to; each object is one going. */
  readonly destination: MessageTarget | null;
}

/** The messages of a chat or of a thread, and the composer under them. */
export function OpenConversation({ chat, place, root, destination }: OpenConversationProps) {
  const model = useConversationModel(place);
  const [composer, dispatch] = useReducer(reduceComposer, emptyComposer);
  const tray = useFileTray();
  const [viewed, setViewed] = useState<string | null>(null);
  const [isAlsoInChat, setAlsoInChat] = useState(false);
  const drop = useFileDrop((files) => {
    if (chat.canWrite) tray.add(files);
    composerRef.current?.focus();
  });
  const [line, setLine] = useUnreadLine(place);
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
  const quote = useCallback(
    (text: string) => {
      dispatch({ type: 'quoted', text });
      focusComposer();
    },
    [focusComposer],
  );
  const isThread = place.threadRootMessageId !== null;
  const { actions, dialog } = useMessageActions({ chatId: chat.id, isThread, startReply, startEdit, quote, focusComposer, goTo: (target) => logRef.current?.goTo(target), view: setViewed });
  const onSent = useCallback(() => {
    setLine((before) => moveUnreadLine(before, { type: 'sent' }));
    setAlsoInChat(false);
    logRef.current?.goToLatest();
  }, [setLine]);

  if (model === null) return <SkeletonRows count={9} />;
  return (
    <ConversationActionsContext value={actions}>
      <div className="drop-area" {...drop.handlers}>
        <LoadedLog ref={logRef} model={model} place={place} root={root} unreadAfterSeq={line} destination={destination} />
        <Composer ref={composerRef} chat={chat} thread={place.threadRootMessageId === null ? null : { rootMessageId: place.threadRootMessageId, isAlsoInChat, setAlsoInChat }} model={model} state={composer} dispatch={dispatch} tray={tray} onSent={onSent} />
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
