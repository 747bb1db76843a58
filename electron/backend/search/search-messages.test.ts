import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchRequest } from '#shared/contract/search';
import { noFiles } from '../testing/fake-file-server.ts';
import { ada, ben, chatId, chatRow, cleo, createStore, memberRow, messageRow, reactionRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import type { ViewContext } from '../contract/view-context.ts';
import { searchMessages } from './search-messages.ts';

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const day = (text: string) => new Date(`${text}T12:00:00`).getTime();
const nowMs = day('2026-03-10');

function context(): ViewContext {
  const actor = { userId: ada, isActive: true, permissions: new Set<never>(), hasChatFeature: true };
  return { store: fixture.store, self, actor, presenceOf: () => null, lastSeenOf: () => null, nowMs: 0, typingIn: () => [], deviceCalls: new Map(), isFetchingHistory: () => false, files: noFiles };
}

const search = (text: string, more: Partial<SearchRequest> = {}) => searchMessages(context(), { text, chatId: null, order: 'newest', cursor: null, limit: 20, ...more }, nowMs);
const bodiesFound = (text: string, more: Partial<SearchRequest> = {}) => search(text, more).hits.map(({ snippet }) => snippet);
const write = (...bodies: readonly string[]) => fixture.apply({ messages: bodies.map((body, at) => messageRow(at + 1, { body, createdAt: nowMs + at * 1_000 })) });

/** The hits' marked parts. */
const marked = (text: string, more: Partial<SearchRequest> = {}) => search(text, more).hits.map(({ snippet, highlights }) => highlights.map(({ start, end }) => snippet.slice(start, end)));

describe('words', () => {
  it.each([
    ['a whole word', 'harbour', 'The Harbour is closed'],
    ['its beginning, while it is typed', 'har', 'The Harbour is closed'],
    ['one letter of its beginning', 'h', 'The Harbour is closed'],
    ['two letters of its beginning', 'cl', 'The Harbour is closed'],
    ['a part of it from three letters', 'rbo', 'The Harbour is closed'],
    ['words in any order', 'closed the', 'The Harbour is closed'],
    ['without accents what has them', 'cafe creme', 'Un Café crème?'],
    ['with accents what has none', 'naïve', 'a naive question'],
    ['ß as ss', 'strasse', 'Große Straße 7'],
    ['a stroke as its letter', 'oresund', 'Øresund bridge'],
    ['decomposed accents', 'Zoë', 'Zoe\u0308 called'],
    ['a dotted capital', 'istanbul', 'İSTANBUL'],
    ['an apostrophe or none', 'dont', 'I don’t know'],
    ['a number with points', '1.24', 'Version 1.24.3 is out'],
    ['an address', 'ada@example', 'write to ada@example.org'],
    ['a name with a low line', 'max_size', 'set max_size to 7'],
    ['Chinese, one character', '会', '我们开会讨论'],
    ['Chinese, two characters inside', '开会', '我们开会讨论'],
    ['Chinese, longer', '我们开会讨', '我们开会讨论'],
    ['Japanese', 'ひらが', 'これはひらがなです'],
    ['Korean without its ending', '회의', '오늘회의는 세 시'],
    ['Thai', 'สวัส', 'สวัสดีครับ'],
    ['Arabic without vowels', 'سلام', 'سَلَام عليكم'],
    ['Russian', 'привет', 'Всем Привет!'],
    ['Greek with its last sigma', 'οδοσ', 'Η ΟΔΟΣ'],
    ['an emoji', '🎉', 'done🎉thanks'],
  ])('finds %s', (_what, text, body) => {
    write('something else', body, 'and another');
    expect(bodiesFound(text)).toEqual([body]);
  });

  it.each([
    ['one or two letters inside of a word', 'ar', 'The Harbour is closed'],
    ['pieces of a word that is not there', 'theing', 'the hein ing eing'],
    ['a word that only begins in quotes', '"harb"', 'The Harbour is closed'],
    ['quoted words apart', '"the closed"', 'The Harbour is closed'],
    ['what is left out', 'harbour -closed', 'The Harbour is closed'],
  ])('does not find %s', (_what, text, body) => {
    write(body);
    expect(bodiesFound(text)).toEqual([]);
  });

  it('finds quoted words beside each other', () => {
    write('The harbour is closed', 'is the harbour open', 'harbour the');
    expect(bodiesFound('"the harbour"')).toEqual(['is the harbour open', 'The harbour is closed']);
    expect(bodiesFound('„the harbour“ -open')).toEqual(['The harbour is closed']);
  });

  it.each(['', ' ', '"', '""', '-', '…', '-closed', '()*^'])('finds nothing for %j, which names nothing', (text) => {
    write('The Harbour is closed');
    expect(search(text)).toEqual({ hits: [], cursor: null, filters: [] });
  });
});

describe('operators', () => {
  const other = testId(101);
  beforeEach(() => {
    fixture.apply({
      chats: [chatRow({ id: other, name: 'Pier two' })],
      members: [memberRow({ chatId: other }), memberRow({ chatId: other, userId: cleo })],
      snapshots: [{ chatId: other, historyFloorSeq: 1, unreadBefore: 0 }],
      messages: [
        messageRow(1, { body: 'plan one https://example.org', createdAt: day('2024-12-31') }),
        messageRow(2, { body: 'plan two', senderId: cleo, createdAt: day('2025-01-01'), threadRootMessageId: testId(1_001) }),
        messageRow(3, { body: 'plan three', senderId: ada, createdAt: day('2026-03-09') }),
        messageRow(4, { body: 'plan four', chatId: other, seq: 1, senderId: cleo, createdAt: day('2026-03-10') - 3_600_000 }),
      ],
      reactions: [reactionRow({ messageId: testId(1_002) }), reactionRow({ messageId: testId(1_003), removedAt: 30_000 })],
    });
  });

  it.each([
    ['from:ben', ['one']], ['from:cléo', ['four', 'two']], ['from:"Cleo Martin" plan', ['four', 'two']], ['from:me', ['three']], ['FROM:Ben@example.org', ['one']],
    ['from:cleo from:ben', []], ['in:pier', ['four']], ['in:#harbour', ['three', 'two', 'one']], ['in:"pier two" from:ben', []],
    ['before:2025-01-01', ['one']], ['after:2025-01-01', ['four', 'three']], ['on:2025-01-01', ['two']], ['on:2025', ['two']], ['on:2026-03', ['four', 'three']],
    ['after:2024-12-30 before:2025-01-02', ['two', 'one']], ['on:today', ['four']], ['on:yesterday', ['three']], ['before:today after:2025', ['three']],
    ['has:link', ['one']], ['has:reaction', ['two']], ['has:file', []], ['is:thread', ['two']], ['plan -two -three', ['four', 'one']], ['plan from:', ['four', 'three', 'two', 'one']],
  ])('%s', (text, words) => {
    expect(bodiesFound(text).map((body) => body.split(' ')[1])).toEqual(words);
  });

  it('tells what each was taken for, and finds nothing with one that fits nothing', () => {
    expect(search('plan from:cleo in:pier on:today').filters).toEqual([
      { kind: 'from', text: 'from:cleo', meaning: 'Cléo Martin' }, { kind: 'in', text: 'in:pier', meaning: 'Pier two' }, { kind: 'on', text: 'on:today', meaning: 'today' },
    ]);
    for (const text of ['from:nobody', 'in:nowhere', 'before:2025-02-30', 'on:soon', 'has:fun', 'has:constructor', 'is:nice', 'from:---']) {
      expect(search(`plan ${text}`)).toEqual({ hits: [], cursor: null, filters: [{ kind: text.split(':')[0], text, meaning: null }] });
    }
  });

  it('looks only into the given chat', () => {
    expect(bodiesFound('plan', { chatId: other })).toEqual(['plan four']);
    expect(bodiesFound('plan in:harbour', { chatId: other })).toEqual([]);
  });
});

describe('what is shown of a hit', () => {
  it.each([
    ['the harbour', 'The big Harbour', ['The', 'Harbour']],
    ['strasse', 'Die Straße 7', ['Straße']],
    ['ist', 'ein İstanbul', ['İst']],
    ['zoe', 'hello Zoe\u0308!', ['Zoe\u0308']],
    ['开会', '我们开会讨论', ['开会']],
    ['🎉', '👍🎉👍', ['🎉']],
    ['fi', 'one ﬁeld', ['ﬁ']],
    ['ha', 'ha! haha', ['ha', 'ha']],
  ])('%s in %j is marked where it stands', (text, body, marks) => {
    write(body);
    expect(marked(text)).toEqual([marks]);
  });

  it('is one line around the first hit of a long message, cut between characters', () => {
    write(`${'😀 line\n'.repeat(300)}needle ${'🎈'.repeat(300)}`);
    const [hit] = search('needle').hits;
    expect(hit?.snippet).toMatch(/^….*needle.*…$/u);
    expect(hit?.snippet.isWellFormed()).toBe(true);
    expect(marked('needle')).toEqual([['needle']]);
  });
});

describe('pages', () => {
  it.each(['newest', 'best'] as const)('%s first, go on without gaps or doubles while messages arrive', (order) => {
    write(...Array.from({ length: 90 }, (_body, at) => `plan ${at}`));
    const found: string[] = [];
    let cursor: string | null = null;
    let arrived = 200;
    do {
      const page = search('plan', { order, cursor, limit: 7 });
      found.push(...page.hits.map(({ snippet }) => snippet));
      cursor = page.cursor;
      fixture.apply({ messages: [messageRow((arrived += 1), { body: 'plan new', createdAt: nowMs + 500_000 + arrived })] });
    } while (cursor !== null);
    expect(found).toHaveLength(90);
    expect(new Set(found).size).toBe(90);
    if (order === 'newest') expect(found[0]).toBe('plan 89');
  });

  it('best first: whole words, then beginnings, then parts', () => {
    write('a plank', 'the plan', 'explanation');
    expect(bodiesFound('plan', { order: 'best' })).toEqual(['the plan', 'a plank', 'explanation']);
  });

  it('looks through a bounded number of messages at a time, and goes on from there', () => {
    write('needle', ...Array.from({ length: 4_000 }, () => 'plan nee eed edl dle'));
    const first = search('needle');
    expect(first.hits).toEqual([]);
    let page = first;
    let count = 1;
    for (; page.cursor !== null; count += 1) page = search('needle', { cursor: page.cursor });
    expect(count).toBeLessThan(6);
    expect(page.hits.map(({ snippet }) => snippet)).toEqual(['needle']);
  });

  it.each(['nonsense', '{}', '{"phase":"indexed","below":-1,"skip":0}'])('refuses the cursor %s', (cursor) => {
    expect(() => search('plan', { cursor })).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

it('finds messages of one moment, each once', () => {
  const bodies = Array.from({ length: 700 }, (_body, at) => `same ${at}`);
  fixture.apply({ messages: bodies.map((body, at) => messageRow(at + 1, { body, createdAt: nowMs })) });
  const found: string[] = [];
  for (let page = search('same', { limit: 100 }); ; page = search('same', { limit: 100, cursor: page.cursor })) {
    found.push(...page.hits.map(({ snippet }) => snippet));
    if (page.cursor === null) break;
  }
  expect(found.toSorted()).toEqual(bodies.toSorted());
});

it('SY14: shows no word that nobody wrote: a damaged row ends the search', () => {
  write('plan of ben');
  const damage = new Database(fixture.file);
  damage.prepare(`UPDATE messages SET body = 'plan of hen'`).run();
  damage.close();
  expect(() => search('plan')).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT_CONTENT' }));
});

it('finds every message of a crowd by its day, and newest first', () => {
  const crowd = Array.from({ length: 16_000 }, (_row, at) => messageRow(at + 1, { body: 'plan', createdAt: day('2026-03-01') + (at % 240) * 250 }));
  fixture.apply({ messages: [...crowd, messageRow(20_000, { body: 'plan later', createdAt: day('2026-03-09') })] });
  const count = (text: string) => {
    let found = 0;
    for (let page = search(text, { limit: 100 }); ; page = search(text, { limit: 100, cursor: page.cursor })) {
      found += page.hits.length;
      if (page.cursor === null) return found;
    }
  };
  expect([count('plan'), count('plan on:2026-03-01'), count('plan before:2026-03-05'), count('on:2026-03-09')]).toEqual([16_001, 16_000, 16_000, 1]);
  expect(search('plan').hits[0]?.snippet).toBe('plan later');
}, 60_000);

it('finds the name of a person in a direct chat, and one’s own message that waits to be sent, first', () => {
  write('plan of ben');
  fixture.store.transaction((writer) => {
    writer.run(`INSERT INTO messages (id, organization_id, chat_id, sender_id, type, seq, body, created_at, change_seq) SELECT ?, organization_id, ?, ?, 'text', NULL, 'plan of mine', 5, 0 FROM chats LIMIT 1`, testId(9_001), chatId, ada);
    writer.run(`INSERT INTO outbox (command_id, chat_id, message_id, intent, before_images, status, created_at) VALUES ('c', ?, ?, '{}', '[]', 'waiting', 5)`, chatId, testId(9_001));
  });
  expect(search('plan').hits.map(({ snippet, seq, isOwn, senderName }) => ({ snippet, seq, isOwn, senderName }))).toEqual([
    { snippet: 'plan of mine', seq: null, isOwn: true, senderName: 'Ada Brandt' }, { snippet: 'plan of ben', seq: 1, isOwn: false, senderName: 'Ben Ortiz' },
  ]);
  expect(bodiesFound('plan from:ben')).toEqual(['plan of ben']);
  expect(ben).not.toBe(ada);
});
