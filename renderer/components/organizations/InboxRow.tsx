import Check from 'lucide-react/icons/check';
import MessagesSquare from 'lucide-react/icons/messages-square';
import type { KeyboardEvent } from 'react';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import type { InboxEntry } from '../../models/unread-inbox.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { threadStrings } from '../../strings/threads.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { UnreadBadge } from '../ui/UnreadBadge.tsx';
import { OrganizationTag } from './OrganizationTag.tsx';

interface InboxRowProps {
  readonly entry: InboxEntry;
  readonly nowMs: number;
  readonly isTagged: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onPress: (event: KeyboardEvent) => void;
  readonly onOpen: () => void;
  readonly onMarkRead: () => void;
}

/** A chat or thread with something to read: opens in its organization, or is marked as read from here. */
export function InboxRow({ entry, nowMs, isTagged, isTabStop, onFocus, onPress, onOpen, onMarkRead }: InboxRowProps) {
  const title = titleOf(entry);
  const { mentionCount, unreadCount } = entry.kind === 'chat' ? entry.chat : entry.thread;
  return (
    <li className="inbox-row" onFocus={onFocus}>
      <button type="button" className="inbox-chat" tabIndex={isTabStop ? 0 : -1} data-pane-focus={isTabStop ? '' : undefined} onKeyDown={onPress} onClick={onOpen}>
        {entry.kind === 'chat' ? <Avatar id={entry.chat.otherUserId ?? entry.chat.id} name={entry.chat.title} isGroup={entry.chat.kind === 'group'} /> : <span className="inbox-thread"><MessagesSquare aria-hidden="true" size={18} /></span>}
        <span className="inbox-text">
          <span className="inbox-line">
            <bdi className="inbox-title">{title}</bdi>
            {isTagged && <OrganizationTag accountId={entry.accountId} />}
            <time className="inbox-time">{pageTimeFormat.short(entry.atMs, nowMs)}</time>
          </span>
          <span className="inbox-line">
            <bdi className="inbox-preview">{lastText(entry)}</bdi>
            <UnreadBadge unreadCount={unreadCount} mentionCount={mentionCount} />
          </span>
        </span>
      </button>
      <IconButton className="inbox-read" tabIndex={isTabStop ? 0 : -1} label={organizationStrings.markRead(title)} icon={Check} onClick={onMarkRead} />
    </li>
  );
}

function titleOf(entry: InboxEntry): string {
  return entry.kind === 'chat' ? entry.chat.title : threadStrings.in(entry.thread.chatTitle);
}

function lastText(entry: InboxEntry): string {
  if (entry.kind === 'thread') return chatsStrings.from(personName(entry.thread.lastAnswer.senderName), previewText(entry.thread.lastAnswer.preview));
  const { kind, lastMessage } = entry.chat;
  if (lastMessage === null) return '';
  const text = previewText(lastMessage.preview);
  if (lastMessage.isSystem || kind === 'direct') return text;
  return lastMessage.isOwn ? chatsStrings.you(text) : chatsStrings.from(personName(lastMessage.senderName), text);
}
