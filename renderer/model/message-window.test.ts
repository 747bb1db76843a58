import { expect, it } from 'vitest';
import type { MessageWindow } from '#shared/contract/views/message-view';
import { aMessage } from '../testing/a-message.ts';
import { extendNewer, extendOlder, newestWindow, windowAround } from './message-window.ts';

const windowOf = (first: number, last: number, newestSeq = 10_000): MessageWindow => ({
  messages: Array.from({ length: last - first + 1 }, (_, index) => aMessage({ seq: first + index })),
  hasOlder: first > 1,
  hasNewer: last < newestSeq,
  isFetchingOlder: false,
  newestSeq,
});

it('grows towards older messages, and never beyond its largest size', () => {
  let position = newestWindow;
  for (let step = 0; step < 50; step += 1) position = extendOlder(position, windowOf(5_000, 5_000 + position.before + position.after));
  expect(position.before + position.after).toBeLessThanOrEqual(240);
  expect(position.anchorSeq).not.toBeNull();
});

it('stays where it is at the beginning and at the newest end', () => {
  expect(extendOlder(newestWindow, windowOf(1, 60))).toEqual(newestWindow);
  expect(extendNewer(newestWindow, windowOf(9_940, 10_000))).toEqual(newestWindow);
});

it('walks back to the newest end, and then follows new messages again', () => {
  let position = windowAround(9_700);
  for (let step = 0; step < 10 && position.anchorSeq !== null; step += 1) {
    const anchor = position.anchorSeq;
    position = extendNewer(position, windowOf(anchor - position.before, Math.min(10_000, anchor + position.after)));
  }
  expect(position.anchorSeq).toBeNull();
});

it('waits for what was asked for before it asks for more', () => {
  expect(extendOlder(newestWindow, windowOf(9_990, 10_000))).toEqual(newestWindow);
});
