import { describe, test } from 'vitest';
import { expectNothing, expectOnly } from './expect-rule.ts';
import { oneMessage } from './history-builder.ts';

const all = { 'ann.1': {}, 'bob.1': {} };

describe('C11 and C12: everything comes to rest', () => {
  test('C11: a device that holds something else, also once it is opened again', () => {
    expectNothing(oneMessage().rest(all));
    expectOnly('C11', oneMessage().rest({ ...all, 'bob.1': { digest: 'other', digestReopened: 'other' } }));
    expectOnly('C11', oneMessage().rest({ ...all, 'bob.1': { digestReopened: 'other' } }));
  });

  test('C11: a device that follows another epoch than the server', () => expectOnly('C11', oneMessage().rest({ ...all, 'bob.1': { epoch: 'old' } })));

  test('C12: commands that wait, and a run without an end', () => {
    expectOnly('C12', oneMessage().rest({ ...all, 'ann.1': { waitingCount: 1 } }));
    expectOnly('C12', oneMessage().events);
  });
});

describe('C14: calls', () => {
  const ended = () => oneMessage().call('k', 'ringing').give('bob.1', 'call k').call('k', 'ended').give('bob.1', 'call k');

  test('a call that ends everywhere', () => expectNothing(ended().rest(all)));

  test('a call that rings for ever, comes back, or never ends for one device', () => {
    expectOnly('C14', oneMessage().call('k', 'ringing').rest(all));
    expectOnly('C14', ended().call('k', 'active').rest(all));
    const late = ended();
    const rows = [...late.rows.values()].map((row) => (row.kind === 'call' ? { ...row, status: 'active' } : row));
    expectOnly('C14', late.rest({ ...all, 'bob.1': { rows } }));
  });
});

describe('C15: epochs', () => {
  test('another epoch may use numbers again', () => {
    expectNothing(oneMessage().send('bob.1', 'm2').log('m2', { sender: 'bob' }).answer('bob.1', 'send m2').restore(3).send('ann.1', 'm3').log('m3').log('m2').rest(all));
  });

  test('a log that was put back under the same epoch, and a number for two messages', () => {
    expectOnly('C15', oneMessage().restore(3, 'first').send('ann.1', 'm3').log('m3').rest(all));
    expectOnly('C15', oneMessage().send('ann.1', 'm2').log('m2', { seq: 1 }).rest(all));
  });

  test('a change number for two changes, or with two contents', () => {
    expectOnly('C15', oneMessage().send('ann.1', 'm2').log('m2', { changeSeq: 3 }).rest(all));
    const other = { kind: 'message', id: 'm1', chatId: 'c', senderId: 'ann', seq: 1, changeSeq: 3, hash: 'other' } as const;
    expectOnly('C15', oneMessage().apply('bob.1', [other]).rest(all));
  });

  test('a cursor that goes back or passes the head; one that starts over does neither', () => {
    expectNothing(oneMessage().apply('bob.1', [], 0).apply('bob.1', []).rest(all));
    expectOnly('C15', oneMessage().apply('bob.1', [], 2).rest(all));
    expectOnly('C15', oneMessage().rest({ ...all, 'bob.1': { cursor: 99 } }));
  });
});

describe('C16: health', () => {
  test('an error that nobody expected', () => {
    expectOnly('C16', oneMessage().event({ type: 'trouble', atMs: 0, where: 'server', text: 'unhandled rejection' }).rest(all));
  });

  test('a damaged database', () => {
    expectOnly('C16', oneMessage().rest(all, { isIntact: false }));
    expectOnly('C16', oneMessage().rest({ ...all, 'bob.1': { isIntact: false } }));
  });
});
