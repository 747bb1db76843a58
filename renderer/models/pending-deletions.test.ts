import { expect, it } from 'vitest';
import { createHandClock } from '../testing/hand-clock.ts';
import { createPendingDeletions } from './pending-deletions.ts';

function start() {
  const clock = createHandClock();
  const deleted: string[] = [];
  const deletions = createPendingDeletions({ carryOut: ({ messageId }) => deleted.push(messageId), clock, delayMs: 100 });
  const begin = (messageId: string) => deletions.begin({ chatId: 'chat', messageId });
  return { clock, deleted, deletions, begin };
}

it('deletes after its delay, and once, however often it was asked for', () => {
  const { clock, deleted, deletions, begin } = start();
  begin('a');
  begin('a');
  clock.advance(99);
  expect(deleted).toEqual([]);
  expect(deletions.snapshot().map(({ messageId }) => messageId)).toEqual(['a']);
  clock.advance(1);
  expect(deleted).toEqual(['a']);
  expect(deletions.snapshot()).toEqual([]);
  clock.advance(1_000);
  deletions.flush();
  expect(deleted).toEqual(['a']);
});

it('deletes nothing that was taken back, and leaves the others their time', () => {
  const { clock, deleted, deletions, begin } = start();
  begin('a');
  clock.advance(50);
  begin('b');
  deletions.undo('a');
  deletions.undo('never begun');
  clock.advance(99);
  expect(deleted).toEqual([]);
  clock.advance(1);
  expect(deleted).toEqual(['b']);
});

it('no time passes while the person is at the way back, and it does not stay stopped when that is gone', () => {
  const { clock, deleted, deletions, begin } = start();
  begin('a');
  deletions.pause();
  begin('b');
  clock.advance(1_000);
  expect(deleted).toEqual([]);
  deletions.resume();
  clock.advance(100);
  expect(deleted).toEqual(['a', 'b']);
  begin('c');
  deletions.pause();
  deletions.undo('c');
  begin('d');
  clock.advance(100);
  expect(deleted).toEqual(['a', 'b', 'd']);
});

it('sends what waits when the window goes, also what stands still', () => {
  const { deleted, deletions, begin } = start();
  begin('a');
  deletions.pause();
  begin('b');
  deletions.flush();
  expect(deleted).toEqual(['a', 'b']);
});
