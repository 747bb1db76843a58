import BellOff from 'lucide-react/icons/bell-off';
import CircleAlert from 'lucide-react/icons/circle-alert';
import Clock from 'lucide-react/icons/clock';
import Phone from 'lucide-react/icons/phone';
import Pin from 'lucide-react/icons/pin';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { callsForAttention } from '../../models/chat-order.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { typingText } from '../../models/typing-text.ts';
import { callsStrings } from '../../strings/calls.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { UnreadBadge } from '../ui/UnreadBadge.tsx';

interface ChatListItemProps {
  readonly chat: ChatSummary;
  readonly nowMs: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onSelect: (chatId: string) => void;
  readonly onFocus: (key: string) => void;
}

/** A line of the chat list. */
export function ChatListItem({ chat, nowMs, isSelected, isTabStop, onSelect, onFocus }: ChatListItemProps) {
  const isBold = callsForAttention(chat);
  return (
    <button
      type="button"
      className={`chat-item ${isBold ? 'chat-item-unread' : ''}`}
      aria-current={isSelected ? 'page' : undefined}
      data-row={chat.id}
      tabIndex={isTabStop ? 0 : -1}
      data-pane-focus={isTabStop ? '' : undefined}
      onClick={() => onSelect(chat.id)}
      onFocus={() => onFocus(chat.id)}
    >
      <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={chat.kind === 'group'} presence={chat.presence} />
      <span className="chat-item-text">
        <span className="chat-item-line">
          <bdi className="chat-item-title">{chat.title}</bdi>
          <StatusMark status={chat.personStatus} />
          {chat.hasLiveCall && <Phone role="img" aria-label={callsStrings.liveCall} size={12} className="chat-item-mark chat-item-live" />}
          {chat.pinnedAt !== null && <Pin role="img" aria-label={chatsStrings.pinned} size={12} className="chat-item-mark" />}
          {chat.isMuted && <BellOff role="img" aria-label={chatsStrings.muted} size={12} className="chat-item-mark" />}
          {chat.lastMessage !== null && <time className="chat-item-time">{pageTimeFormat.short(chat.lastMessage.createdAt, nowMs)}</time>}
        </span>
        <span className="chat-item-line">
          <Preview chat={chat} />
          <UnreadBadge unreadCount={chat.unreadCount} mentionCount={chat.mentionCount} isMuted={chat.isMuted} />
          {chat.unreadCount === 0 && chat.isMarkedUnread && <span role="img" aria-label={chatsStrings.markedUnread} className={`badge-dot ${chat.isMuted ? 'badge-muted' : ''}`} />}
        </span>
      </span>
    </button>
  );
}

function Preview({ chat }: { readonly chat: ChatSummary }) {
  const { lastMessage, typingNames } = chat;
  if (typingNames.length > 0) return <span className="chat-item-preview chat-item-typing">{chat.kind === 'direct' ? chatsStrings.typing : typingText(typingNames)}</span>;
  const draft = chat.hasDraft && <span className="chat-item-draft">{chatsStrings.draft} </span>;
  if (lastMessage === null) return <span className="chat-item-preview">{draft || chatsStrings.noMessages}</span>;
  return (
    <span className="chat-item-preview">
      {lastMessage.delivery === 'waiting' && <Clock role="img" aria-label={chatsStrings.waiting} size={12} className="chat-item-mark" />}
      {lastMessage.delivery === 'failed' && <CircleAlert role="img" aria-label={chatsStrings.failed} size={12} className="chat-item-mark chat-item-failed" />}
      {draft}
      <bdi>{lastMessageText(chat)}</bdi>
    </span>
  );
}

function lastMessageText({ kind, lastMessage }: ChatSummary): string {
  if (lastMessage === null) return '';
  const text = previewText(lastMessage.preview);
  if (lastMessage.isSystem) return text;
  if (lastMessage.isOwn) return chatsStrings.you(text);
  return kind === 'direct' ? text : chatsStrings.from(personName(lastMessage.senderName), text);
}
