import { afterEach, beforeEach, expect, it } from 'vitest';
import { noFiles } from '../testing/fake-file-server.ts';
import { ada, chatId, createStore, messageRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import type { ViewContext } from '../contract/view-context.ts';
import { parseSearch } from './parse-search.ts';
import { searchMessages } from './search-messages.ts';
import { searchableForm, type FormOffsets } from './searchable-form.ts';

const seed = Number(process.env['HALLWAY_TEST_SEED'] ?? Date.now() % 1_000_000);
let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await createStore();
  process.stdout.write(`HALLWAY_TEST_SEED=${seed}\n`);
});
afterEach(() => fixture.close());

let state = seed >>> 0;
function random(): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
const below = (count: number) => Math.floor(random() * count);
const pick = <Value>(values: readonly [Value, ...Value[]]): Value => values[below(values.length)] ?? values[0];
const repeat = <Value>(count: number, make: () => Value): Value[] => Array.from({ length: count }, make);

const letters = ['a', 'b', 'á', 'É', 'ß', 'i', 'İ', 'k', 'ø', 'n', '1', '会', '議', '한', 'か', 'が', '🎉', 'σ', 'Σ', 'ς', 'é', 'ﬁ'] as const;
const gaps = [' ', ' ', ' ', '-', '. ', '_', '\n', '’', '\u00AD'] as const;
const word = () => repeat(1 + below(5), () => pick(letters)).join('');
const words = ['plan', ...repeat(60, word)] as const;
const text = () => repeat(1 + below(8), () => pick(words) + pick(gaps)).join('');

/** The rules of searching, as plainly as they can be said: a part of three letters and more anywhere, shorter ones at a word's beginning, quoted ones whole. */
function isHit(body: string, query: string): boolean {
  const form = searchableForm(body);
  return parseSearch(query).terms.every(({ words: wanted, isQuoted, isExcluded }) => {
    const phrase = wanted.join(' ');
    const isPart = wanted.length === 1 && (phrase.length >= 3 || ['会', '議', 'か', '\u3099', '🎉'].some((letter) => phrase.includes(letter)) || /[\u1100-\u11FF]/.test(phrase));
    const isThere = isQuoted ? form.includes(` ${phrase} `) : form.includes(isPart ? phrase : ` ${phrase}`);
    return isThere !== isExcluded;
  });
}

function query(): string {
  const term = () => {
    const whole = pick(words);
    const part = whole.slice(below(whole.length), below(whole.length) + 1 + below(4));
    return pick([whole, part, part, `"${whole}"`, `"${whole} ${pick(words)}"`, `-${whole}`] as const);
  };
  return repeat(1 + below(3), term).join(' ');
}

function context(): ViewContext {
  const actor = { userId: ada, isActive: true, permissions: new Set<never>(), hasChatFeature: true };
  return { store: fixture.store, self, actor, presenceOf: () => null, lastSeenOf: () => null, nowMs: 0, typingIn: () => [], deviceCalls: new Map(), isFetchingHistory: () => false, files: noFiles };
}

function findAll(typed: string): string[] {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = searchMessages(context(), { text: typed, chatId: null, order: 'newest', cursor, limit: 100 }, 0);
    ids.push(...page.hits.map(({ messageId }) => messageId));
    ({ cursor } = page);
  } while (cursor !== null);
  return ids;
}

it('finds for 700 random searches exactly what a plain look through 300 random messages finds, newest first', () => {
  const rows = repeat(300, text).map((body, at) => messageRow(at + 1, { body, createdAt: 1_000_000 + at * 700 }));
  fixture.apply({ messages: rows });
  let hitCount = 0;
  for (let round = 0; round < 700; round += 1) {
    const typed = query();
    const hasTerm = parseSearch(typed).terms.some(({ isExcluded }) => !isExcluded);
    const wanted = hasTerm ? rows.filter(({ body }) => isHit(body, typed)).map(({ id }) => id).toReversed() : [];
    expect(findAll(typed), `seed ${seed}, search ${JSON.stringify(typed)}`).toEqual(wanted);
    hitCount += wanted.length;
  }
  expect(hitCount).toBeGreaterThan(700);
}, 60_000);

it('takes 3,000 texts of every kind for searches, none for a mistake', () => {
  fixture.apply({ messages: [messageRow(1, { body: 'plan' })] });
  const odd = ['"', "'", '*', '^', '(', ')', ':', '-', '+', 'NEAR', 'NEAR(', 'OR', 'AND', 'NOT', '{', '}', '\0', '\uD800', '\uDC00', '\u202E', '\uFFFF', '\uE000', '\uE010', '%', '_', '\\', ';', '--', 'from:', 'in:"', 'on:', 'has:', '会', ' ', '\n', '🎉', 'a', 'pieces:'] as const;
  for (let round = 0; round < 3_000; round += 1) {
    const typed = repeat(1 + below(12), () => pick(odd)).join('');
    const order = pick(['newest', 'best'] as const);
    expect(() => searchMessages(context(), { text: typed, chatId: pick([null, chatId, testId(5)] as const), order, cursor: null, limit: 5 }, 0), `seed ${seed}, search ${JSON.stringify(typed)}`).not.toThrow();
  }
}, 60_000);

it('makes the same form with offsets and without, and every offset lies in the text', () => {
  for (let round = 0; round < 2_000; round += 1) {
    const body = pick([text, () => repeat(below(12), () => String.fromCodePoint(below(0x1_10_00))).join('')] as const)();
    const offsets: FormOffsets = { starts: [], ends: [] };
    const form = searchableForm(body, offsets);
    expect(form, JSON.stringify(body)).toBe(searchableForm(body));
    expect([offsets.starts.length, offsets.ends.length]).toEqual([form.length, form.length]);
    expect(offsets.starts.every((start, at) => start >= 0 && start <= (offsets.ends[at] ?? -1) && (offsets.ends[at] ?? Infinity) <= body.length)).toBe(true);
    expect(form.startsWith(' ') && form.endsWith(' ')).toBe(true);
    expect(form).not.toMatch(/ {2}/);
  }
});
