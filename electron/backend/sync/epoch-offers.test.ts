import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWaiting } from '../outbox/outbox.ts';
import { ada, ben, chatId, chatRow, createStore, memberRow, messageRow, reactionRow, self, testId, userRow, type StoreFixture } from '../testing/store-fixture.ts';
import { beginEpoch, finishFirstCopy } from './begin-epoch.ts';
import { redeemOffers } from './epoch-offers.ts';

let fixture: StoreFixture;
const own = (seq: number, row: Parameters<typeof messageRow>[1] = {}) => messageRow(seq, { senderId: ada, ...row });
const group = { users: [userRow(ada, 'Ada Brandt', 1), userRow(ben, 'Ben Ortiz', 2)], chats: [chatRow({ changeSeq: 3 })], members: [memberRow({ role: 'owner', changeSeq: 3 }), memberRow({ userId: ben, changeSeq: 3 })] };
const redeem = () => fixture.store.transaction((writer) => redeemOffers(writer, self, 80_000));
const offered = () => readWaiting(fixture.store, 100).map(({ command }) => command.intent);
const message = { chatId, messageId: testId(1_001) };

/** The restored server's copy arrives: from this floor on, with these rows. */
function restored(floor: number, rows: Parameters<StoreFixture['apply']>[0]): void {
  fixture.apply({ ...group, ...rows, snapshots: [{ chatId, historyFloorSeq: floor, unreadBefore: 0 }] });
  redeem();
  fixture.store.transaction((writer) => finishFirstCopy(writer, self, 70_000));
}
const begin = () => fixture.store.transaction((writer) => beginEpoch(writer, self, testId(3)));

beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

describe('SY10: what this person changed after the backup is done again', () => {
  it('an edit that the server has lost, shown at once', () => {
    fixture.apply({ messages: [own(1, { body: 'better', editedAt: 50, editCount: 1 })] });
    begin();
    restored(1, { messages: [own(1, { body: 'first', changeSeq: 9 })] });
    expect(offered()).toEqual([{ kind: 'message.edit', ...message, body: 'better' }]);
    expect(fixture.store.get('SELECT body FROM messages')).toEqual({ body: 'better' });
    expect(fixture.store.all('SELECT * FROM epoch_offers')).toEqual([]);
  });

  it('a deletion, of one’s own message or another’s, and a reaction', () => {
    fixture.apply({ messages: [own(1, { body: '', deletedAt: 60, deletedById: ada }), messageRow(2, { body: '', deletedAt: 61, deletedById: ada }), messageRow(3)], reactions: [reactionRow({ messageId: testId(1_003), userId: ada })] });
    begin();
    restored(1, { messages: [own(1, { changeSeq: 7 }), messageRow(2, { changeSeq: 8 }), messageRow(3, { changeSeq: 9 })] });
    expect(offered()).toEqual([
      { kind: 'message.delete', ...message }, { kind: 'message.delete', chatId, messageId: testId(1_002) }, { kind: 'reaction.set', chatId, messageId: testId(1_003), emoji: '👍', present: true },
    ]);
    expect(fixture.store.all('SELECT body FROM messages ORDER BY seq')).toEqual([{ body: '' }, { body: '' }, { body: 'message 3' }]);
  });

  it('only once the server’s row is here: a place alone says nothing of its words', () => {
    fixture.apply({ messages: [own(1, { body: 'better', editedAt: 50, editCount: 1 }), messageRow(9)] });
    begin();
    restored(9, { messages: [messageRow(9, { changeSeq: 9 })] });
    fixture.store.transaction((writer) => writer.run('UPDATE messages SET seq = 1, change_seq = 4 WHERE id = ?', testId(1_001)));
    expect(redeem()).toBe(false);
    fixture.apply({ messages: [own(1, { body: 'first', changeSeq: 5 })] });
    fixture.store.transaction((writer) => writer.run('UPDATE chat_sync SET history_floor_seq = 1'));
    expect(redeem()).toBe(true);
    expect(offered().at(-1)).toEqual({ kind: 'message.edit', ...message, body: 'better' });
  });

  it('not where the server has it, or has newer words, or the message is gone there', () => {
    fixture.apply({ messages: [own(1, { body: 'same', editedAt: 50, editCount: 1 }), own(2, { body: 'older', editedAt: 50, editCount: 1 }), own(3, { body: 'of a deleted one', editedAt: 50, editCount: 1 })], reactions: [reactionRow({ userId: ada })] });
    begin();
    restored(1, {
      messages: [own(1, { body: 'same', editedAt: 50, editCount: 1, changeSeq: 7 }), own(2, { body: 'newer', editedAt: 55, editCount: 2, changeSeq: 8 }), own(3, { body: '', deletedAt: 56, deletedById: ben, changeSeq: 9 })],
      reactions: [reactionRow({ userId: ada, changeSeq: 10 })],
    });
    expect(offered()).toEqual([]);
    expect(fixture.store.all('SELECT * FROM epoch_offers')).toEqual([]);
  });

  it('and is forgotten with messages that the whole history does not have, and with the chat', () => {
    fixture.apply({ messages: [messageRow(1, { body: '', deletedAt: 60, deletedById: ada })] });
    begin();
    restored(1, { messages: [] });
    expect(fixture.store.all('SELECT * FROM epoch_offers')).toEqual([]);
    fixture.store.transaction((writer) => {
      writer.run(`INSERT INTO epoch_offers VALUES ('edit', ?, 'x', 'words', 1)`, chatId);
      writer.run('DELETE FROM chats WHERE id = ?', chatId);
    });
    expect(fixture.store.all('SELECT * FROM epoch_offers')).toEqual([]);
  });
});

describe('SY10: a group that the server has lost', () => {
  const lost = () => {
    begin();
    fixture.apply({ users: group.users });
    fixture.store.transaction((writer) => finishFirstCopy(writer, self, 70_000));
  };

  it('is made again by whoever began it, with the people in it, before what was written there', () => {
    fixture.apply({ messages: [own(1, { body: 'mine' })] });
    lost();
    expect(offered().map(({ kind }) => kind)).toEqual(['chat.createGroup', 'message.send']);
    expect(offered()[0]).toMatchObject({ chatId, name: 'Harbour', memberIds: [ben, testId(13)] });
    expect(fixture.store.get('SELECT left_at FROM chat_members WHERE user_id = ?', ada)).toEqual({ left_at: null });
  });

  it('goes from the devices of the others, but for their own words', () => {
    fixture.apply({ chats: [chatRow({ createdById: ben, changeSeq: 20 })], messages: [messageRow(1)] });
    fixture.store.transaction((writer) => writer.run('UPDATE chats SET created_by_id = ?', ben));
    lost();
    expect(offered()).toEqual([]);
    expect(fixture.store.all('SELECT id FROM chats')).toEqual([]);
  });
});
