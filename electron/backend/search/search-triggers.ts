import type { Database } from 'better-sqlite3';
import { piecesOf } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';

/** Documents for each second: messages of one second follow each other, and numbers stay small, which keeps the index small. */
const documentsPerSecond = 4;
const minute = 60 * documentsPerSecond;
const hour = 60 * minute;
const year = 365 * 24 * hour;

/** The first document that a message of this time may have (UTC milliseconds). */
export function documentAt(createdAtMs: number): number {
  return Math.floor((createdAtMs * documentsPerSecond) / 1_000);
}

/** A document is at most this much later than its message's time, but for years in which every quarter of a second is taken. */
export const latestDelay = hour;

/**
 * Lets the index follow the messages: whatever statement writes a message, its pieces change with it, in the same
 * transaction (SY5, SY8, SY9), so that no writer can forget them. The triggers belong to the connection, since they
 * call a function of this program; nothing else may write into a store.
 */
export function installSearchTriggers(connection: Database): void {
  connection.function('message_pieces', { deterministic: true }, (body: unknown, senderId: unknown, chatId: unknown, threadRootMessageId: unknown) =>
    piecesOf({ form: searchableForm(String(body)), body: String(body), senderId: String(senderId), chatId: String(chatId), isReplyInThread: threadRootMessageId !== null }),
  );
  for (const trigger of triggers) connection.exec(trigger);
}

const isAwake = '(SELECT is_resting FROM search_state) = 0';
/** Messages without a place are few, and looked through one by one. */
const isIndexable = (row: string) => `${row}.seq IS NOT NULL AND ${row}.deleted_at IS NULL AND ${row}.type <> 'system'`;
const piecesOfRow = (row: string) => `message_pieces(${row}.body, ${row}.sender_id, ${row}.chat_id, ${row}.thread_root_message_id)`;
const removeOld = `INSERT INTO message_search (message_search, rowid, pieces) VALUES ('delete', old.search_document, ${piecesOfRow('old')})`;

/** The first free document at or after the message's time; in a crowd, the one behind the crowd. */
const freeDocument = (row: string): string => {
  const base = `CAST(${row}.created_at * ${documentsPerSecond} / 1000 AS integer)`;
  const lastWithin = (width: number) => `(SELECT MAX(search_document) FROM messages WHERE search_document >= ${base} AND search_document < ${base} + ${width})`;
  const widths = [minute, hour, year].map((width) => `WHEN ${lastWithin(width)} < ${base} + ${width - 1} THEN ${lastWithin(width)} + 1`);
  return `CASE WHEN NOT EXISTS (SELECT 1 FROM messages WHERE search_document = ${base}) THEN ${base} ${widths.join(' ')}
    ELSE (SELECT MAX(search_document) + 1 FROM messages) END`;
};

/** Indexes a row of `messages` that is not indexed; a statement for triggers and for {@link indexRowSql} alike. */
const addNew = (row: string) => [
  `UPDATE messages SET search_document = COALESCE(search_document, ${freeDocument(row)}) WHERE rowid = ${row}.rowid`,
  `INSERT INTO message_search (rowid, pieces) SELECT search_document, ${piecesOfRow(row)} FROM messages WHERE rowid = ${row}.rowid`,
];

const triggers = [
  `CREATE TEMP TRIGGER index_new_message AFTER INSERT ON main.messages WHEN ${isAwake} AND ${isIndexable('new')}
   BEGIN ${addNew('new').join('; ')}; END`,
  `CREATE TEMP TRIGGER index_changed_message AFTER UPDATE OF seq, body, deleted_at, thread_root_message_id ON main.messages
   WHEN ${isAwake} AND old.search_document IS NOT NULL AND ${isIndexable('new')}
     AND (old.body IS NOT new.body OR old.thread_root_message_id IS NOT new.thread_root_message_id)
   BEGIN ${removeOld}; INSERT INTO message_search (rowid, pieces) VALUES (old.search_document, ${piecesOfRow('new')}); END`,
  `CREATE TEMP TRIGGER index_placed_message AFTER UPDATE OF seq, body, deleted_at ON main.messages
   WHEN ${isAwake} AND old.search_document IS NULL AND NOT (${isIndexable('old')}) AND ${isIndexable('new')}
   BEGIN ${addNew('new').join('; ')}; END`,
  `CREATE TEMP TRIGGER unindex_message AFTER UPDATE OF seq, deleted_at ON main.messages
   WHEN ${isAwake} AND old.search_document IS NOT NULL AND NOT (${isIndexable('new')})
   BEGIN ${removeOld}; UPDATE messages SET search_document = NULL WHERE rowid = new.rowid; END`,
  `CREATE TEMP TRIGGER unindex_removed_message AFTER DELETE ON main.messages WHEN ${isAwake} AND old.search_document IS NOT NULL
   BEGIN ${removeOld}; END`,
];

/** Indexes a message that was here before the index, by its row: the second only where the first has changed it. */
export const indexRowSql = [
  `UPDATE messages AS new SET search_document = ${freeDocument('new')} WHERE new.rowid = ? AND search_document IS NULL AND ${isIndexable('new')}`,
  `INSERT INTO message_search (rowid, pieces) SELECT search_document, ${piecesOfRow('new')} FROM messages AS new WHERE new.rowid = ?`,
] as const;
