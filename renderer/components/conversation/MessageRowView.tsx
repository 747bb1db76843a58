import { memo } from 'react';
import type { MessageRow } from '../../models/message-rows.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { useLanguage } from '../../language/use-language.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { MessageItem } from './MessageItem.tsx';

interface MessageRowViewProps {
  readonly row: MessageRow;
  readonly nowMs: number;
  readonly isTabStop: boolean;
  readonly isHighlighted: boolean;
  readonly canReact: boolean;
  readonly onFocus: (messageId: string) => void;
}

function MessageRowViewPlain({ row, nowMs, ...item }: MessageRowViewProps) {
  // It is drawn again for nothing else that changes its words.
  useLanguage();
  return (
    <>
      {row.dayAtMs !== null && (
        <div className="day-separator">
          <span>{pageTimeFormat.day(row.dayAtMs, nowMs)}</span>
        </div>
      )}
      {row.isFirstUnread && (
        <div className="unread-line" role="separator" aria-label={conversationStrings.newLine}>
          <span aria-hidden="true">{conversationStrings.newLine}</span>
        </div>
      )}
      <MessageItem message={row.message} isGroupStart={row.isGroupStart} {...item} />
    </>
  );
}

/** A row of the log; drawn again only when the row or the day has changed. */
export const MessageRowView = memo(
  MessageRowViewPlain,
  (before, after) =>
    before.row.message === after.row.message &&
    before.row.dayAtMs === after.row.dayAtMs &&
    before.row.isFirstUnread === after.row.isFirstUnread &&
    before.row.isGroupStart === after.row.isGroupStart &&
    before.isTabStop === after.isTabStop &&
    before.isHighlighted === after.isHighlighted &&
    before.canReact === after.canReact &&
    pageTimeFormat.dayKey(before.nowMs) === pageTimeFormat.dayKey(after.nowMs),
);
