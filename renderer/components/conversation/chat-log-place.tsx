import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { conversationStrings } from '../../strings/conversation.ts';
import { LogTop } from './LogTop.tsx';
import type { LogPlace } from './log-place.ts';

/** The log of a chat. */
export function chatLogPlace(chat: ChatDetail): LogPlace {
  return {
    chatId: chat.id,
    threadRootMessageId: null,
    label: conversationStrings.log,
    top: (held, isEmpty) => <LogTop chat={chat} held={held} isEmpty={isEmpty} />,
    topHeightPx: 128,
    typingNames: chat.typingNames,
    canWrite: chat.canWrite,
    lastReadSeq: chat.lastReadSeq,
    unreadCount: chat.unreadCount,
    isMarkedUnread: chat.isMarkedUnread,
    isRead: true,
  };
}
