import type { QueryParams } from '#shared/contract/queries';
import type { MessageView, MessageWindow } from '#shared/contract/views/message-view';
import type { ViewContext } from '../view-context.ts';
import { messageColumnsSql, toMessageViews, type StoredMessage } from './message-views.ts';

interface Rows {
  readonly older: StoredMessage[];
  readonly newer: StoredMessage[];
}

/** Which messages of a chat a window is of: what stands in the chat, or the answers of one thread. */
interface Scope {
  readonly sql: string;
  readonly id: string;
}

function scopeOf({ chatId, threadRootMessageId }: QueryParams<'messages'>): Scope {
  if (threadRootMessageId !== undefined) return { sql: 'thread_root_message_id = ?', id: threadRootMessageId };
  return { sql: 'chat_id = ? AND is_only_in_thread = 0', id: chatId };
}

/** A window of a conversation or of a thread, oldest first: around a seq, or at the newest end with what waits to be sent. */
export function messageWindowView(context: ViewContext, params: QueryParams<'messages'>): MessageWindow {
  const { store } = context;
  const { chatId } = params;
  const scope = scopeOf(params);
  const floorSeq = store.get<{ history_floor_seq: number }>('SELECT history_floor_seq FROM chat_sync WHERE chat_id = ?', chatId)?.history_floor_seq ?? 1;
  const newestSeq = store.get<{ seq: number }>(`SELECT seq FROM messages WHERE ${scope.sql} AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1`, scope.id)?.seq ?? 0;
  const anchorSeq = params.anchorSeq ?? newestSeq + 1;
  const rows = readRows(context, scope, { ...params, floorSeq, anchorSeq });
  const shown = [...rows.older.slice(0, params.before).toReversed(), ...rows.newer.slice(0, params.after)];
  const hasNewer = rows.newer.length > params.after;
  const waiting = hasNewer ? [] : readWaiting(context, scope);
  const messages: MessageView[] = toMessageViews(context, chatId, [...shown, ...waiting]);
  const hasOlderHere = rows.older.length > params.before;
  const reachesBack = isWholeThreadHere(context, params) ? false : floorSeq > 1;
  return {
    messages,
    hasOlder: hasOlderHere || reachesBack,
    hasNewer,
    isFetchingOlder: !hasOlderHere && reachesBack && context.isFetchingHistory(chatId),
    newestSeq,
  };
}

/** Answers come after the message that they answer: where that is held, they all are. */
function isWholeThreadHere({ store }: ViewContext, { threadRootMessageId }: QueryParams<'messages'>): boolean {
  if (threadRootMessageId === undefined) return false;
  return store.get('SELECT 1 AS found FROM messages WHERE id = ? AND (seq IS NULL OR seq >= (SELECT history_floor_seq FROM chat_sync WHERE chat_sync.chat_id = messages.chat_id))', threadRootMessageId) !== undefined;
}

/** Whether the window reaches the lower end of what is held, while the server has more. */
export function needsOlder(context: ViewContext, params: QueryParams<'messages'>, window: MessageWindow): boolean {
  const floor = context.store.get<{ history_floor_seq: number }>('SELECT history_floor_seq FROM chat_sync WHERE chat_id = ?', params.chatId);
  if (floor === undefined || floor.history_floor_seq <= 1) return false;
  if (params.threadRootMessageId !== undefined) return !isWholeThreadHere(context, params);
  const lowest = window.messages[0]?.seq ?? null;
  return lowest === null || lowest <= floor.history_floor_seq + params.before / 2;
}

/** Only from the floor up: what lies alone below it is not part of a history without holes. */
function readRows({ store }: ViewContext, scope: Scope, params: { anchorSeq: number; floorSeq: number; before: number; after: number }): Rows {
  const { anchorSeq, floorSeq } = params;
  return {
    older: store.all<StoredMessage>(
      `SELECT ${messageColumnsSql} FROM messages WHERE ${scope.sql} AND seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?`,
      scope.id, anchorSeq, floorSeq, params.before + 1,
    ),
    newer: store.all<StoredMessage>(
      `SELECT ${messageColumnsSql} FROM messages WHERE ${scope.sql} AND seq >= ? AND seq >= ? ORDER BY seq LIMIT ?`,
      scope.id, anchorSeq, floorSeq, params.after + 1,
    ),
  };
}

/** As many as the largest window: after a server was restored a whole history may wait to be offered again. */
const maximumWaiting = 500;

/** In the order they were written: their ids rise with time. */
function readWaiting({ store }: ViewContext, scope: Scope): StoredMessage[] {
  const sql = `SELECT ${messageColumnsSql} FROM messages WHERE ${scope.sql} AND seq IS NULL ORDER BY id DESC LIMIT ?`;
  return store.all<StoredMessage>(sql, scope.id, maximumWaiting).toReversed();
}
