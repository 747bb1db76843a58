import { describe, test } from 'vitest';
import { expectNothing, expectOnly } from './expect-rule.ts';
import { type HistoryBuilder, oneMessage } from './history-builder.ts';

const all = { 'ann.1': {}, 'bob.1': {} };

describe('C9: who is no member gets nothing', () => {
  const left = () => oneMessage().membership('c', 'bob', { leftAt: 1 });
  const told = () => left().give('bob.1', 'member c bob');

  test('a member is told that they are out, and may be told of it twice', () => {
    expectNothing(told().give('bob.1', 'member c bob').rest(all));
  });

  test('what was under way when the removal was committed may arrive until the device is told', () => {
    const underWay = oneMessage().send('ann.1', 'm2').log('m2').membership('c', 'bob', { leftAt: 1 });
    expectNothing(underWay.give('bob.1', 'm2').give('bob.1', 'member c bob').give('bob.1', 'm2').rest(all));
  });

  test('somebody who comes in again gets everything', () => {
    expectNothing(told().send('ann.1', 'm2').log('m2').membership('c', 'bob', { leftAt: null }).give('bob.1', 'member c bob').give('bob.1', 'm1').give('bob.1', 'm2').rest(all));
  });

  test('somebody who comes in again and leaves again got everything meanwhile, the chat before their own row', () => {
    const back = told().membership('c', 'bob', { leftAt: null }).give('bob.1', 'm1', { changeSeq: 3 }).give('bob.1', 'member c ann').give('bob.1', 'member c bob');
    expectNothing(back.membership('c', 'bob', { leftAt: 2 }).give('bob.1', 'member c bob').rest(all));
  });

  test('a message that came after the removal, one that is sent after the device was told, one in a later session', () => {
    expectOnly('C9', left().send('ann.1', 'm2').log('m2').give('bob.1', 'm2').rest(all));
    const unseen = () => oneMessage().send('ann.1', 'm2').log('m2').membership('c', 'bob', { leftAt: 1 });
    expectOnly('C9', unseen().give('bob.1', 'member c bob').give('bob.1', 'm2').rest(all));
    expectOnly('C9', unseen().connection('bob.1', 'offline').connection('bob.1', 'catchingUp').give('bob.1', 'm2').rest(all));
  });

  test('somebody who was never in', () => {
    expectOnly('C9', oneMessage().give('eve.1', 'm1', { apply: false }).rest(all));
    expectOnly('C9', oneMessage().react('m1', 'ann').give('eve.1', 'reaction m1 ann', { apply: false }).rest(all));
    expectOnly('C9', oneMessage().give('eve.1', 'member c ann', { apply: false }).rest(all));
  });

  test('a search or a notification that still speaks of it', () => {
    expectOnly('C9', told().find('bob.1', 'm1').rest(all));
    expectOnly('C9', told().notify('bob.1', 'm1').rest(all));
  });

  test('what is left on the device in the end; its own unsent words may stay', () => {
    const rows = [...oneMessage().rows.values()];
    expectOnly('C9', told().rest({ ...all, 'bob.1': { rows } }));
    expectNothing(told().rest({ ...all, 'bob.1': { rows: rows.filter((row) => row.kind === 'member' && row.userId === 'bob') } }));
  });
});

describe('C10: what is deleted is gone', () => {
  const deleted = () => oneMessage().erase('ann.1', 'm1').log('m1', { hash: null }).answer('ann.1', 'delete m1');
  const text = { id: 'm1', seq: 1, hash: 'words of m1' };

  test('a tombstone, and the text before it', () => {
    expectNothing(oneMessage().show('bob.1', ['m1'], { unread: 1 }).erase('ann.1', 'm1').log('m1', { hash: null }).answer('ann.1', 'delete m1').give('bob.1', 'm1').show('bob.1', ['m1']).rest(all));
  });

  test('the text may stand until the device knows', () => expectNothing(deleted().show('bob.1', [text], { unread: 1 }).give('bob.1', 'm1').rest(all)));

  test('a deletion that was refused changes nothing', () => {
    expectNothing(oneMessage().erase('bob.1', 'm1').answer('bob.1', 'delete m1', 'refused').show('bob.1', ['m1'], { unread: 1 }).rest(all));
  });

  test('a deletion that its person left the chat before goes with the chat; one that was done before stays', () => {
    const back = (story: HistoryBuilder) =>
      story.membership('c', 'ann', { leftAt: 9 }).give('ann.1', 'member c ann').membership('c', 'ann', { leftAt: null }).give('ann.1', 'member c ann');
    expectNothing(back(oneMessage().erase('ann.1', 'm1')).give('ann.1', 'm1').show('ann.1', ['m1']).rest(all));
    expectOnly('C10', back(deleted()).show('ann.1', [text]).rest(all));
  });

  test('the text shown, found or told of by a device that knows', () => {
    expectOnly('C10', deleted().give('bob.1', 'm1').show('bob.1', [text], { unread: 1 }).rest(all));
    expectOnly('C10', deleted().give('bob.1', 'm1').find('bob.1', 'm1').rest(all));
    expectOnly('C10', deleted().give('bob.1', 'm1').notify('bob.1', 'm1').rest(all));
    expectOnly('C10', oneMessage().erase('ann.1', 'm1').show('ann.1', ['m1']).log('m1', { hash: null }).answer('ann.1', 'delete m1').rest(all));
  });

  test('the text sent in a session that began afterwards', () => {
    const later = deleted().connection('eve.1', 'offline').connection('eve.1', 'catchingUp').membership('c', 'eve', {});
    expectOnly('C10', later.give('eve.1', 'm1', { changeSeq: 3, hash: 'words of m1', apply: false }).rest(all));
  });

  test('words that were replaced come back', () => {
    const edited = () => oneMessage().edit('ann.1', 'm1', 'better words').log('m1', { hash: 'better words' }).answer('ann.1', 'edit better words').give('bob.1', 'm1');
    expectNothing(edited().show('bob.1', ['m1'], { unread: 1 }).rest(all));
    expectOnly('C10', edited().show('bob.1', [text], { unread: 1 }).rest(all));
  });

  test('text or reactions left in the end', () => {
    expectOnly('C10', deleted().rest(all, { remains: ['words of m1'] }));
    expectOnly('C10', deleted().rest({ ...all, 'bob.1': { remains: ['words of m1'] } }));
    expectOnly('C10', oneMessage().react('m1', 'bob').erase('ann.1', 'm1').log('m1', { hash: null }).answer('ann.1', 'delete m1').rest(all));
    expectOnly('C10', deleted().rest({ ...all, 'bob.1': { rows: [...oneMessage().rows.values()] } }));
  });

  test('after a backup the text may come back', () => {
    expectNothing(deleted().give('bob.1', 'm1').restore(3).apply('bob.1', []).show('bob.1', [text], { unread: 1 }).log('m1', { hash: 'words of m1', changeSeq: 3 }).rest(all));
  });
});
