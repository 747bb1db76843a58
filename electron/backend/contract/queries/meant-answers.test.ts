import { afterEach, beforeEach, expect, it } from 'vitest';
import { ada, ben, cleo, createStore, messageRow, self, testId, type StoreFixture } from '../../testing/store-fixture.ts';
import type { ViewContext } from '../view-context.ts';
import { meantAnswersView } from './meant-answers.ts';

const nowMs = 20_000;
const root = testId(1_001);
let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
  fixture.apply({ messages: [messageRow(1, { body: 'Who has seen the harbour master?' })] });
});
afterEach(() => fixture.close());

const answer = (seq: number, body: string, row: Parameters<typeof messageRow>[1] = {}) => messageRow(seq, { senderId: cleo, body, threadRootMessageId: root, isOnlyInThread: true, ...row });
const wordsAre = (keywords: readonly string[]) => fixture.apply({ preferences: [{ name: 'notifications', value: JSON.stringify({ keywords }), changeSeq: 200 }] });
const found = (atMs = nowMs) => meantAnswersView({ store: fixture.store, self } as unknown as ViewContext, atMs);

it('finds unread answers of others with a word of the person, newest first, and says where they stand', () => {
  wordsAre(['ropes']);
  fixture.apply({ messages: [answer(2, 'The ropes are wet'), answer(3, 'Europes end'), answer(4, 'ROPES again')] });
  expect(found()).toMatchObject({ keywords: ['ropes'], answers: [{ messageId: testId(1_004), rootMessageId: root, chatTitle: 'Harbour', senderName: 'Cléo Martin', preview: { kind: 'text', text: 'ROPES again' } }, { messageId: testId(1_002) }] });
});

it('leaves out what is read, deleted, also in the chat, of long ago, or in a thread that is followed', () => {
  wordsAre(['ropes']);
  fixture.apply({ messages: [answer(2, 'ropes'), answer(3, '', { deletedAt: 9, deletedById: cleo }), answer(4, 'ropes', { isOnlyInThread: undefined })] });
  expect(found().answers.map(({ messageId }) => messageId)).toEqual([testId(1_002)]);
  expect(found(nowMs + 8 * 86_400_000).answers).toEqual([]);
  fixture.apply({ marks: [{ messageId: root, chatId: messageRow(1).chatId, savedAt: null, isFollowing: false, threadReadSeq: 2, changeSeq: 300 }] });
  expect(found().answers).toEqual([]);
  fixture.apply({ messages: [answer(5, 'ropes')] });
  expect(found().answers).toHaveLength(1);
  fixture.apply({ messages: [answer(6, 'I have', { senderId: ada })], marks: [{ messageId: root, chatId: messageRow(1).chatId, savedAt: null, isFollowing: true, threadReadSeq: 2, changeSeq: 301 }] });
  expect(found().answers).toEqual([]);
});

it('finds who is named in a thread that they follow no more, not what is for everybody there', () => {
  fixture.apply({
    marks: [{ messageId: root, chatId: messageRow(1).chatId, savedAt: null, isFollowing: false, threadReadSeq: 0, changeSeq: 300 }],
    messages: [answer(2, '@everyone look'), answer(3, '@Ben Ortiz look', { senderId: cleo }), answer(4, '@Ada Brandt look', { senderId: ben })],
  });
  expect(found()).toMatchObject({ keywords: [], answers: [{ messageId: testId(1_004) }] });
});
