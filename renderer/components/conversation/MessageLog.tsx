import { useImperativeHandle, useRef, type Ref } from 'react';
import type { MessageWindow } from '#shared/contract/views/message-view';
import type { ConversationModel } from '../../models/conversation-model.ts';
import type { MessageRow } from '../../models/message-rows.ts';
import { typingText } from '../../models/typing-text.ts';
import { useNow } from '../app/use-now.ts';
import { JumpToLatest } from './JumpToLatest.tsx';
import type { LogPlace } from './log-place.ts';
import { MessageRowView } from './MessageRowView.tsx';
import { NewMessageAnnouncer } from './NewMessageAnnouncer.tsx';
import type { MessageTarget } from './conversation-actions.ts';
import { useEndOnResize } from './use-end-on-resize.ts';
import { useLogScroll } from './use-log-scroll.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useRowFocus } from './use-row-focus.ts';

export interface MessageLogHandle {
  goTo(target: MessageTarget): void;
  goToLatest(): void;
}

export interface MessageLogProps {
  readonly ref: Ref<MessageLogHandle>;
  readonly model: ConversationModel;
  readonly place: LogPlace;
  readonly rows: readonly MessageRow[];
  readonly held: MessageWindow;
  readonly placement: number;
}

/** The messages: only the visible rows are in the page; the row being read stays where it is when others come or grow. */
export function MessageLog({ ref, model, place, rows, held, placement }: MessageLogProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const scroll = useLogScroll({ model, rows, held, placement, scrollRef, topHeightPx: place.topHeightPx });
  const focus = useRowFocus(rows, scroll);
  const nowMs = useNow();
  useImperativeHandle(ref, () => ({ goTo: scroll.goTo, goToLatest: scroll.goToLatest }), [scroll.goTo, scroll.goToLatest]);
  useMarkRead({ place, rows, lastSeenIndex: scroll.lastSeenIndex });

  const { virtualizer } = scroll;
  useEndOnResize(scrollRef, virtualizer);
  return (
    <div className="log-frame">
      <div ref={scrollRef} className="log" role="log" aria-label={place.label} aria-live="off" onKeyDown={focus.onKeyDown}>
        <div className="log-content" style={{ height: virtualizer.getTotalSize() }}>
          {place.top(held, rows.length === 0)}
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div key={item.key} ref={virtualizer.measureElement} data-index={item.index} className="log-row" style={{ transform: `translateY(${item.start}px)` }}>
                <MessageRowView row={row} nowMs={nowMs} isTabStop={focus.stopId === row.message.id} isHighlighted={scroll.highlightedId === row.message.id} canReact={place.canWrite} onFocus={focus.onRowFocus} />
              </div>
            );
          })}
        </div>
      </div>
      <p className="typing-line" role="status">
        {typingText(place.typingNames)}
      </p>
      {scroll.isAwayFromEnd && <JumpToLatest newCount={place.unreadCount} onJump={scroll.goToLatest} />}
      <NewMessageAnnouncer messages={held.messages} isThread={place.threadRootMessageId !== null} />
    </div>
  );
}
