import Check from 'lucide-react/icons/check';
import type { KeyboardEvent } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { badgeText } from '../../models/chat-order.ts';
import { describeError } from '../../models/describe-error.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import type { InboxChat } from '../../models/unread-inbox.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { OrganizationTag } from './OrganizationTag.tsx';
import { useOrganizations } from './organizations-context.ts';

interface InboxRowProps {
  readonly entry: InboxChat;
  readonly nowMs: number;
  readonly isTagged: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onPress: (event: KeyboardEvent) => void;
}

/** A chat with something to read: opens in its organization, or is marked as read from here. */
export function InboxRow({ entry, nowMs, isTagged, isTabStop, onFocus, onPress }: InboxRowProps) {
  const { accountId, chat } = entry;
  const hub = useOrganizations();
  const { show } = useNotices();

  function markRead(): void {
    const link = hub.state().organizations.find(({ id }) => id === accountId)?.parts?.link;
    link?.call('markRead', { chatId: chat.id, seq: Number.MAX_SAFE_INTEGER }).catch((error: unknown) => show(describeError(error)));
  }

  return (
    <li className="inbox-row">
      <button type="button" className="inbox-chat" tabIndex={isTabStop ? 0 : -1} data-pane-focus={isTabStop ? '' : undefined} onFocus={onFocus} onKeyDown={onPress} onClick={() => hub.visit(accountId, { chatId: chat.id, message: null })}>
        <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={chat.kind === 'group'} />
        <span className="inbox-text">
          <span className="inbox-line">
            <bdi className="inbox-title">{chat.title}</bdi>
            {isTagged && <OrganizationTag accountId={accountId} />}
            {chat.lastMessage !== null && <time className="inbox-time">{pageTimeFormat.short(chat.lastMessage.createdAt, nowMs)}</time>}
          </span>
          <span className="inbox-line">
            <bdi className="inbox-preview">{lastMessageText(entry)}</bdi>
            {chat.mentionCount > 0 && (
              <span className="badge badge-mention">
                <span aria-hidden="true">@</span>
                <span className="visually-hidden">{chatsStrings.mentions(chat.mentionCount)}</span>
              </span>
            )}
            {chat.unreadCount > 0 && (
              <span className="badge">
                <span aria-hidden="true">{badgeText(chat.unreadCount)}</span>
                <span className="visually-hidden">{chatsStrings.unread(chat.unreadCount)}</span>
              </span>
            )}
          </span>
        </span>
      </button>
      <IconButton label={organizationStrings.markRead(chat.title)} icon={Check} onClick={markRead} />
    </li>
  );
}

function lastMessageText({ chat: { kind, lastMessage } }: InboxChat): string {
  if (lastMessage === null) return '';
  const text = previewText(lastMessage.preview);
  if (lastMessage.isSystem || kind === 'direct') return text;
  return lastMessage.isOwn ? chatsStrings.you(text) : chatsStrings.from(personName(lastMessage.senderName), text);
}
