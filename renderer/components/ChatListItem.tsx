import { BellOff, CircleAlert, Clock, Pin } from 'lucide-react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { fullTimeText, shortTimeText } from '../model/time-text.ts';
import { strings } from '../strings/english.ts';
import { Avatar } from './Avatar.tsx';

interface ChatListItemProps {
  readonly chat: ChatSummary;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly onOpen: (chatId: string) => void;
}

/** A line of the chat list. */
export function ChatListItem({ chat, isOpen, isTabStop, onOpen }: ChatListItemProps) {
  return (
    <li>
      <button
        type="button"
        className={`chat-item${isOpen ? ' open' : ''}${chat.unreadCount > 0 ? ' unread' : ''}`}
        aria-current={isOpen ? 'page' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onOpen(chat.id)}
      >
        <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={chat.kind === 'group'} presence={chat.presence === 'offline' ? null : chat.presence} />
        <span className="chat-item-text">
          <span className="chat-item-top">
            <bdi className="chat-item-title">{chat.title}</bdi>
            {chat.isPinned && <Pin size={12} aria-hidden />}
            {chat.isMuted && <BellOff size={12} aria-label={strings.chats.muted} />}
            {chat.lastMessage !== null && (
              <time className="chat-item-time" title={fullTimeText(chat.activityAt)}>
                {shortTimeText(chat.activityAt, Date.now())}
              </time>
            )}
          </span>
          <span className="chat-item-bottom">
            <span className="chat-item-preview">
              <Preview chat={chat} />
            </span>
            {chat.unreadCount > 0 && (
              <span className="unread-badge" aria-label={strings.chats.unread(chat.unreadCount)}>
                {chat.unreadCount > 999 ? '999+' : chat.unreadCount}
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}

function Preview({ chat }: Pick<ChatListItemProps, 'chat'>) {
  if (chat.typingNames.length > 0) return <em className="typing-preview">{strings.conversation.typing(chat.typingNames.map(firstName))}</em>;
  if (chat.hasDraft) return <span className="draft-preview">{strings.chats.draft}</span>;
  const last = chat.lastMessage;
  if (last === null) return null;
  const sender = last.isOwn ? `${strings.chats.you}: ` : chat.kind === 'group' ? `${firstName(last.senderName)}: ` : '';
  return (
    <>
      {last.delivery === 'waiting' && <Clock size={12} aria-label={strings.chats.waiting} />}
      {last.delivery === 'failed' && <CircleAlert size={12} className="danger" aria-label={strings.chats.failed} />}
      {isSentence(last.preview, last.senderName) ? '' : sender}
      <bdi>{last.preview}</bdi>
    </>
  );
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

/** System messages name who did it themselves. */
function isSentence(preview: string, senderName: string): boolean {
  return preview.startsWith(`${senderName} `);
}
