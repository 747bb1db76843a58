import { describe, test } from 'vitest';
import { expectNothing, expectOnly } from './expect-rule.ts';
import { HistoryBuilder, oneMessage } from './history-builder.ts';

const all = { 'ann.1': {}, 'bob.1': {} };

describe('C1: what was promised is there', () => {
  test('a message that everybody has', () => expectNothing(oneMessage().rest(all)));

  test('a message whose promise is unknown may be there or not', () => {
    expectNothing(oneMessage().begin('ann.1', 'm2').fault('crash', 'ann.1').rest(all));
    expectNothing(oneMessage().begin('ann.1', 'm2').fault('crash', 'ann.1').log('m2').rest(all));
  });

  test('a message that was told as failed, was given up, or stayed on a lost device is not lost', () => {
    expectNothing(oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2', 'refused').rest({ ...all, 'ann.1': { failedMessageIds: ['m2'] } }));
    expectNothing(oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2', 'refused').invoke('ann.1', { kind: 'discard', cid: '', chatId: 'c', messageId: 'm2' }, 'ok').rest(all));
    expectNothing(oneMessage().send('ann.1', 'm2').fault('wipe', 'ann.1').rest(all));
  });

  test('an acknowledged message that the log lacks is lost', () => {
    expectOnly('C1', oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2').rest(all));
    expectOnly('C1', oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2').fault('wipe', 'ann.1').rest(all));
  });

  test('a promised message that neither waits nor failed is lost, also once it was refused', () => {
    expectOnly('C1', oneMessage().send('ann.1', 'm2').rest(all));
    expectOnly('C1', oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2', 'refused').rest(all));
  });

  test('a message that one entitled device lacks is lost there', () => {
    expectOnly('C1', oneMessage().rest({ ...all, 'bob.1': { rows: [] } }));
  });

  test('an answer before the commit promises what a crash can take', () => {
    expectOnly('C1', oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2').log('m2').rest(all));
  });

  test('a backup may take what no surviving device has of its own, and nothing else', () => {
    const lostByBackup = () => oneMessage().send('ann.1', 'm2').log('m2').answer('ann.1', 'send m2').restore(3);
    expectNothing(lostByBackup().fault('wipe', 'ann.1').rest(all));
    expectNothing(lostByBackup().log('m2').rest(all));
    expectOnly('C1', lostByBackup().rest(all));
  });

  test('a promised edit that waits no more and was never answered is lost', () => {
    const edited = () => oneMessage().edit('ann.1', 'm1', 'better words');
    expectNothing(edited().log('m1', { hash: 'better words' }).answer('ann.1', 'edit better words').rest(all));
    expectNothing(edited().answer('ann.1', 'edit better words', 'refused').rest(all));
    expectOnly('C1', edited().rest(all));
    expectOnly('C1', edited().answer('ann.1', 'edit better words', 'later').rest(all));
  });

  test('a reaction to a message that was given up goes with it, any other is lost without an answer', () => {
    const reacted = (messageId: string) => {
      const op = { kind: 'other', cid: 'react', chatId: 'c', intent: JSON.stringify({ kind: 'reaction.set', messageId }) } as const;
      const refused = oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2', 'refused').invoke('ann.1', op, 'begin').invoke('ann.1', op, 'ok');
      return refused.invoke('ann.1', { kind: 'discard', cid: '', chatId: 'c', messageId: 'm2' }, 'ok').rest(all);
    };
    expectNothing(reacted('m2'));
    expectOnly('C1', reacted('m1'));
  });

  test('an acknowledged deletion is done', () => {
    const deleted = () => oneMessage().erase('ann.1', 'm1').answer('ann.1', 'delete m1');
    expectOnly('C1', deleted().rest(all));
    expectNothing(deleted().log('m1', { hash: null }).rest(all));
  });
});

describe('C2: once, with the words that were written', () => {
  test('the same answer twice and the same row twice change nothing', () => {
    expectNothing(oneMessage().answer('ann.1', 'send m1').give('bob.1', 'm1').rest(all));
  });

  test('a message with two places is there twice', () => expectOnly('C2', oneMessage().log('m1', { seq: 2 }).rest(all)));

  test('the same words under another id are a second copy', () => {
    expectOnly('C2', oneMessage().log('m1-again', { hash: 'words of m1' }).rest(all));
    expectOnly('C2', oneMessage().begin('ann.1', 'm2').log('other id', { hash: 'words of m2' }).rest(all));
    expectNothing(oneMessage().invoke('ann.1', { kind: 'send', cid: 'x', chatId: 'c', messageId: 'm2', hash: 'words of m1', readUpTo: 0 }, 'ok').log('m2', { hash: 'words of m1' }).rest(all));
  });

  test('words that nobody gave the message', () => expectOnly('C2', oneMessage().send('ann.1', 'm2').log('m2', { hash: 'altered' }).rest(all)));

  test('a message twice in what is shown', () => {
    expectOnly('C2', oneMessage().show('bob.1', ['m1', { id: 'm1', seq: null, hash: 'words of m1' }], { unread: 1 }).rest(all));
  });

  test('a second notification, unless a fault came between', () => {
    expectOnly('C2', oneMessage().notify('bob.1', 'm1').notify('bob.1', 'm1').rest(all));
    expectNothing(oneMessage().notify('bob.1', 'm1').fault('crash', 'bob.1').notify('bob.1', 'm1').rest(all));
  });

  test('another epoch may give a message another place', () => {
    expectNothing(oneMessage().restore(2).send('ann.1', 'm0').log('m0').log('m1', { seq: 2 }).rest(all));
  });
});

describe('C3: nothing that nobody asked for', () => {
  test('a line of the system needs no sender', () => expectNothing(oneMessage().log('joined', { isSystem: true, hash: 'empty' }).rest(all)));

  test('a message in the log, on its way, on a screen, in a search, that nobody sent', () => {
    expectOnly('C3', oneMessage().log('ghost').rest(all));
    expectOnly('C3', oneMessage().event({ type: 'deliver', atMs: 0, device: 'bob.1', user: 'bob', via: 'push', row: { kind: 'message', id: 'ghost', chatId: 'c', senderId: 'ann', seq: 9, changeSeq: 9, hash: 'x' } }).rest(all));
    expectOnly('C3', oneMessage().show('bob.1', ['m1', { id: 'ghost', seq: null, hash: 'x' }], { unread: 1 }).rest(all));
    expectOnly('C3', oneMessage().find('bob.1', 'ghost').rest(all));
  });

  test('a message that its device had refused, or that is there before it was sent', () => {
    const op = { kind: 'send', cid: '', chatId: 'c', messageId: 'm2', hash: 'words of m2', readUpTo: 0 } as const;
    expectOnly('C3', oneMessage().invoke('ann.1', op, 'begin').invoke('ann.1', op, 'fail').log('m2').rest(all));
    expectNothing(oneMessage().invoke('ann.1', op, 'begin').invoke('ann.1', op, 'fail').rest(all));
    expectOnly('C3', oneMessage().log('m2').send('ann.1', 'm2').rest(all));
  });
});

describe('C4: one order', () => {
  const three = () => oneMessage().send('ann.1', 'm2').log('m2').send('ann.1', 'm3').log('m3');

  test('a piece of the log, with what waits below', () => {
    expectNothing(three().send('bob.1', 'm4').show('bob.1', ['m2', 'm3', 'm4'], { unread: 3 }).log('m4').rest(all));
  });

  test('a gap, a swap, a place of another message', () => {
    expectOnly('C4', three().show('bob.1', ['m1', 'm3'], { readSeq: 3 }).rest(all));
    expectOnly('C4', three().show('bob.1', ['m1', 'm3', 'm2'], { readSeq: 3 }).rest(all));
    expectOnly('C4', three().show('bob.1', ['m1', { id: 'm3', seq: 2, hash: 'words of m3' }, { id: 'm2', seq: 3, hash: 'words of m2' }], { readSeq: 3 }).rest(all));
  });

  test('something sent stands below what waits', () => {
    expectOnly('C4', three().send('bob.1', 'm4').show('bob.1', ['m1', 'm4', 'm2', 'm3'], { readSeq: 3 }).log('m4').rest(all));
  });

  test('a device that holds a message elsewhere in the end', () => {
    const story = three();
    const rows = [...story.rows.values()].map((row) => (row.kind === 'message' && row.id === 'm3' ? { ...row, seq: 4 } : row));
    // Two places for one id in one log would be C2's and C15's; here only the device is wrong.
    expectOnly('C4', three().rest({ ...all, 'bob.1': { rows: rows.map((row) => (row.kind === 'message' && row.seq === 4 ? { ...row, changeSeq: 99 } : row)) } }));
  });
});

describe('C5 and C6: who was first', () => {
  test('C5: two messages of one device stand in the order in which they were sent', () => {
    expectNothing(new HistoryBuilder().members('c', 'ann').send('ann.1', 'm1').send('ann.1', 'm2').log('m1').log('m2').rest({ 'ann.1': {} }));
    expectOnly('C5', new HistoryBuilder().members('c', 'ann').send('ann.1', 'm1').send('ann.1', 'm2').log('m2').log('m1').rest({ 'ann.1': {} }));
  });

  test('C5: nothing is said of a message begun before the other was promised, or sent again after a refusal or failure', () => {
    const chat = () => new HistoryBuilder().members('c', 'ann');
    expectNothing(chat().begin('ann.1', 'm1').begin('ann.1', 'm2').promise('ann.1', 'm1').promise('ann.1', 'm2').log('m2').log('m1').rest({ 'ann.1': {} }));
    expectNothing(chat().send('ann.1', 'm1').answer('ann.1', 'send m1', 'refused').send('ann.1', 'm2').log('m2').log('m1').rest({ 'ann.1': {} }));
    expectNothing(chat().send('ann.1', 'm1').send('ann.1', 'm2').log('m2').invoke('ann.1', { kind: 'retry', cid: '', chatId: 'c', messageId: 'm1' }, 'begin').log('m1').rest({ 'ann.1': {} }));
  });

  test('C5: an answer stands below what its writer had read', () => {
    expectOnly('C5', oneMessage().send('bob.1', 'm2', { readUpTo: 2 }).log('m2', { sender: 'bob' }).rest(all));
    expectNothing(oneMessage().send('bob.1', 'm2', { readUpTo: 1 }).log('m2', { sender: 'bob' }).rest(all));
  });

  test('C5: after a backup, what was lost is offered again with a later place', () => {
    expectNothing(oneMessage().send('ann.1', 'm2').log('m2').answer('ann.1', 'send m2').restore(3).send('ann.1', 'm3').log('m3').log('m2').rest(all));
  });

  test('C6: what was acknowledged stands above everything begun later, by anybody', () => {
    const late = () => oneMessage().begin('bob.1', 'm2').send('ann.1', 'm3').log('m3', { seq: 3 }).answer('ann.1', 'send m3');
    expectNothing(late().promise('bob.1', 'm2').log('m2', { seq: 2, sender: 'bob' }).rest(all));
    const early = oneMessage().send('ann.1', 'm3').log('m3', { seq: 3 }).answer('ann.1', 'send m3').send('bob.1', 'm2');
    expectOnly('C6', early.log('m2', { seq: 2, sender: 'bob' }).rest(all));
  });

  test('C6: a message without an answer holds nobody below it', () => {
    expectNothing(oneMessage().send('ann.1', 'm3').log('m3', { seq: 3 }).send('bob.1', 'm2').log('m2', { seq: 2, sender: 'bob' }).rest(all));
  });
});
