import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RowSet } from '#shared/protocol/rows/row-set';
import { enqueue } from '../outbox/outbox.ts';
import { ada, ben, chatId, createStore, memberRow, messageRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { applyHistory } from './apply-history.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

type Message = NonNullable<RowSet['messages']>[number];
const unread = () => fixture.store.get<{ unread_count: number }>('SELECT unread_count FROM chat_members WHERE chat_id = ? AND user_id = ?', chatId, ada)?.unread_count;
const read = (seq: number) => fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'chat.read', chatId, seq }, 1));
const floor = () => fixture.store.get('SELECT history_floor_seq, unread_before FROM chat_sync WHERE chat_id = ?', chatId);
const history = (floorSeq: number, messages: Message[]) =>
  fixture.store.transaction((writer) => applyHistory(writer, self, { type: 'historyPage', requestId: 1, chatId, floorSeq, messages, reactions: [] }));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_value, index) => messageRow(from + index));

/** A second chat whose newest messages only are held, from `floorSeq` up. */
function holdFrom(floorSeq: number, to: number, unreadBefore: number): void {
  fixture.store.transaction((writer) => writer.run('DELETE FROM chat_sync'));
  fixture.apply({ messages: range(floorSeq, to), snapshots: [{ chatId, historyFloorSeq: floorSeq, unreadBefore }] });
}

describe('SY11: unread is derived', () => {
  it('counts what others wrote above the pointer, without deleted and system messages', () => {
    fixture.apply({
      messages: [messageRow(1), messageRow(2, { senderId: ada }), messageRow(3, { type: 'system', body: '' }), messageRow(4, { body: '', deletedAt: 1, deletedById: ben }), messageRow(5)],
    });
    expect(unread()).toBe(2);
    read(1);
    expect(unread()).toBe(1);
    fixture.apply({ messages: [messageRow(5, { body: '', deletedAt: 2, deletedById: ben, changeSeq: 300 })] });
    expect(unread()).toBe(0);
  });

  it('adds what lies below the history held here, while the pointer is below it', () => {
    holdFrom(51, 100, 30);
    expect(unread()).toBe(80);
    read(50);
    expect(unread()).toBe(50);
  });

  it('agrees with a model over random histories, readings and pages', () => {
    const seed = Number(process.env['HALLWAY_SEED'] ?? Date.now() % 1_000_000);
    const random = seededRandom(seed);
    const total = 120;
    const log = Array.from({ length: total }, (_value, index) => {
      const kind = random();
      return messageRow(index + 1, {
        ...(kind < 0.2 ? { senderId: ada } : {}),
        ...(kind > 0.9 ? { type: 'system' as const, body: '' } : {}),
        ...(kind > 0.75 && kind <= 0.9 ? { body: '', deletedAt: 1, deletedById: ben } : {}),
      });
    });
    const counts = (row: Message) => row.senderId !== ada && row.type !== 'system' && row.deletedAt === null;
    let held = 60;
    let floorSeq = 41;
    let pointer = 0;
    const model = () => log.filter((row) => row.seq > pointer && row.seq <= held && counts(row)).length;
    fixture.store.transaction((writer) => writer.run('DELETE FROM chat_sync'));
    fixture.apply({ messages: log.slice(floorSeq - 1, held), snapshots: [{ chatId, historyFloorSeq: floorSeq, unreadBefore: log.slice(0, floorSeq - 1).filter(counts).length }] });
    expect([seed, unread()]).toEqual([seed, model()]);
    for (let step = 0; step < 60; step += 1) {
      const dice = random();
      if (dice < 0.4 && held < total) {
        const until = Math.min(total, held + 1 + Math.floor(random() * 4));
        fixture.apply({ messages: log.slice(held, until) });
        held = until;
      } else if (dice < 0.7) {
        // A pointer inside what is not held yet cannot be counted exactly before the history is there.
        pointer = Math.max(pointer, floorSeq - 1 + Math.floor(random() * (held - floorSeq + 2)));
        read(pointer);
      } else if (floorSeq > 1) {
        const next = Math.max(1, floorSeq - 10);
        history(next, log.slice(next - 1, floorSeq - 1));
        floorSeq = next;
      }
      expect([seed, step, unread()]).toEqual([seed, step, model()]);
    }
  });
});

function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('SY13: history comes in from the newest end', () => {
  it('lowers the floor with the page, down to the chat’s beginning', () => {
    holdFrom(51, 60, 50);
    history(31, range(31, 50));
    expect(floor()).toEqual({ history_floor_seq: 31, unread_before: 30 });
    history(1, range(1, 30));
    expect(floor()).toEqual({ history_floor_seq: 1, unread_before: 0 });
    expect(unread()).toBe(60);
  });

  it('takes a page twice, and one that does not join what is held, without harm', () => {
    holdFrom(51, 60, 50);
    history(31, range(31, 50));
    history(31, range(31, 50));
    history(1, range(1, 10));
    expect(floor()).toEqual({ history_floor_seq: 31, unread_before: 30 });
    expect(fixture.store.get('SELECT COUNT(*) AS count FROM messages')).toEqual({ count: 30 });
  });

  it('ends at an empty page', () => {
    holdFrom(51, 60, 0);
    history(1, []);
    expect(floor()).toEqual({ history_floor_seq: 1, unread_before: 0 });
  });

  it('leaves a page of a chat that was left meanwhile alone', () => {
    fixture.apply({ members: [memberRow({ leftAt: 9, changeSeq: 400 })] });
    history(1, range(1, 5));
    expect(fixture.store.all('SELECT * FROM messages')).toEqual([]);
  });

  it('brings the last message of a chat whose newest part is replies in threads alone', () => {
    fixture.store.transaction((writer) => writer.run('DELETE FROM chat_sync'));
    const replies = range(51, 60).map((row) => ({ ...row, threadRootMessageId: testId(1_030), isOnlyInThread: true as const }));
    fixture.apply({ messages: replies, snapshots: [{ chatId, historyFloorSeq: 51, unreadBefore: 0 }] });
    const lastMessage = () => fixture.store.get<{ last_message_id: string | null }>('SELECT last_message_id FROM chats WHERE id = ?', chatId)?.last_message_id;
    expect(lastMessage()).toBeNull();
    history(41, range(41, 50).map((row) => ({ ...row, threadRootMessageId: testId(1_030), isOnlyInThread: true as const })));
    expect(lastMessage()).toBeNull();
    history(31, range(31, 40));
    expect(lastMessage()).toBe(testId(1_040));
  });

  it('does not let an old page undo what is newer here', () => {
    holdFrom(51, 60, 50);
    fixture.apply({ messages: [messageRow(40, { body: 'edited', changeSeq: 900 })] });
    history(31, range(31, 50));
    expect(fixture.store.get('SELECT body FROM messages WHERE id = ?', testId(1_040))).toEqual({ body: 'edited' });
    expect(unread()).toBe(60);
  });
});
