import type { QueryParams } from '#shared/contract/queries';
import type { MessageView, MessageWindow } from '#shared/contract/views/message-view';
import type { ViewContext } from '../view-context.ts';
import { messageColumnsSql, toMessageViews, type StoredMessage } from './message-views.ts';

interface Rows {
  readonly older: StoredMessage[];
  readonly newer: StoredMessage[];
}

/** A window of a conversation, oldest first: around a seq, or at the newest end with what waits to be sent. */
export function messageWindowView(context: ViewContext, params: QueryParams<'messages'>): MessageWindow {
  const { store } = context;
  const { chatId } = params;
  const floorSeq = store.get<{ history_floor_seq: number }>('SELECT history_floor_seq FROM chat_sync WHERE chat_id = ?', chatId)?.history_floor_seq ?? 1;
  const newestSeq = store.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE chat_id = ?', chatId)?.seq ?? 0;
  const anchorSeq = params.anchorSeq ?? newestSeq + 1;
  const rows = readRows(context, { ...params, floorSeq, anchorSeq });
  const shown = [...rows.older.slice(0, params.before).toReversed(), ...rows.newer.slice(0, params.after)];
  const hasNewer = rows.newer.length > params.after;
  const waiting = hasNewer ? [] : readWaiting(context, chatId);
  const messages: MessageView[] = toMessageViews(context, chatId, [...shown, ...waiting]);
  const hasOlderHere = rows.older.length > params.before;
  return {
    messages,
    hasOlder: hasOlderHere || floorSeq > 1,
    hasNewer,
    isFetchingOlder: !hasOlderHere && floorSeq > 1 && context.isFetchingHistory(chatId),
    newestSeq,
  };
}

/** Whether the window reaches the lower end of what is held, while the server has more. */
export function needsOlder(context: ViewContext, params: QueryParams<'messages'>, window: MessageWindow): boolean {
  const floor = context.store.get<{ history_floor_seq: number }>('SELECT history_floor_seq FROM chat_sync WHERE chat_id = ?', params.chatId);
  if (floor === undefined || floor.history_floor_seq <= 1) return false;
  const lowest = window.messages[0]?.seq ?? null;
  return lowest === null || lowest <= floor.history_floor_seq + params.before / 2;
}

/** Only from the floor up: what lies alone below it is not part of a history without holes. */
function readRows({ store }: ViewContext, params: { chatId: string; anchorSeq: number; floorSeq: number; before: number; after: number }): Rows {
  const { chatId, anchorSeq, floorSeq } = params;
  return {
    older: store.all<StoredMessage>(
      `SELECT ${messageColumnsSql} FROM messages WHERE chat_id = ? AND seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?`,
      chatId, anchorSeq, floorSeq, params.before + 1,
    ),
    newer: store.all<StoredMessage>(
      `SELECT ${messageColumnsSql} FROM messages WHERE chat_id = ? AND seq >= ? AND seq >= ? ORDER BY seq LIMIT ?`,
      chatId, anchorSeq, floorSeq, params.after + 1,
    ),
  };
}

/** As many as the largest window: after a server was restored a whole history may wait to be offered again. */
const maximumWaiting = 500;

/** In the order they were written: their ids rise with time. */
function readWaiting({ store }: ViewContext, chatId: string): StoredMessage[] {
  const sql = `SELECT ${messageColumnsSql} FROM messages WHERE chat_id = ? AND seq IS NULL ORDER BY id DESC LIMIT ?`;
  return store.all<StoredMessage>(sql, chatId, maximumWaiting).toReversed();
}
