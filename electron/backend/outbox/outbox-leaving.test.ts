import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatIntent } from '#shared/protocol/commands/command';
import { chatId, createStore, memberRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { enqueue, takeResults } from './outbox.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const send = (number: number): ChatIntent => ({ kind: 'message.send', chatId, messageId: testId(number), body: `own ${number}`, replyToMessageId: null });
const act = (intent: ChatIntent) => fixture.store.transaction((writer) => enqueue(writer, self, intent, 50_000));
const done = (commandId: string, message: { seq: number; createdAt: number; changeSeq: number }) =>
  fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId, status: 'done', message }]));

describe('SY9: a message that the server had before the person left', () => {
  const leave = () => fixture.apply({ members: [memberRow({ leftAt: 40_000, changeSeq: 500 })] });

  it('goes with the chat when its answer comes after the leaving', () => {
    const id = act(send(1));
    leave();
    expect(fixture.store.all('SELECT seq FROM messages')).toEqual([{ seq: null }]);
    done(id, { seq: 1, createdAt: 60_000, changeSeq: 400 });
    expect(fixture.store.all('SELECT id FROM messages')).toEqual([]);
    expect(fixture.store.all('SELECT id FROM chats')).toEqual([]);
  });

  it('leaves what was never sent where it is', () => {
    const id = act(send(1));
    act(send(2));
    leave();
    done(id, { seq: 1, createdAt: 60_000, changeSeq: 400 });
    expect(fixture.store.all('SELECT id FROM messages')).toEqual([{ id: testId(2) }]);
    expect(fixture.store.all('SELECT id FROM chats')).toEqual([{ id: chatId }]);
  });
});
