import { join } from 'node:path';
import Database from 'better-sqlite3';
import { searchMessages } from '#backend/search/search-messages';
import { openStoreDatabase } from '#backend/store/store-database';
import type { ViewContext } from '#backend/contract/view-context';
import { benchStoreName } from '../lib/bench-backend.ts';
import { makeStoredProfile } from '../lib/make-store.ts';
import type { BenchMeasure, BenchResult } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { median, percentile } from '../lib/statistics.ts';
import { variedBody, wordOfRank } from '../lib/varied-body.ts';

const sizes = [1_000, 100_000, 1_000_000];
const names = new Map([[1_000, '1k'], [100_000, '100k'], [1_000_000, '1M']]);
const pageLength = 20;
/** Common words, rare ones, and everything between. */
const ranks = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000];

type Kind = 'words' | 'beginnings' | 'phrases' | 'parts';

/** What people type, of each kind; phrases from messages that are there. */
function searchesOf(size: number): Record<Kind, readonly string[]> {
  const common = ranks.map(wordOfRank);
  const long = ranks.map((rank) => `${wordOfRank(rank)}${wordOfRank(rank + 1)}`).concat(common).filter((word) => word.length >= 5);
  return {
    words: [...common, ...common.map((word, at) => `${word} ${common[(at + 3) % common.length] ?? ''}`)],
    beginnings: common.flatMap((word) => [word.slice(0, 1), word.slice(0, 2), word.slice(0, 3)]),
    phrases: ranks.map((rank) => `"${variedBody((rank * 7_919) % size).split(' ').slice(1, 3).join(' ')}"`),
    parts: long.flatMap((word) => [word.slice(1, 4), word.slice(1, 5)]),
  };
}

/** Searching as one types, in stores of three sizes, beside a bare table of SQLite's own trigrams. */
export const search: BenchMeasure = {
  name: 'search',
  async run(effort) {
    const results: BenchResult[] = [];
    for (const size of effort.isQuick ? sizes.slice(0, 2) : sizes) results.push(...(await withScratchFolder((folder) => measure(folder, size, effort.repeats))));
    return results;
  },
};

async function measure(folder: string, size: number, repeats: number): Promise<BenchResult[]> {
  await makeStoredProfile(folder, size);
  const store = openStoreDatabase(join(folder, 'stores', `${benchStoreName}.sqlite`), () => undefined);
  const floor = makeFloor(join(folder, 'floor.sqlite'), size);
  const self = { userId: store.get<{ id: string }>('SELECT id FROM users ORDER BY id LIMIT 1')?.id ?? '', organizationId: '' };
  const context: ViewContext = {
    store, self, actor: { userId: self.userId, isActive: true, permissions: new Set(), hasChatFeature: true },
    presenceOf: () => null, lastSeenOf: () => null, nowMs: 0, typingIn: () => [], deviceCalls: new Map(), isFetchingHistory: () => false,
    files: { isHere: () => false, isKept: () => false, transferOf: () => null, downloading: () => [] },
  };
  const look = (text: string) => void searchMessages(context, { text, chatId: null, order: 'newest', cursor: null, limit: pageLength }, Date.now());
  const name = names.get(size) ?? String(size);
  const base = { unit: 'ms', isHigherBetter: false } as const;
  const results: BenchResult[] = [];
  const all: number[] = [];
  for (const [kind, searches] of Object.entries(searchesOf(size))) {
    const times = timesOf(searches, repeats, look);
    // Trigrams know nothing shorter than three characters.
    const floorTimes = timesOf(searches.filter((text) => text.replaceAll('"', '').length >= 3), repeats, floor.look);
    all.push(...times);
    results.push({ ...base, work: `Search ${kind}, first page, ${name} messages`, hallway: median(times), floor: median(floorTimes), aim: '≤ 30 ms', isReached: median(times) <= 30 });
  }
  const worst = percentile(all, 99);
  const bytes = store.get<{ index_bytes: number; text_bytes: number }>(
    'SELECT (SELECT SUM(LENGTH(block)) FROM message_search_data) AS index_bytes, (SELECT SUM(LENGTH(CAST(body AS BLOB))) FROM messages) AS text_bytes',
  );
  results.push(
    { ...base, work: `Search, first page, ${name} messages: p99`, hallway: worst, floor: null, aim: '≤ 100 ms', isReached: worst <= 100 },
    { work: `Search index beside the text, ${name} messages`, unit: 'MB', isHigherBetter: false, hallway: (bytes?.index_bytes ?? 0) / 1e6, floor: (bytes?.text_bytes ?? 0) / 1e6, aim: '(the text is in the floor’s place)', isReached: null },
  );
  store.close();
  floor.close();
  return results;
}

function timesOf(searches: readonly string[], repeats: number, look: (text: string) => void): number[] {
  return Array.from({ length: repeats }).flatMap(() =>
    searches.map((text) => {
      const startedAtMs = performance.now();
      look(text);
      return performance.now() - startedAtMs;
    }),
  );
}

/** The same texts in SQLite's trigram index, with nothing around it. */
function makeFloor(file: string, size: number): { look: (text: string) => void; close: () => void } {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.exec(`CREATE VIRTUAL TABLE messages USING fts5(body, tokenize='trigram remove_diacritics 1')`);
  const insert = database.prepare('INSERT INTO messages (rowid, body) VALUES (?, ?)');
  const write = database.transaction((from: number, to: number) => {
    for (let index = from; index < to; index += 1) insert.run(index + 1, variedBody(index));
  });
  for (let from = 0; from < size; from += 50_000) write(from, Math.min(size, from + 50_000));
  const find = database.prepare('SELECT rowid, body FROM messages WHERE messages MATCH ? ORDER BY rowid DESC LIMIT ?');
  const look = (text: string) => void find.all(text.startsWith('"') ? text : text.split(' ').filter((word) => word.length >= 3).map((word) => `"${word}"`).join(' AND '), pageLength);
  return { look, close: () => database.close() };
}
