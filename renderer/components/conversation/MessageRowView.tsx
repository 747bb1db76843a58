import { memo } from 'react';
import type { MessageRow } from '../../models/message-rows.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { useLanguage } from '../../language/use-language.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { threadStrings } from '../../strings/threads.ts';
import { useConversationActions } from './conversation-actions.ts';
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
      {row.dayAtMs !== null && <DaySeparator dayAtMs={row.dayAtMs} nowMs={nowMs} isReachable={item.isTabStop} />}
      {row.isFirstUnread && (
        <div className="unread-line" role="separator" aria-label={conversationStrings.newLine}>
          <span aria-hidden="true">{conversationStrings.newLine}</span>
        </div>
      )}
      <MessageItem message={row.message} isGroupStart={row.isGroupStart} {...item} />
      {row.answersBelow !== null && (
        <div className="answers-line">
          <span>{row.answersBelow === 0 ? threadStrings.noAnswers : threadStrings.answers(row.answersBelow)}</span>
        </div>
      )}
    </>
  );
}

/** The day that begins; pressed, it leads to other days. */
function DaySeparator({ dayAtMs, nowMs, isReachable }: { readonly dayAtMs: number; readonly nowMs: number; readonly isReachable: boolean }) {
  const { chooseDay } = useConversationActions();
  const day = pageTimeFormat.day(dayAtMs, nowMs);
  return (
    <div className="day-separator">
      {chooseDay === null ? (
        <span>{day}</span>
      ) : (
        <button type="button" className="day-button" tabIndex={isReachable ? 0 : -1} aria-label={conversationStrings.dayMenu(day)} onClick={() => chooseDay(dayAtMs)}>
          {day}
        </button>
      )}
    </div>
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
    before.row.answersBelow === after.row.answersBelow &&
    before.isTabStop === after.isTabStop &&
    before.isHighlighted === after.isHighlighted &&
    before.canReact === after.canReact &&
    pageTimeFormat.dayKey(before.nowMs) === pageTimeFormat.dayKey(after.nowMs),
);
