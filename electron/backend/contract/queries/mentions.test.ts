import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, ben, chatId, createStore, memberRow, messageRow, self, testId, userRow, type StoreFixture } from '../../testing/store-fixture.ts';
import { countUnreadMentions, MentionBook } from './mentions.ts';

let fixture: StoreFixture;
let book: MentionBook;
const lee = testId(30);
beforeEach(async () => {
  fixture = await createStore();
  fixture.apply({ users: [{ ...userRow(lee, 'Ben Ortiz Lee', 30), email: 'lee@example.org' }] });
  book = new MentionBook(fixture.store, self);
});
afterEach(() => fixture.close());

describe('whom a message mentions', () => {
  it.each([
    ['hi @Ben Ortiz!', [{ text: '@Ben Ortiz', userId: ben, isSelf: false }]],
    ['@ben ortiz lee and @BEN ORTIZ', [{ text: '@ben ortiz lee', userId: lee, isSelf: false }, { text: '@BEN ORTIZ', userId: ben, isSelf: false }]],
    ['@Ada Brandt, @everyone', [{ text: '@Ada Brandt', userId: ada, isSelf: true }, { text: '@everyone', userId: null, isSelf: true }]],
    ['@Ben Ortiz @Ben Ortiz', [{ text: '@Ben Ortiz', userId: ben, isSelf: false }]],
    ['@Nobody Here, ben@example.org, `@Ben Ortiz`', []],
  ])('%j', (body, expected) => {
    expect(book.mentionsIn(body)).toEqual(expected);
  });

  it('of two with one name oneself is meant', () => {
    fixture.apply({ users: [{ ...userRow(testId(31), 'Ada Brandt', 31), email: 'other@example.org' }] });
    expect(new MentionBook(fixture.store, self).mentionsIn('@Ada Brandt')).toEqual([{ text: '@Ada Brandt', userId: ada, isSelf: true }]);
  });
});

it('SY11: unread mentions are those above the read position, of others, that are there', () => {
  const body = 'look @Ada Brandt';
  fixture.apply({
    members: [memberRow({ changeSeq: 300, own: { lastReadSeq: 1, notificationPreference: 'all', mutedUntil: null, pinnedAt: null } })],
    messages: [
      messageRow(1, { senderId: ben, body, changeSeq: 301 }), messageRow(2, { senderId: ben, body, changeSeq: 302 }), messageRow(3, { senderId: ada, body, changeSeq: 303 }),
      messageRow(4, { senderId: ben, body: '@everyone', changeSeq: 304 }), messageRow(5, { senderId: ben, body: '', deletedAt: 9, deletedById: ben, changeSeq: 305 }), messageRow(6, { senderId: ben, body: 'plain', changeSeq: 306 }),
    ],
  });
  expect(countUnreadMentions(fixture.store, book, { chatId, self, keywords: [] })).toBe(2);
  expect(countUnreadMentions(fixture.store, book, { chatId, self, keywords: ['nothing like it'] })).toBe(2);
});
