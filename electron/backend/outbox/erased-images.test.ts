import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyRows } from '../apply/apply-rows.ts';
import { enqueue, reapplyWaiting } from './outbox.ts';
import { ada, ben, chatId, createStore, messageRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

it('SY8: the words that a waiting edit would put back go when the message is deleted elsewhere', () => {
  fixture.apply({ messages: [messageRow(1, { senderId: ada, body: 'the old words' })] });
  fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.edit', chatId, messageId: testId(1_001), body: 'new words' }, 1));
  const images = () => fixture.store.get<{ before_images: string }>('SELECT before_images FROM outbox')?.before_images;
  expect(images()).toContain('the old words');
  fixture.store.transaction((writer) => {
    const applied = applyRows(writer, self, { messages: [messageRow(1, { senderId: ada, body: '', deletedAt: 9, deletedById: ben, changeSeq: 300 })] });
    expect(applied.hasErased).toBe(true);
    reapplyWaiting(writer, self, applied.touchedChatIds);
  });
  expect(images()).not.toContain('the old words');
});
