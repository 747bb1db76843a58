import type { MessageType } from '#shared/database/enums';
import type { StoreReader } from '../store/store-database.ts';
import { quotePiece } from './match-expression.ts';
import { searchableTextSql } from './searchable-text.ts';

/** A message that may be a hit. */
export interface Candidate {
  readonly id: string;
  readonly chat_id: string;
  readonly sender_id: string;
  readonly type: MessageType;
  readonly seq: number | null;
  /** What is searched: words, and the names of files. */
  readonly body: string;
  readonly created_at: number;
  readonly thread_root_message_id: string | null;
  /** Where it stands among those of its kind: its document in the index, or its row while it waits to be sent. */
  readonly position: number;
}

const columns = `messages.id, messages.chat_id, messages.sender_id, messages.type, messages.seq, ${searchableTextSql('messages')} AS body, messages.created_at, messages.thread_root_message_id`;

/** From below `below` down to `from`, newest first. */
export interface PositionRange {
  readonly below: number;
  readonly from: number;
}

/** Messages that fit the expression, or all when there is none. */
export function readIndexed(store: StoreReader, expression: string | null, range: PositionRange & { readonly limit: number }): Candidate[] {
  if (expression === null) {
    return store.all<Candidate>(
      `SELECT ${columns}, search_document AS position FROM messages WHERE search_document IS NOT NULL AND deleted_at IS NULL AND search_document < ? AND search_document >= ?
       ORDER BY search_document DESC LIMIT ?`,
      range.below, range.from, range.limit,
    );
  }
  return store.all<Candidate>(
    `SELECT ${columns}, found.position FROM
       (SELECT rowid AS position FROM message_search WHERE message_search MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?) AS found
     CROSS JOIN messages ON messages.search_document = found.position ORDER BY found.position DESC`,
    expression, range.below, range.from, range.limit,
  );
}

/** One's own messages that wait to be sent, last written first; they are few. */
export function readWaiting(store: StoreReader, below: number, limit: number): Candidate[] {
  return store.all<Candidate>(
    `SELECT ${columns}, messages.rowid AS position FROM outbox CROSS JOIN messages ON messages.id = outbox.message_id
     WHERE messages.seq IS NULL AND messages.deleted_at IS NULL AND messages.rowid < ? GROUP BY messages.id ORDER BY messages.rowid DESC LIMIT ?`,
    below, limit,
  );
}

/** So many of a piece's newest messages tell how rare it is; fewer than that are all read rather than looked up by further pieces. */
const sampledMessages = 50;

/** How far back the newest messages with a piece reach: the document of the last of them; negative where there are fewer. */
export function readReach(store: StoreReader, piece: string): number {
  const last = store.get<{ document: number }>('SELECT rowid AS document FROM message_search WHERE message_search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?', quotePiece(piece), sampledMessages - 1);
  return last?.document ?? -1;
}
