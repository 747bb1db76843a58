import { describe, test } from 'vitest';
import { expectNothing, expectOnly } from './expect-rule.ts';
import { oneMessage } from './history-builder.ts';

const all = { 'ann.1': {}, 'bob.1': {} };

describe('C7: unread', () => {
  const four = () => oneMessage().send('bob.1', 'm2').log('m2', { sender: 'bob' }).log('joined', { isSystem: true, hash: 'empty' }).send('ann.1', 'm4').log('m4');

  test('messages of others above the pointer, not deleted, not of the system', () => {
    expectNothing(four().show('bob.1', ['m1', 'm2', 'joined', 'm4'], { unread: 2 }).show('ann.1', ['m1', 'm2', 'joined', 'm4'], { unread: 1 }).rest(all));
    expectNothing(four().show('bob.1', ['m1', 'm2', 'joined', { id: 'm4', seq: 4, hash: null }], { unread: 1 }).rest(all));
  });

  test('one too many after an edit, own messages, lines of the system, deleted ones, those that were read', () => {
    for (const unread of [0, 1, 3, 4]) expectOnly('C7', four().show('bob.1', ['m1', 'm2', 'joined', 'm4'], { unread }).rest(all));
    expectOnly('C7', four().show('bob.1', ['m1', 'm2', 'joined', 'm4'], { unread: 2, readSeq: 1 }).rest(all));
    expectOnly('C7', four().show('bob.1', ['m1', 'm2', 'joined', { id: 'm4', seq: 4, hash: null }], { unread: 2 }).rest(all));
  });

  test('below the history that is here, deleted ones may still be counted, and nothing else', () => {
    const deleted = () => four().erase('ann.1', 'm1').log('m1', { hash: null }).answer('ann.1', 'delete m1');
    expectNothing(deleted().show('bob.1', ['joined', 'm4'], { unread: 2 }).rest(all));
    expectNothing(deleted().show('bob.1', ['joined', 'm4'], { unread: 1 }).rest(all));
    expectOnly('C7', deleted().show('bob.1', ['joined', 'm4'], { unread: 3 }).rest(all));
    expectOnly('C7', deleted().show('bob.1', ['joined', 'm4'], { unread: 0 }).rest(all));
    expectOnly('C7', four().show('bob.1', ['joined', 'm4'], { unread: 1 }).rest(all));
  });

  test('the numbers kept in the end', () => {
    const read = () => four().membership('c', 'bob', { lastReadSeq: 2 });
    expectNothing(read().rest({ ...all, 'bob.1': { unread: { c: 1 }, readSeqs: { c: 2 } } }));
    expectOnly('C7', read().rest({ ...all, 'bob.1': { unread: { c: 2 }, readSeqs: { c: 2 } } }));
  });
});

describe('C8: the read position', () => {
  const two = () => oneMessage().send('ann.1', 'm2').log('m2');

  test('goes forward', () => {
    expectNothing(two().show('bob.1', ['m1', 'm2'], { readSeq: 1, unread: 1 }).show('bob.1', ['m1', 'm2'], { readSeq: 2 }).rest(all));
  });

  test('never goes back, on a device or in the log', () => {
    expectOnly('C8', two().show('bob.1', ['m1', 'm2'], { readSeq: 2 }).show('bob.1', ['m1', 'm2'], { readSeq: 1, unread: 1 }).rest(all));
    expectOnly('C8', two().show('bob.1', ['m1', 'm2'], { readSeq: 2 }).fault('crash', 'bob.1').show('bob.1', ['m1', 'm2'], { readSeq: 0, unread: 2 }).rest(all));
    expectOnly('C8', two().membership('c', 'bob', { lastReadSeq: 2 }).membership('c', 'bob', { lastReadSeq: 1 }).rest(all));
  });

  test('starts anew with a new epoch, a lost store, and where the server refused', () => {
    const read = { kind: 'read', cid: 'read 2', chatId: 'c', seq: 2 } as const;
    expectNothing(two().show('bob.1', ['m1', 'm2'], { readSeq: 2 }).restore(3).send('ann.1', 'm3').log('m2').log('m3').apply('bob.1', []).show('bob.1', ['m1'], { unread: 1 }).rest(all));
    expectNothing(two().show('bob.1', ['m1', 'm2'], { readSeq: 2 }).fault('wipe', 'bob.1').show('bob.1', ['m1', 'm2'], { unread: 2 }).rest(all));
    const refused = two().invoke('bob.1', read, 'ok').show('bob.1', ['m1', 'm2'], { readSeq: 2 }).answer('bob.1', 'read 2', 'refused');
    expectNothing(refused.show('bob.1', ['m1', 'm2'], { unread: 2 }).rest(all));
  });

  test('never passes the newest message', () => {
    expectOnly('C8', two().show('bob.1', ['m1', 'm2'], { readSeq: 3 }).rest(all));
    expectOnly('C8', two().membership('c', 'bob', { lastReadSeq: 3 }).rest(all));
  });

  test('is the same on all devices of a person in the end', () => {
    const read = () => two().membership('c', 'bob', { lastReadSeq: 2 });
    expectNothing(read().rest({ 'bob.1': { readSeqs: { c: 2 } }, 'bob.2': { readSeqs: { c: 2 } } }));
    expectOnly('C8', read().rest({ 'bob.1': { readSeqs: { c: 2 } }, 'bob.2': { readSeqs: { c: 1 } } }));
  });
});
