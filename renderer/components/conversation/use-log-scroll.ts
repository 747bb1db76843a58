import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { MessageWindow } from '#shared/contract/views/message-view';
import type { ConversationModel } from '../../models/conversation-model.ts';
import type { MessageRow } from '../../models/message-rows.ts';
import { estimateRowHeight } from '../../models/row-height.ts';
import type { MessageTarget } from './conversation-actions.ts';

/** So many rows before an end, more are asked for. */
const reachRows = 12;
const awayFromEndPixels = 320;
const highlightMs = 2_000;
const endPaddingPx = 12;

/** How high a log was when it was last looked at; the next one is likely to be as high. */
let lastHeightPx = window.innerHeight;

interface LogScrollOptions {
  readonly model: ConversationModel;
  readonly rows: readonly MessageRow[];
  readonly held: MessageWindow;
  readonly placement: number;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  /** Room above the first row for the beginning of the chat, or for the sign that older messages come. */
  readonly topHeightPx: number;
}

export interface LogScroll {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly lastVisibleIndex: number;
  /** The same once the log is there; before, how high it is was only guessed, and nothing was seen: -1. */
  readonly lastSeenIndex: number;
  readonly isAwayFromEnd: boolean;
  readonly highlightedId: string | null;
  readonly goTo: (target: MessageTarget) => void;
  readonly goToLatest: () => void;
}

/** Keeps the log where its reader is: at the newest message, or at the row being read. */
export function useLogScroll({ model, rows, held, placement, scrollRef, topHeightPx }: LogScrollOptions): LogScroll {
  const wanted = useRef<MessageTarget | null>(null);
  const { highlightedId, highlight } = useHighlight();

  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => estimateRowHeight(rows[index]),
    getItemKey: (index) => rows[index]?.message.id ?? index,
    anchorTo: 'end',
    followOnAppend: 'auto',
    scrollEndThreshold: 48,
    overscan: useOverscan(),
    paddingStart: topHeightPx,
    paddingEnd: endPaddingPx,
    // What is drawn first is what stays: drawn from the top, all of it would have to be drawn a second time.
    initialRect: { width: 0, height: lastHeightPx },
    initialOffset: () => startOffset(rows, topHeightPx),
  });
  useLayoutEffect(() => {
    lastHeightPx = scrollRef.current?.clientHeight ?? lastHeightPx;
  });

  const takeWanted = useCallback(() => {
    const target = wanted.current;
    wanted.current = null;
    return target;
  }, []);
  usePlacement({ virtualizer, rows, placement, takeWanted, highlight });
  // Computed anew: `virtualizer.range` is still that of the rows before, and would move the window to a wrong place.
  const { startIndex, endIndex } = virtualizer.calculateRange() ?? { startIndex: 0, endIndex: -1 };
  useReach({ model, rows, held, startIndex, endIndex, placement });

  const goTo = useCallback(
    (target: MessageTarget) => {
      const index = rows.findIndex(({ message }) => message.id === target.messageId);
      if (index !== -1) {
        virtualizer.scrollToIndex(index, { align: 'center' });
        highlight(target.messageId);
      } else if (target.seq !== null) {
        wanted.current = target;
        model.jumpTo(target.seq);
      }
    },
    [highlight, model, rows, virtualizer],
  );
  const goToLatest = useCallback(() => {
    wanted.current = null;
    model.jumpToLatest();
    virtualizer.scrollToEnd();
  }, [model, virtualizer]);

  return { virtualizer, lastVisibleIndex: endIndex, lastSeenIndex: scrollRef.current === null ? -1 : endIndex, isAwayFromEnd: held.hasNewer || (scrollRef.current !== null && virtualizer.getDistanceFromEnd() > awayFromEndPixels), highlightedId, goTo, goToLatest };
}

/** How many rows are drawn beyond what is seen: hardly any until the first frame is painted, so that it comes early; then so many that scrolling does not show gaps. */
function useOverscan(): number {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return isPainted ? 8 : 1;
}

/** About where the log will stand, by estimates: at the unread line, or at the end. */
function startOffset(rows: readonly MessageRow[], topHeightPx: number): number {
  const unreadIndex = rows.findIndex((row) => row.isFirstUnread);
  const heightOf = (some: readonly MessageRow[]) => some.reduce((sum, row) => sum + estimateRowHeight(row), 0);
  if (unreadIndex !== -1) return topHeightPx + heightOf(rows.slice(0, unreadIndex));
  return Math.max(0, topHeightPx + heightOf(rows) + endPaddingPx - lastHeightPx);
}

function useHighlight() {
  const [highlightedId, setHighlightedId] = useState<string | null>(null);
  useEffect(() => {
    if (highlightedId === null) return undefined;
    const timer = setTimeout(() => setHighlightedId(null), highlightMs);
    return () => clearTimeout(timer);
  }, [highlightedId]);
  return { highlightedId, highlight: setHighlightedId };
}

interface PlacementOptions {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly rows: readonly MessageRow[];
  readonly placement: number;
  /** Gives the message gone to, once. */
  readonly takeWanted: () => MessageTarget | null;
  readonly highlight: (messageId: string) => void;
}

/** Places the log once for each window that was opened elsewhere: at the message gone to, the unread line, or the end. */
function usePlacement({ virtualizer, rows, placement, takeWanted, highlight }: PlacementOptions): void {
  const placed = useRef(0);
  useLayoutEffect(() => {
    if (placed.current === placement || rows.length === 0) return;
    placed.current = placement;
    const target = takeWanted();
    const targetIndex = target === null ? -1 : rows.findIndex(({ message }) => message.id === target.messageId);
    const unreadIndex = placement === 1 ? rows.findIndex((row) => row.isFirstUnread) : -1;
    if (target !== null && targetIndex !== -1) {
      virtualizer.scrollToIndex(targetIndex, { align: 'center' });
      highlight(target.messageId);
    } else if (unreadIndex !== -1) virtualizer.scrollToIndex(unreadIndex, { align: 'start' });
    else virtualizer.scrollToEnd();
  }, [highlight, placement, rows, takeWanted, virtualizer]);
}

interface ReachOptions extends Pick<LogScrollOptions, 'model' | 'rows' | 'held' | 'placement'> {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** Moves the window of messages when the reader comes near one of its ends. */
function useReach({ model, rows, held, startIndex, endIndex, placement }: ReachOptions): void {
  const placedAt = useRef(0);
  useEffect(() => {
    // Just placed: the visible range is that of the former rows until the next frame.
    if (placedAt.current !== placement) {
      placedAt.current = placement;
      return;
    }
    if (held.hasOlder && startIndex < reachRows) model.reachOlder(seqFrom(rows, startIndex, 1));
    if (held.hasNewer && endIndex > rows.length - 1 - reachRows) model.reachNewer(seqFrom(rows, endIndex, -1));
  }, [model, rows, held, startIndex, endIndex, placement]);
}

function seqFrom(rows: readonly MessageRow[], start: number, step: 1 | -1): number | null {
  for (let index = start; index >= 0 && index < rows.length; index += step) {
    const seq = rows[index]?.message.seq;
    if (seq !== null && seq !== undefined) return seq;
  }
  return null;
}
