import { useCallback, useEffect, useMemo, useState } from 'react';
import { ArrowDown } from 'lucide-react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageView } from '#shared/contract/views/message-view';
import { useLogScroll } from '../hooks/use-log-scroll.ts';
import { useMarkRead } from '../hooks/use-mark-read.ts';
import { useQuery } from '../hooks/use-query.ts';
import { toConversationItems, type ConversationItem } from '../model/conversation-items.ts';
import { extendNewer, extendOlder, newestWindow, toParams, windowAround } from '../model/message-window.ts';
import { dayText } from '../model/time-text.ts';
import { strings } from '../strings/english.ts';
import { MessageItem } from './MessageItem.tsx';

interface MessageLogProps {
  readonly chat: ChatDetail;
  readonly onReply: (message: MessageView) => void;
  readonly onEdit: (message: MessageView) => void;
  readonly onLastOwn: (message: MessageView | null) => void;
}

const highlightMs = 2_000;

/**
 * The messages of a chat. Only a window of them is held and drawn; it moves with the reading, and what is on screen
 * stays where it is while it does.
 */
export function MessageLog({ chat, onReply, onEdit, onLastOwn }: MessageLogProps) {
  const [position, setPosition] = useState(newestWindow);
  const [highlightedId, setHighlightedId] = useState<string | null>(null);
  const window = useQuery('messages', toParams(chat.id, position));
  // Where the unread line stands is decided when the chat is opened, and stays while one reads.
  const [unreadAfterSeq] = useState(chat.unreadCount > 0 ? chat.lastReadSeq : null);
  const messages = window?.messages;
  const items = useMemo(() => toConversationItems(messages ?? [], unreadAfterSeq), [messages, unreadAfterSeq]);

  const scroll = useLogScroll({
    items,
    isAtNewest: window?.hasNewer === false,
    onNearTop: () => window !== undefined && setPosition(extendOlder(position, window)),
    onNearBottom: () => window !== undefined && setPosition(extendNewer(position, window)),
  });
  useMarkRead(chat, scroll.isAtBottom && window?.hasNewer === false ? (window?.newestSeq ?? 0) : 0);

  const lastOwn = messages?.findLast((message) => message.isOwn && message.canEdit) ?? null;
  useEffect(() => onLastOwn(lastOwn), [lastOwn, onLastOwn]);

  const jumpTo = useCallback(
    (messageId: string, seq: number | null) => {
      setHighlightedId(messageId);
      setTimeout(() => setHighlightedId(null), highlightMs);
      if (!scroll.showMessage(messageId) && seq !== null) {
        scroll.showWhenThere(messageId);
        setPosition(windowAround(seq));
      }
    },
    [scroll],
  );
  const jumpToLatest = () => {
    setPosition(newestWindow);
    scroll.toBottom();
  };

  return (
    <div className="log-frame">
      {/* The log itself is a tab stop: it scrolls, and its messages are walked with the arrows. */}
      <div className="message-log" role="log" aria-label={strings.conversation.messages} aria-busy={window === undefined} tabIndex={0} ref={scroll.ref} onScroll={scroll.onScroll}>
        <div className="log-content">
          <LogStart window={window} />
          {items.map((item) => (
            <LogItem key={item.key} item={item} isHighlighted={item.key === highlightedId} onReply={onReply} onEdit={onEdit} onJumpTo={jumpTo} />
          ))}
        </div>
      </div>
      {(!scroll.isAtBottom || window?.hasNewer === true) && (
        <button type="button" className="jump-button" onClick={jumpToLatest}>
          <ArrowDown size={16} aria-hidden />
          {chat.unreadCount > 0 ? strings.conversation.newMessages(chat.unreadCount) : strings.conversation.jumpToLatest}
        </button>
      )}
    </div>
  );
}

/** What stands above the oldest message held: more is coming, this is the beginning, or nothing has been written. */
function LogStart({ window }: { window: { messages: readonly unknown[]; hasOlder: boolean } | undefined }) {
  if (window === undefined) return null;
  if (window.hasOlder) {
    return (
      <div className="log-skeleton" aria-hidden="true">
        <div className="skeleton-line" />
        <div className="skeleton-line" />
      </div>
    );
  }
  if (window.messages.length > 0) return <p className="log-beginning quiet small">{strings.conversation.beginning}</p>;
  return (
    <div className="log-empty">
      <p>{strings.conversation.empty}</p>
      <p className="quiet">{strings.conversation.emptyHint}</p>
    </div>
  );
}

interface LogItemProps extends Pick<MessageLogProps, 'onReply' | 'onEdit'> {
  readonly item: ConversationItem;
  readonly isHighlighted: boolean;
  readonly onJumpTo: (messageId: string, seq: number | null) => void;
}

function LogItem({ item, isHighlighted, onReply, onEdit, onJumpTo }: LogItemProps) {
  switch (item.kind) {
    case 'day':
      return (
        <div className="day-line" role="separator" aria-label={dayText(item.atMs, Date.now())}>
          <span>{dayText(item.atMs, Date.now())}</span>
        </div>
      );
    case 'unread':
      return (
        <div className="unread-line" role="separator" aria-label={strings.conversation.unreadLine}>
          <span>{strings.conversation.unreadLine}</span>
        </div>
      );
    case 'system':
      return (
        <p className="system-line quiet small" data-message={item.message.id}>
          {item.message.systemText}
        </p>
      );
    case 'message':
      return <MessageItem message={item.message} startsGroup={item.startsGroup} isHighlighted={isHighlighted} onReply={onReply} onEdit={onEdit} onJumpTo={onJumpTo} />;
  }
}
