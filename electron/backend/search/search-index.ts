import type { Database, Statement } from 'better-sqlite3';
import { documentAt, documentSql, nextFreeDocumentSql } from './documents.ts';
import { piecesOf } from './pieces.ts';
import { installSearchTriggers, isIndexableSql } from './search-triggers.ts';
import { searchableForm } from './searchable-form.ts';
import { searchableTextSql } from './searchable-text.ts';

interface NotedMessage {
  readonly row: number;
  readonly search_document: number | null;
  readonly text: string;
  readonly created_at: number;
  readonly sender_id: string;
  readonly chat_id: string;
  readonly thread_root_message_id: string | null;
}

/** So many messages are held in memory at once. */
const rowsPerStep = 1_000;

/**
 * Adds to the index what a transaction has written, at the end of it (SY5). FTS5 begins a new segment with every
 * statement that has a savepoint of its own, as those with triggers do: indexed one by one where they are written, each
 * message would be a segment, and merging them would take most of the time of a long history.
 */
export class SearchIndex {
  readonly #connection: Database;
  readonly #noted = new Set<number>();
  #statements: Statements | null = null;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** Once the schema is known to be right. */
  install(): void {
    installSearchTriggers(this.#connection, (row) => this.#noted.add(row));
  }

  /** Does the work, inside a transaction, and indexes what it has written. */
  following<Result>(work: () => Result): Result {
    // What a transaction noted that came to nothing is not there.
    this.#noted.clear();
    const result = work();
    const rows = [...this.#noted];
    for (let from = 0; from < rows.length; from += rowsPerStep) this.#add(JSON.stringify(rows.slice(from, from + rowsPerStep)));
    return result;
  }

  /** In the order of time: the index takes rising documents much faster than falling ones. */
  #add(rows: string): void {
    const { place, read, insert } = (this.#statements ??= prepareStatements(this.#connection));
    place.run(rows);
    const messages = (read.all(rows) as NotedMessage[]).sort((one, other) => one.created_at - other.created_at);
    // All places first: FTS5 would begin a new segment after each of these statements, too.
    const documents = messages.map((message) => message.search_document ?? this.#placeBehind(message));
    for (const [at, message] of messages.entries()) insert.run(documents[at], piecesOfMessage(message));
  }

  /** Gives a message whose document is taken the first free one behind it. */
  #placeBehind({ row, created_at: createdAtMs }: NotedMessage): number {
    const { nextFree, placeAt, noteDelay } = (this.#statements ??= prepareStatements(this.#connection));
    const base = documentAt(createdAtMs);
    const document = nextFree.get({ base }) as number;
    placeAt.run(document, row);
    // How far behind its time a message may stand is what limits a search by date has to know.
    noteDelay.run({ delay: document - base });
    return document;
  }
}

interface Statements {
  readonly place: Statement;
  readonly read: Statement;
  readonly nextFree: Statement;
  readonly placeAt: Statement;
  readonly noteDelay: Statement;
  readonly insert: Statement;
}

/** The first two take a list of rows in JSON: one statement for all costs a third of one for each. */
function prepareStatements(connection: Database): Statements {
  const isNoted = `rowid IN (SELECT value FROM json_each(?)) AND ${isIndexableSql('messages')}`;
  return {
    // Those whose document is taken are left without.
    place: connection.prepare(`UPDATE OR IGNORE messages SET search_document = ${documentSql('created_at')} WHERE ${isNoted} AND search_document IS NULL`),
    read: connection.prepare(
      `SELECT rowid AS "row", search_document, ${searchableTextSql('messages')} AS text, created_at, sender_id, chat_id, thread_root_message_id FROM messages WHERE ${isNoted}`,
    ),
    nextFree: connection.prepare(nextFreeDocumentSql).pluck(),
    placeAt: connection.prepare('UPDATE messages SET search_document = ? WHERE rowid = ?'),
    noteDelay: connection.prepare('UPDATE search_state SET longest_delay = @delay WHERE longest_delay < @delay'),
    insert: connection.prepare('INSERT INTO message_search (rowid, pieces) VALUES (?, ?)'),
  };
}

function piecesOfMessage({ text, sender_id: senderId, chat_id: chatId, thread_root_message_id: threadRootMessageId }: NotedMessage): string {
  return piecesOf({ form: searchableForm(text), body: text, senderId, chatId, isReplyInThread: threadRootMessageId !== null });
}
