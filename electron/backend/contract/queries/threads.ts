import type { ThreadDetail, ThreadList, ThreadSummary } from '#shared/contract/views/thread-view';
import { previewOfMessage } from '../../views/preview-of-message.ts';
import { readPreferences } from '../../store/preferences.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { readChatFacts } from './chat-detail.ts';
import { titleOfChat } from './chat-title.ts';
import { countUnreadThreadMentions, MentionBook } from './mentions.ts';
import { messageColumnsSql, toMessageViews, type StoredMessage } from './message-views.ts';
import { shownColumns, type ShownRow } from './shown-row.ts';

interface ThreadRow {
  readonly root_message_id: string;
  readonly chat_id: string;
  readonly answer_count: number;
  readonly unread_count: number;
  readonly is_following: number;
}

/** A thread as the person stands to it; null where its chat is not here. A message without answers is a thread to be begun. */
export function threadView(context: ViewContext, { chatId, rootMessageId }: { chatId: string; rootMessageId: string }): ThreadDetail | null {
  const { store, self } = context;
  if (readChatFacts(context, chatId) === null) return null;
  const thread = store.get<ThreadRow>('SELECT root_message_id, chat_id, answer_count, unread_count, is_following FROM threads WHERE root_message_id = ?', rootMessageId);
  const root = store.get<StoredMessage>(`SELECT ${messageColumnsSql} FROM messages WHERE id = ? AND chat_id = ?`, rootMessageId, chatId);
  const mark = store.get<{ thread_read_seq: number; is_following: number | null }>('SELECT thread_read_seq, is_following FROM message_marks WHERE message_id = ? AND user_id = ?', rootMessageId, self.userId);
  const own = store.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE thread_root_message_id = ? AND sender_id = ?', rootMessageId, self.userId);
  return {
    root: root === undefined ? null : (toMessageViews(context, chatId, [root])[0] ?? null),
    chatTitle: titleOfChat(context, chatId),
    answerCount: thread?.answer_count ?? 0,
    unreadCount: thread?.unread_count ?? 0,
    isFollowing: thread === undefined ? mark?.is_following === 1 : thread.is_following === 1,
    readSeq: Math.max(mark?.thread_read_seq ?? 0, own?.seq ?? 0),
  };
}

interface ListedRow extends ThreadRow {
  readonly has_draft: number;
  readonly muted_until: number | null;
}

/** Followed threads, unread ones first. */
export function threadsView(context: ViewContext, { limit, nowMs }: { limit: number; nowMs: number }): ThreadList {
  const rows = context.store.all<ListedRow>(
    `SELECT threads.root_message_id, threads.chat_id, answer_count, threads.unread_count, threads.is_following, muted_until,
       EXISTS (SELECT 1 FROM thread_drafts WHERE thread_drafts.root_message_id = threads.root_message_id) AS has_draft
     FROM threads JOIN chat_members ON chat_members.chat_id = threads.chat_id AND chat_members.user_id = ? AND left_at IS NULL
     WHERE threads.is_following = 1 AND answer_count > 0 ORDER BY threads.unread_count > 0 DESC, last_answer_at DESC LIMIT ?`,
    context.self.userId, limit + 1,
  );
  const unread = context.store.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM threads JOIN chat_members ON chat_members.chat_id = threads.chat_id AND chat_members.user_id = ? AND left_at IS NULL
     WHERE threads.is_following = 1 AND threads.unread_count > 0 AND (muted_until IS NULL OR muted_until <= ?)`,
    context.self.userId, nowMs,
  );
  const tools = { nowMs, book: new MentionBook(context.store, context.self), keywords: readPreferences(context.store, context.self).notifications.keywords };
  return { threads: rows.slice(0, limit).flatMap((row) => toSummary(context, row, tools) ?? []), unreadThreadCount: unread?.count ?? 0, hasMore: rows.length > limit };
}

interface SummaryTools {
  readonly nowMs: number;
  readonly book: MentionBook;
  readonly keywords: readonly string[];
}

function toSummary(context: ViewContext, row: ListedRow, { nowMs, book, keywords }: SummaryTools): ThreadSummary | null {
  const { store, self } = context;
  const root = store.get<ShownRow>(`SELECT ${shownColumns} FROM messages WHERE id = ?`, row.root_message_id);
  // What waits is newer than what has a place.
  const last = store.get<ShownRow>(
    `SELECT ${shownColumns} FROM messages WHERE thread_root_message_id = ? AND deleted_at IS NULL ORDER BY seq IS NULL DESC, seq DESC, id DESC LIMIT 1`, row.root_message_id,
  );
  if (last === undefined) return null;
  return {
    rootMessageId: row.root_message_id,
    chatId: row.chat_id,
    chatTitle: titleOfChat(context, row.chat_id),
    root: root === undefined ? null : { senderId: root.sender_id, senderName: nameOf(store, root.sender_id), preview: previewOfMessage(root), isDeleted: root.deleted_at !== null },
    answerCount: row.answer_count,
    unreadCount: row.unread_count,
    mentionCount: row.unread_count === 0 ? 0 : countUnreadThreadMentions(store, book, { rootMessageId: row.root_message_id, self, keywords }),
    lastAnswer: { messageId: last.id, senderId: last.sender_id, senderName: nameOf(store, last.sender_id), preview: previewOfMessage(last), createdAt: last.created_at, isOwn: last.sender_id === self.userId },
    hasDraft: row.has_draft === 1,
    isMuted: row.muted_until !== null && row.muted_until > nowMs,
  };
}
