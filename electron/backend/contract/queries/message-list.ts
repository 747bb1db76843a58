import type { MessageType } from '#shared/database/enums';
import type { ListedMessage, MessageList, MessageListKind } from '#shared/contract/views/message-list';
import { can } from '#shared/domain/can';
import { assertNever } from '#shared/errors/assert-never';
import { soundSql } from '../../store/row-digest.ts';
import { previewOfMessage } from '../../views/preview-of-message.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { readChatFacts } from './chat-detail.ts';
import { titleOfChat } from './chat-title.ts';
import { findMentions } from './find-mentions.ts';

interface ListedRow {
  readonly id: string;
  readonly chat_id: string;
  readonly seq: number | null;
  readonly thread_root_message_id: string | null;
  readonly is_only_in_thread: number;
  readonly sender_id: string;
  readonly type: MessageType;
  readonly body: string;
  readonly details: string | null;
  readonly created_at: number;
  readonly pinned_by_id: string | null;
  readonly is_saved: number;
}
const columns = `messages.id, messages.chat_id, seq, thread_root_message_id, is_only_in_thread, sender_id, type, ${soundSql('messages', 'body')} AS body, details, messages.created_at, pinned_by_id,
  EXISTS (SELECT 1 FROM message_marks AS own WHERE own.message_id = messages.id AND own.saved_at IS NOT NULL) AS is_saved`;

/** Messages on a list, as far as they are on this computer. */
export function messageListView(context: ViewContext, { list, limit }: { list: MessageListKind; limit: number }): MessageList {
  const rows = readRows(context, list, limit + 1);
  const titles = new Map<string, string>();
  const titleOf = (chatId: string): string => {
    const title = titles.get(chatId) ?? titleOfChat(context, chatId);
    titles.set(chatId, title);
    return title;
  };
  return { messages: rows.slice(0, limit).map((row) => toListed(context, row, titleOf(row.chat_id))), hasMore: rows.length > limit, missingCount: list.kind === 'saved' ? countMissing(context) : 0 };
}

function readRows(context: ViewContext, list: MessageListKind, limit: number): ListedRow[] {
  const { store, self } = context;
  switch (list.kind) {
    case 'saved':
      return store.all<ListedRow>(
        `SELECT ${columns} FROM message_marks CROSS JOIN messages ON messages.id = message_marks.message_id
         WHERE message_marks.user_id = ? AND message_marks.saved_at IS NOT NULL AND deleted_at IS NULL ORDER BY message_marks.saved_at DESC LIMIT ?`, self.userId, limit,
      );
    case 'pinned':
      return store.all<ListedRow>(`SELECT ${columns} FROM messages WHERE chat_id = ? AND pinned_at IS NOT NULL AND deleted_at IS NULL ORDER BY pinned_at DESC LIMIT ?`, list.chatId, limit);
    case 'mentions': {
      const rows = findMentions(context, limit).map((id) => store.get<ListedRow>(`SELECT ${columns} FROM messages WHERE id = ?`, id));
      return rows.filter((row) => row !== undefined);
    }
    default: return assertNever(list, 'list');
  }
}

function toListed(context: ViewContext, row: ListedRow, chatTitle: string): ListedMessage {
  const { store, actor } = context;
  return {
    messageId: row.id,
    chatId: row.chat_id,
    chatTitle,
    seq: row.seq,
    threadRootMessageId: row.is_only_in_thread === 1 ? row.thread_root_message_id : null,
    senderId: row.sender_id,
    senderName: nameOf(store, row.sender_id),
    preview: previewOfMessage(row),
    createdAt: row.created_at,
    pinnedByName: row.pinned_by_id === null ? null : nameOf(store, row.pinned_by_id),
    isSaved: row.is_saved === 1,
    canUnpin: row.pinned_by_id !== null && can(actor, 'message.pin', { chat: readChatFacts(context, row.chat_id), message: { senderId: row.sender_id, isDeleted: false, isSystem: row.type === 'system' } }).allowed,
  };
}

function countMissing({ store, self }: ViewContext): number {
  const sql = `SELECT COUNT(*) AS count FROM message_marks WHERE user_id = ? AND saved_at IS NOT NULL AND message_id NOT IN (SELECT id FROM messages)
    AND chat_id IN (SELECT chat_id FROM chat_sync WHERE history_floor_seq > 1)`;
  return store.get<{ count: number }>(sql, self.userId)?.count ?? 0;
}
