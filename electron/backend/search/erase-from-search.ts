import type { StoreWriter } from '../store/store-database.ts';

/** Taking one message out of the index for good costs some milliseconds; more than these are rather erased together. */
const erasedOneByOne = 200;

/**
 * Empties the index and does work that removes or unplaces messages, without taking each out by itself: what is left of
 * them is indexed when it has a place again (SY10).
 */
export function eraseAllFromSearch(writer: StoreWriter, work: () => void): void {
  writer.run('UPDATE search_state SET is_resting = 1, unindexed_row = 0');
  writer.run(`INSERT INTO message_search (message_search) VALUES ('delete-all')`);
  work();
  writer.run('UPDATE messages SET search_document = NULL WHERE search_document IS NOT NULL');
  writer.run('UPDATE search_state SET is_resting = 0');
}

/**
 * Does work that removes messages of a chat. Of many, the index is first only told that they are gone; what is left of
 * them in its pages goes by and by ({@link SearchUpkeep}, SY9).
 */
export function eraseChatFromSearch(writer: StoreWriter, chatId: string, work: () => void): void {
  const many = writer.get('SELECT 1 AS found FROM messages WHERE chat_id = ? AND search_document IS NOT NULL LIMIT 1 OFFSET ?', chatId, erasedOneByOne);
  if (many === undefined) return work();
  writer.run(`INSERT INTO message_search (message_search, "rank") VALUES ('secure-delete', 0)`);
  work();
  writer.run(`INSERT INTO message_search (message_search, "rank") VALUES ('secure-delete', 1)`);
  writer.run('UPDATE search_state SET has_remains = 1');
}
