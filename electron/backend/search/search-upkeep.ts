import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { StoreDatabase, StoreWriter } from '../store/store-database.ts';
import { piecesVersion } from './pieces.ts';
import { isIndexableSql } from './search-triggers.ts';

interface UpkeepOptions {
  readonly store: StoreDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface SearchState {
  readonly pieces_version: string;
  readonly unindexed_row: number;
  readonly has_remains: number;
}

/** Between two steps the person's own work is done; a step takes some ten milliseconds. */
const pauseMs = 40;
const rowsPerStep = 400;
const pagesPerStep = 100;
/** No message has this document, and no text this piece. */
const extra = { document: -1, piece: '\uE010' } as const;

/**
 * What the index needs beside the messages' own transactions, in small steps: messages that were here before it, or
 * before its pieces changed, are indexed; what was erased in bulk leaves its pages (SY9).
 */
export class SearchUpkeep {
  readonly #options: UpkeepOptions;
  #cancel: CancelTimer | null = null;
  #isErasing = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Looks whether there is something to do; costs nothing where there is not. */
  wake(): void {
    this.#cancel ??= this.#options.clock.after(pauseMs, () => this.#step());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #step(): void {
    this.#cancel = null;
    const { store, logger } = this.#options;
    try {
      if (store.transaction((writer) => this.#work(writer))) return this.wake();
      if (!this.#isErasing) return;
      this.#isErasing = false;
      store.truncateLog();
    } catch (error) {
      // A full disk, for instance. The next start goes on from here.
      logger.warn('The search index could not be looked after', { error: String(error) });
    }
  }

  /** One step; gives whether there is more to do. */
  #work(writer: StoreWriter): boolean {
    const state = writer.get<SearchState>('SELECT pieces_version, unindexed_row, has_remains FROM search_state');
    if (state === undefined) return false;
    if (state.pieces_version !== piecesVersion) return beginAnew(writer);
    if (state.unindexed_row > 0) return indexOlder(writer, state.unindexed_row);
    return state.has_remains === 1 && this.#erase(writer);
  }

  /**
   * Merging all segments of the index into one leaves out what was deleted; the minus sign of the first step says that
   * all are meant. A single segment would be left as it is, so that one more is written for the time of it.
   */
  #erase(writer: StoreWriter): boolean {
    const changes = () => writer.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0;
    const isFirst = !this.#isErasing;
    this.#isErasing = true;
    if (isFirst) {
      takeOutExtra(writer);
      writer.run('INSERT INTO message_search (rowid, pieces) VALUES (?, ?)', extra.document, extra.piece);
    }
    const before = changes();
    writer.run(`INSERT INTO message_search (message_search, "rank") VALUES ('merge', ?)`, isFirst ? -pagesPerStep : pagesPerStep);
    if (isFirst || changes() - before >= 2) return true;
    takeOutExtra(writer);
    writer.run('UPDATE search_state SET has_remains = 0');
    return false;
  }
}

function takeOutExtra(writer: StoreWriter): void {
  writer.run(`INSERT INTO message_search (message_search, rowid, pieces) VALUES ('delete', ?, ?)`, extra.document, extra.piece);
}

function beginAnew(writer: StoreWriter): boolean {
  writer.run(`INSERT INTO message_search (message_search) VALUES ('delete-all')`);
  writer.run('UPDATE search_state SET pieces_version = ?, unindexed_row = (SELECT COALESCE(MAX(rowid), 0) FROM messages)', piecesVersion);
  return true;
}

/** Newest rows first. A row that is not to be indexed any more gives its document back. */
function indexOlder(writer: StoreWriter, fromRow: number): boolean {
  const isIndexable = isIndexableSql('messages');
  const rows = writer.all<{ row: number }>(
    `SELECT rowid AS "row", CASE WHEN ${isIndexable} THEN note_for_search(rowid) END FROM messages WHERE rowid <= ? ORDER BY rowid DESC LIMIT ?`,
    fromRow, rowsPerStep,
  );
  const lowest = rows.at(-1)?.row ?? 0;
  writer.run(`UPDATE messages SET search_document = NULL WHERE rowid BETWEEN ? AND ? AND search_document IS NOT NULL AND NOT (${isIndexable})`, lowest, fromRow);
  writer.run('UPDATE search_state SET unindexed_row = ?', rows.length < rowsPerStep ? 0 : lowest - 1);
  return true;
}
