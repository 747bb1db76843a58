import type { Database } from 'better-sqlite3';
import { piecesOf, piecesVersion } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';
import { installSearchableText, searchableTextSql } from './searchable-text.ts';

/**
 * Lets the index follow the messages: whatever statement writes a message, its pieces change with it, in the same
 * transaction (SY5, SY8, SY9), so that no writer can forget them. What is to be taken out goes with the statement; what
 * is to be added is noted, for the end of the transaction. The triggers belong to the connection, since they call
 * functions of this program; nothing else may write into a store.
 */
export function installSearchTriggers(connection: Database, note: (row: number) => void): void {
  connection.function('message_pieces', { deterministic: true }, (body: unknown, senderId: unknown, chatId: unknown, threadRootMessageId: unknown) =>
    piecesOf({ form: searchableForm(String(body)), body: String(body), senderId: String(senderId), chatId: String(chatId), isReplyInThread: threadRootMessageId !== null }),
  );
  connection.function('note_for_search', (row: unknown) => {
    note(Number(row));
    return null;
  });
  installSearchableText(connection);
  // A new store, or one that has just got the index.
  connection.prepare(`UPDATE search_state SET pieces_version = ? WHERE pieces_version = ''`).run(piecesVersion);
  for (const trigger of triggers) connection.exec(trigger);
}

/** Rows up to `unindexed_row` are not in the index yet, whatever happens to them; the upkeep notes them as they are then. */
const isFollowed = (row: string) => `EXISTS (SELECT 1 FROM search_state WHERE is_resting = 0 AND pieces_version = '${piecesVersion}' AND ${row}.rowid > unindexed_row)`;
/** Messages without a place are few, and looked through one by one. */
export const isIndexableSql = (row: string): string => `${row}.seq IS NOT NULL AND ${row}.deleted_at IS NULL AND ${row}.type <> 'system'`;
const piecesOfRow = (row: string) => `message_pieces(${searchableTextSql(row)}, ${row}.sender_id, ${row}.chat_id, ${row}.thread_root_message_id)`;
const removeOld = `INSERT INTO message_search (message_search, rowid, pieces) VALUES ('delete', old.search_document, ${piecesOfRow('old')})`;

/** A row has a document where, and only where, it is in the index: one that is noted and changed again is indexed once, as it is in the end. */
const triggers = [
  `CREATE TEMP TRIGGER index_new_message AFTER INSERT ON main.messages WHEN ${isIndexableSql('new')} AND ${isFollowed('new')}
   BEGIN SELECT note_for_search(new.rowid); END`,
  `CREATE TEMP TRIGGER index_changed_message AFTER UPDATE OF seq, body, details, deleted_at, thread_root_message_id ON main.messages
   WHEN old.search_document IS NOT NULL AND ${isFollowed('old')} AND ${isIndexableSql('new')}
     AND (old.body IS NOT new.body OR old.details IS NOT new.details OR old.thread_root_message_id IS NOT new.thread_root_message_id)
   BEGIN ${removeOld}; INSERT INTO message_search (rowid, pieces) VALUES (old.search_document, ${piecesOfRow('new')}); END`,
  `CREATE TEMP TRIGGER index_placed_message AFTER UPDATE OF seq, body, deleted_at ON main.messages
   WHEN old.search_document IS NULL AND NOT (${isIndexableSql('old')}) AND ${isIndexableSql('new')} AND ${isFollowed('old')}
   BEGIN SELECT note_for_search(new.rowid); END`,
  `CREATE TEMP TRIGGER unindex_message AFTER UPDATE OF seq, deleted_at ON main.messages
   WHEN old.search_document IS NOT NULL AND NOT (${isIndexableSql('new')}) AND ${isFollowed('old')}
   BEGIN ${removeOld}; UPDATE messages SET search_document = NULL WHERE rowid = new.rowid; END`,
  `CREATE TEMP TRIGGER unindex_removed_message AFTER DELETE ON main.messages WHEN old.search_document IS NOT NULL AND ${isFollowed('old')}
   BEGIN ${removeOld}; END`,
];
