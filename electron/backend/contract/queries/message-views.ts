import type { MessageType } from '#shared/database/enums';
import { can } from '#shared/domain/can';
import type { ErrorCode } from '#shared/errors/error-catalogue';
import type { Delivery, MessageView, ReactionView } from '#shared/contract/views/message-view';
import { systemMessageDetailsSchema } from '#shared/protocol/rows/system-message-details';
import { isCreationSql, isEditSql, isSendSql } from '../../outbox/intent-kinds.ts';
import { soundSql } from '../../store/row-digest.ts';
import { chatEventOf } from '../../views/chat-event.ts';
import { previewOfMessage } from '../../views/preview-of-message.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { toAttachmentViews } from './attachment-views.ts';
import { MentionBook } from './mentions.ts';
import { readSaved, readThreads } from './message-threads.ts';
import { readChatFacts } from './chat-detail.ts';

export interface StoredMessage {
  readonly id: string;
  readonly seq: number | null;
  readonly type: MessageType;
  readonly sender_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly thread_root_message_id: string | null;
  readonly is_only_in_thread: number;
  readonly pinned_by_id: string | null;
  readonly details: string | null;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly edit_count: number;
  readonly deleted_at: number | null;
}
export const messageColumnsSql = `id, seq, type, sender_id, ${soundSql('messages', 'body')} AS body, reply_to_message_id, thread_root_message_id, is_only_in_thread, pinned_by_id, details, created_at, edited_at, edit_count, deleted_at`;

interface OutboxRow {
  readonly message_id: string;
  readonly command_id: string;
  readonly status: 'waiting' | 'failed';
  readonly error_code: ErrorCode | null;
  readonly error_message: string | null;
}

interface ReactionRow {
  readonly message_id: string;
  readonly emoji: string;
  readonly user_id: string;
}

/** Makes rows of one chat ready to draw; what belongs to them is read with one query for all. */
export function toMessageViews(context: ViewContext, chatId: string, rows: readonly StoredMessage[]): MessageView[] {
  const idsJson = JSON.stringify(rows.map((row) => row.id));
  const names = new NameCache(context);
  const book = new MentionBook(context.store, context.self);
  const reactions = readReactions(context, idsJson, names);
  const deliveries = readDeliveries(context, idsJson);
  const threads = readThreads(context, idsJson, (userId) => names.of(userId));
  const saved = readSaved(context, idsJson);
  const chat = readChatFacts(context, chatId);
  return rows.map((row) => {
    const isDeleted = row.deleted_at !== null;
    const facts = { chat, message: { senderId: row.sender_id, isDeleted, isSystem: row.type === 'system' } };
    return {
      id: row.id,
      chatId,
      seq: row.seq,
      type: row.type,
      senderId: row.sender_id,
      senderName: names.of(row.sender_id),
      isOwn: row.sender_id === context.self.userId,
      body: row.body,
      mentions: isDeleted ? [] : book.mentionsIn(row.body),
      event: row.type === 'system' ? chatEventOf(parseDetails(row.details), (userId) => names.of(userId)) : null,
      closedCall: row.type === 'system' ? closedCallOf(context, row) : null,
      createdAt: row.created_at,
      editedAt: row.edited_at,
      editCount: row.edit_count,
      isDeleted,
      replyTo: row.reply_to_message_id === null || isDeleted ? null : readReply(context, row.reply_to_message_id, names),
      threadRootMessageId: row.thread_root_message_id,
      isOnlyInThread: row.is_only_in_thread === 1,
      threadRoot: row.thread_root_message_id === null || row.is_only_in_thread === 1 ? null : readThreadRoot(context, row.thread_root_message_id, names),
      thread: threads.get(row.id) ?? null,
      pinnedByName: row.pinned_by_id === null ? null : names.of(row.pinned_by_id),
      isSaved: saved.has(row.id),
      attachments: isDeleted || row.type === 'text' || row.type === 'system' ? [] : toAttachmentViews(context, row.details),
      reactions: isDeleted ? [] : (reactions.get(row.id) ?? []),
      delivery: deliveries.get(row.id) ?? { status: row.seq === null ? 'waiting' : 'sent' },
      canEdit: row.type !== 'system' && can(context.actor, 'message.edit', facts).allowed,
      canDelete: !isDeleted && can(context.actor, 'message.delete', facts).allowed,
      canPin: row.seq !== null && can(context.actor, 'message.pin', facts).allowed,
    };
  });
}

/** Names of people, each read once for a window. */
class NameCache {
  readonly #context: ViewContext;
  readonly #names = new Map<string, string>();

  constructor(context: ViewContext) {
    this.#context = context;
  }

  of(userId: string): string {
    const known = this.#names.get(userId);
    if (known !== undefined) return known;
    const name = nameOf(this.#context.store, userId);
    this.#names.set(userId, name);
    return name;
  }
}

function parseDetails(details: string | null): unknown {
  return details === null ? null : (JSON.parse(details) as unknown);
}

/** What calling back needs, where the line closes a call. */
function closedCallOf({ self }: ViewContext, row: StoredMessage): MessageView['closedCall'] {
  const { data: details } = systemMessageDetailsSchema.safeParse(parseDetails(row.details));
  if (details?.kind !== 'call_ended') return null;
  return { media: details.media, isMissed: row.sender_id !== self.userId && details.durationMs === null };
}

function readReply({ store }: ViewContext, messageId: string, names: NameCache): MessageView['replyTo'] {
  const row = store.get<StoredMessage>(`SELECT ${messageColumnsSql} FROM messages WHERE id = ?`, messageId);
  if (row === undefined) return { messageId, seq: null, senderName: '', preview: { kind: 'notHeld' }, isDeleted: false };
  return { messageId, seq: row.seq, senderName: names.of(row.sender_id), preview: previewOfMessage(row), isDeleted: row.deleted_at !== null };
}

function readThreadRoot(context: ViewContext, messageId: string, names: NameCache): MessageView['threadRoot'] {
  const root = readReply(context, messageId, names);
  return root === null || root.preview.kind === 'notHeld' ? null : { senderName: root.senderName, preview: root.preview };
}

const maximumNames = 10;

function readReactions({ store, self }: ViewContext, idsJson: string, names: NameCache): Map<string, ReactionView[]> {
  const rows = store.all<ReactionRow>(
    `SELECT message_id, ${soundSql('message_reactions', 'emoji')} AS emoji, user_id FROM message_reactions
     WHERE message_id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL ORDER BY created_at, user_id`,
    idsJson,
  );
  const byMessage = new Map<string, ReactionView[]>();
  for (const row of rows) {
    const reactions = byMessage.get(row.message_id) ?? [];
    byMessage.set(row.message_id, reactions);
    const isOwn = row.user_id === self.userId;
    const index = reactions.findIndex((reaction) => reaction.emoji === row.emoji);
    const known = reactions[index];
    if (known === undefined) reactions.push({ emoji: row.emoji, count: 1, isOwn, names: [names.of(row.user_id)] });
    else {
      const shown = known.names.length < maximumNames ? [...known.names, names.of(row.user_id)] : known.names;
      reactions[index] = { emoji: row.emoji, count: known.count + 1, isOwn: known.isOwn || isOwn, names: shown };
    }
  }
  return byMessage;
}

/**
 * What stands in the outbox for these messages: a failure is told before a wait. Where the chat itself could not be
 * made, that is what is told, and retried or discarded, at each of its messages.
 */
function readDeliveries({ store }: ViewContext, idsJson: string): Map<string, Delivery> {
  const rows = store.all<OutboxRow>(
    `SELECT own.message_id, COALESCE(creation.command_id, own.command_id) AS command_id, COALESCE(creation.status, own.status) AS status,
       COALESCE(creation.error_code, own.error_code) AS error_code, COALESCE(creation.error_message, own.error_message) AS error_message
     FROM outbox AS own
     LEFT JOIN outbox AS creation ON creation.chat_id = own.chat_id AND creation.status = 'failed' AND ${isCreationSql('creation')}
     WHERE own.message_id IN (SELECT value FROM json_each(?)) AND (own.${isSendSql} OR own.${isEditSql})
     ORDER BY own.status DESC`,
    idsJson,
  );
  return new Map(rows.map((row): [string, Delivery] => [
    row.message_id,
    row.status === 'waiting'
      ? { status: 'waiting' }
      : { status: 'failed', commandId: row.command_id, code: row.error_code ?? 'internal', message: row.error_message ?? '' },
  ]));
}
