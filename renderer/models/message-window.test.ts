import { describe, expect, it } from 'vitest';
import type { MessageWindow } from '#shared/contract/views/message-view';
import { sampleMessage } from '../testing/sample-message.ts';
import { firstRequest, largestWindow, newerRequest, newestRequest, olderRequest, type WindowRequest } from './message-window.ts';

function windowFrom(first: number, last: number, more: Partial<MessageWindow> = {}): MessageWindow {
  const messages = Array.from({ length: last - first + 1 }, (_, index) => sampleMessage({ seq: first + index }));
  return { messages, hasOlder: true, hasNewer: false, isFetchingOlder: false, newestSeq: last, ...more };
}

describe('the window of messages', () => {
  it('opens at the newest page, or at the first unread message when many are unread', () => {
    expect(firstRequest({ lastReadSeq: 90, unreadCount: 10 })).toEqual(newestRequest);
    expect(firstRequest({ lastReadSeq: 90, unreadCount: 200 }).anchorSeq).toBe(91);
  });

  it('grows at the newest end first, then moves, and never holds more than its largest size', () => {
    let request: WindowRequest | null = newestRequest;
    let last = newestRequest;
    for (let step = 0; request !== null && step < 20; step += 1) {
      last = request;
      const first = last.anchorSeq === null ? 5_001 - last.before : last.anchorSeq - last.before;
      const end = last.anchorSeq === null ? 5_000 : last.anchorSeq + last.after - 1;
      expect(end - first + 1).toBeLessThanOrEqual(largestWindow);
      request = olderRequest(last, windowFrom(first, end), first + 5);
    }
    expect(last.anchorSeq).toBeLessThan(4_000);
  });

  it('asks for nothing more while what was asked for is still being fetched', () => {
    expect(olderRequest(newestRequest, windowFrom(4_990, 5_000, { isFetchingOlder: true }), 4_990)).toBeNull();
  });

  it('asks for nothing at the ends of the chat, and never the same again', () => {
    expect(olderRequest(newestRequest, windowFrom(1, 60, { hasOlder: false }), 1)).toBeNull();
    expect(newerRequest(newestRequest, windowFrom(1, 60), 60)).toBeNull();
    const moved = newerRequest(newestRequest, windowFrom(1, 60, { hasNewer: true }), 55);
    expect(moved).toEqual({ anchorSeq: 55, before: 150, after: 150 });
    expect(newerRequest(moved ?? newestRequest, windowFrom(1, 60, { hasNewer: true }), 55)).toBeNull();
  });
});
