import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import { enqueue, retry, takeResults } from '../outbox/outbox.ts';
import { chatId, createStore, messageRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { OutboxSender } from './outbox-sender.ts';

let fixture: StoreFixture;
let sender: OutboxSender;
let sent: string[][];

beforeEach(async () => {
  fixture = await createStore();
  sent = [];
  const send = (frame: UpFrame) => void (frame.type === 'commands' && sent.push(frame.commands.map(({ id }) => id)));
  sender = new OutboxSender({ store: fixture.store, clock: { nowMs: () => 0, after: () => () => undefined }, send });
  fixture.apply({ messages: [messageRow(1), messageRow(2)] });
});
afterEach(() => fixture.close());

const act = (intent: Parameters<typeof enqueue>[2]) => fixture.store.transaction((writer) => enqueue(writer, self, intent, 50_000));
const refuse = (commandId: string) => {
  const results = [{ commandId, status: 'refused', code: 'not_allowed', message: 'No.' }] as const;
  fixture.store.transaction((writer) => takeResults(writer, self, results));
  sender.answered(results);
};

describe('SY11: a read pointer that is refused', () => {
  it('waits, is not sent again in this connection, and is sent with the next one', () => {
    sender.resume();
    const read = act({ kind: 'chat.read', chatId, seq: 2 });
    sender.wake();
    refuse(read);
    const message = act({ kind: 'message.send', chatId, messageId: testId(1), body: 'after it', replyToMessageId: null });
    sender.wake();
    expect(sent).toEqual([[read], [message]]);
    sender.pause();
    sender.resume();
    expect(sent.at(-1)).toEqual([read, message]);
  });
});

describe('SY12: a message that was refused', () => {
  it('is sent again in the same connection when the person asks for it', () => {
    sender.resume();
    const message = act({ kind: 'message.send', chatId, messageId: testId(1), body: 'once more', replyToMessageId: null });
    sender.wake();
    refuse(message);
    fixture.store.transaction((writer) => retry(writer, self, message));
    sender.wake();
    expect(sent).toEqual([[message], [message]]);
  });
});
