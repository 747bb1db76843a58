import type { Database } from 'better-sqlite3';
import { piecesOf, piecesVersion } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';
import { installSearchableText, searchableTextSql } from './searchable-text.ts';

/** Documents for each second: messages of one second follow each other, and numbers stay small, which keeps the index small. */
const documentsPerSecond = 4;
const hour = 3_600 * documentsPerSecond;
/** So many documents are looked at one by one; in a crowd larger than that, a message goes behind it. */
const nearDocuments = 256;
const crowdWidths = [hour, 24 * hour, 365 * 24 * hour];

/** The first document that a message of this time may have (UTC milliseconds). */
export function documentAt(createdAtMs: number): number {
  return Math.floor((createdAtMs * documentsPerSecond) / 1_000);
}

/**
 * Lets the index follow the messages: whatever statement writes a message, its pieces change with it, in the same
 * transaction (SY5, SY8, SY9), so that no writer can forget them. The triggers belong to the connection, since they
 * call a function of this program; nothing else may write into a store.
 */
export function installSearchTriggers(connection: Database): void {
  connection.function('message_pieces', { deterministic: true }, (body: unknown, senderId: unknown, chatId: unknown, threadRootMessageId: unknown) =>
    piecesOf({ form: searchableForm(String(body)), body: String(body), senderId: String(senderId), chatId: String(chatId), isReplyInThread: threadRootMessageId !== null }),
  );
  installSearchableText(connection);
  // A new store, or one that has just got the index.
  connection.prepare(`UPDATE search_state SET pieces_version = ? WHERE pieces_version = ''`).run(piecesVersion);
  for (const trigger of triggers) connection.exec(trigger);
}

/** Rows up to `unindexed_row` are not in the index yet, whatever happens to them; {@link SearchUpkeep} takes them as they are then. */
const isFollowed = (row: string) => `EXISTS (SELECT 1 FROM search_state WHERE is_resting = 0 AND pieces_version = '${piecesVersion}' AND ${row}.rowid > unindexed_row)`;
/** Messages without a place are few, and looked through one by one. */
const isIndexable = (row: string) => `${row}.seq IS NOT NULL AND ${row}.deleted_at IS NULL AND ${row}.type <> 'system'`;
const piecesOfRow = (row: string) => `message_pieces(${searchableTextSql(row)}, ${row}.sender_id, ${row}.chat_id, ${row}.thread_root_message_id)`;
const removeOld = `INSERT INTO message_search (message_search, rowid, pieces) VALUES ('delete', old.search_document, ${piecesOfRow('old')})`;

const documentSql = (row: string) => `CAST(${row}.created_at * ${documentsPerSecond} / 1000 AS integer)`;

/** The first free document at or after the message's time; in a crowd, the one behind the crowd. */
const freeDocument = (row: string): string => {
  const base = documentSql(row);
  const firstGap = `(SELECT MIN(near.search_document) + 1 FROM messages AS near WHERE near.search_document >= ${base} AND near.search_document < ${base} + ${nearDocuments}
    AND NOT EXISTS (SELECT 1 FROM messages AS next WHERE next.search_document = near.search_document + 1))`;
  const lastWithin = (width: number) => `(SELECT MAX(search_document) FROM messages WHERE search_document >= ${base} AND search_document < ${base} + ${width})`;
  const behind = crowdWidths.map((width) => `WHEN ${lastWithin(width)} < ${base} + ${width - 1} THEN ${lastWithin(width)} + 1`);
  return `CASE WHEN NOT EXISTS (SELECT 1 FROM messages WHERE search_document = ${base}) THEN ${base} WHEN ${firstGap} IS NOT NULL THEN ${firstGap} ${behind.join(' ')}
    ELSE (SELECT MAX(search_document) + 1 FROM messages) END`;
};

/** How far behind its time a message may stand: what limits a search by date has to know. */
const noteDelay = (rowid: string) => `UPDATE search_state SET longest_delay = (SELECT search_document - ${documentSql('messages')} FROM messages WHERE rowid = ${rowid})
  WHERE longest_delay < (SELECT search_document - ${documentSql('messages')} FROM messages WHERE rowid = ${rowid})`;

/** Indexes a row of `messages` that is not indexed. */
const addNew = (row: string) => [
  `UPDATE messages SET search_document = COALESCE(search_document, ${freeDocument(row)}) WHERE rowid = ${row}.rowid`,
  `INSERT INTO message_search (rowid, pieces) SELECT search_document, ${piecesOfRow(row)} FROM messages WHERE rowid = ${row}.rowid`,
  noteDelay(`${row}.rowid`),
];

const triggers = [
  `CREATE TEMP TRIGGER index_new_message AFTER INSERT ON main.messages WHEN ${isFollowed('new')} AND ${isIndexable('new')}
   BEGIN ${addNew('new').join('; ')}; END`,
  `CREATE TEMP TRIGGER index_changed_message AFTER UPDATE OF seq, body, details, deleted_at, thread_root_message_id ON main.messages
   WHEN ${isFollowed('old')} AND old.search_document IS NOT NULL AND ${isIndexable('new')}
     AND (old.body IS NOT new.body OR old.details IS NOT new.details OR old.thread_root_message_id IS NOT new.thread_root_message_id)
   BEGIN ${removeOld}; INSERT INTO message_search (rowid, pieces) VALUES (old.search_document, ${piecesOfRow('new')}); END`,
  `CREATE TEMP TRIGGER index_placed_message AFTER UPDATE OF seq, body, deleted_at ON main.messages
   WHEN ${isFollowed('old')} AND old.search_document IS NULL AND NOT (${isIndexable('old')}) AND ${isIndexable('new')}
   BEGIN ${addNew('new').join('; ')}; END`,
  `CREATE TEMP TRIGGER unindex_message AFTER UPDATE OF seq, deleted_at ON main.messages
   WHEN ${isFollowed('old')} AND old.search_document IS NOT NULL AND NOT (${isIndexable('new')})
   BEGIN ${removeOld}; UPDATE messages SET search_document = NULL WHERE rowid = new.rowid; END`,
  `CREATE TEMP TRIGGER unindex_removed_message AFTER DELETE ON main.messages WHEN ${isFollowed('old')} AND old.search_document IS NOT NULL
   BEGIN ${removeOld}; END`,
];

/** Indexes a message that was here before the index, by its row: the second only where the first has changed it. */
export const indexRowSql = [
  `UPDATE messages AS new SET search_document = COALESCE(search_document, ${freeDocument('new')}) WHERE new.rowid = ? AND ${isIndexable('new')}`,
  `INSERT INTO message_search (rowid, pieces) SELECT search_document, ${piecesOfRow('new')} FROM messages AS new WHERE new.rowid = ?`,
] as const;
/** Takes the document from a message that is not to be indexed any more; by its row. */
export const dropRowSql = `UPDATE messages AS new SET search_document = NULL WHERE new.rowid = ? AND search_document IS NOT NULL AND NOT (${isIndexable('new')})`;
/** The row is given twice. */
export const noteDelaySql = noteDelay('?');
