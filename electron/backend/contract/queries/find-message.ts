import type { FoundDay, FoundMessage } from '#shared/contract/found-message';
import type { StoreReader } from '../../store/store-database.ts';
import type { ViewContext } from '../view-context.ts';
import { readChatFacts } from './chat-detail.ts';

interface MessageRow {
  readonly chat_id: string;
  readonly seq: number | null;
  readonly thread_root_message_id: string | null;
  readonly is_only_in_thread: number;
  readonly deleted_at: number | null;
}

/** Where a message stands; also why there is nothing to go to. */
export function findMessage(context: ViewContext, { chatId, messageId }: { chatId: string; messageId: string }): FoundMessage {
  const { store } = context;
  if (readChatFacts(context, chatId) === null) return { status: 'unknown' };
  const row = store.get<MessageRow>('SELECT chat_id, seq, thread_root_message_id, is_only_in_thread, deleted_at FROM messages WHERE id = ? AND chat_id = ?', messageId, chatId);
  const floorSeq = floorOf(store, chatId);
  if (row === undefined) return { status: floorSeq > 1 ? 'notYet' : 'unknown' };
  if (row.deleted_at !== null) return { status: 'deleted' };
  // What lies alone below the history that is here has no surroundings to be shown in.
  if (row.seq !== null && row.seq < floorSeq) return { status: 'notYet' };
  return { status: 'here', seq: row.seq, onlyInThreadOf: row.is_only_in_thread === 1 ? row.thread_root_message_id : null };
}

interface DatedRow {
  readonly id: string;
  readonly seq: number;
  readonly created_at: number;
}

/** The first message that stands in a chat at or after a time. */
export function findDay(context: ViewContext, { chatId, fromMs }: { chatId: string; fromMs: number }): FoundDay {
  const { store } = context;
  if (readChatFacts(context, chatId) === null) return { message: null, isHistoryMissing: false };
  const floorSeq = floorOf(store, chatId);
  const seq = firstSeqFrom(store, { chatId, fromMs, floorSeq });
  const row = store.get<DatedRow>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq >= ? AND is_only_in_thread = 0 ORDER BY seq LIMIT 1', chatId, seq);
  const oldest = store.get<DatedRow>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq >= ? ORDER BY seq LIMIT 1', chatId, floorSeq);
  return {
    message: row === undefined ? null : { messageId: row.id, seq: row.seq, createdAt: row.created_at },
    isHistoryMissing: floorSeq > 1 && (oldest === undefined || oldest.created_at >= fromMs),
  };
}

/** Places rise with time: halving finds the day among a hundred thousand messages in some twenty steps, without an index by time. */
function firstSeqFrom(store: StoreReader, { chatId, fromMs, floorSeq }: { chatId: string; fromMs: number; floorSeq: number }): number {
  let low = floorSeq;
  let high = (store.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE chat_id = ?', chatId)?.seq ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = store.get<DatedRow>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq >= ? ORDER BY seq LIMIT 1', chatId, middle);
    if (row === undefined || row.created_at >= fromMs) high = middle;
    else low = Math.max(middle, row.seq) + 1;
  }
  return low;
}

function floorOf(store: StoreReader, chatId: string): number {
  return store.get<{ history_floor_seq: number }>('SELECT history_floor_seq FROM chat_sync WHERE chat_id = ?', chatId)?.history_floor_seq ?? 1;
}
