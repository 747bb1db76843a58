import type { SyncView, TransferItem, UnsentItem } from '#shared/contract/views/sync-view';
import type { ErrorCode } from '#shared/errors/error-catalogue';
import { chatIntentSchema, type ChatIntent } from '#shared/protocol/commands/command';
import { attachmentsOf } from '#shared/protocol/files/attachment';
import { hasFilesSql } from '../../outbox/intent-kinds.ts';
import { previewOf } from '../../views/preview.ts';
import type { ViewContext } from '../view-context.ts';
import { titleOfChat } from './chat-title.ts';

interface OutboxRow {
  readonly command_id: string;
  readonly intent: string;
  readonly status: 'waiting' | 'failed';
  readonly error_code: ErrorCode | null;
  readonly error_message: string | null;
  readonly created_at: number;
}

/** Shown at most: after a month offline the oldest say enough. */
const mostShown = 200;

/** What waits to be sent, what travels, and how far back this computer reaches. */
export function syncView(context: ViewContext): SyncView {
  const rows = context.store.all<OutboxRow>(`SELECT command_id, intent, status, error_code, error_message, created_at FROM outbox ORDER BY position LIMIT ?`, mostShown + 1);
  return {
    unsent: rows.slice(0, mostShown).map((row) => toUnsent(context, row)),
    hasMoreUnsent: rows.length > mostShown,
    transfers: [...uploads(context), ...downloads(context)],
    completeSinceMs: readCompleteSince(context),
  };
}

function toUnsent(context: ViewContext, row: OutboxRow): UnsentItem {
  const intent = chatIntentSchema.parse(JSON.parse(row.intent));
  const chatId = 'chatId' in intent ? intent.chatId : null;
  return {
    commandId: row.command_id,
    what: intent.kind,
    chatId,
    chatTitle: chatId === null ? null : titleOfChat(context, chatId),
    preview: wordsOf(intent),
    sinceMs: row.created_at,
    failure: row.status === 'failed' ? { code: row.error_code ?? 'internal', message: row.error_message ?? '' } : null,
  };
}

function wordsOf(intent: ChatIntent): string {
  switch (intent.kind) {
    case 'message.send': return previewOf(intent.body === '' ? (intent.attachments ?? []).map(({ fileName }) => fileName).join(', ') : intent.body);
    case 'message.edit': return previewOf(intent.body);
    case 'reaction.set': return intent.emoji;
    case 'chat.createGroup': return intent.name;
    case 'chat.update': return intent.name ?? intent.topic ?? '';
    default: return '';
  }
}

function uploads(context: ViewContext): TransferItem[] {
  const rows = context.store.all<OutboxRow>(`SELECT command_id, intent, status, error_code, error_message, created_at FROM outbox WHERE ${hasFilesSql} ORDER BY position LIMIT ?`, mostShown);
  return rows.flatMap((row) => {
    const intent = chatIntentSchema.parse(JSON.parse(row.intent));
    if (intent.kind !== 'message.send') return [];
    return (intent.attachments ?? []).flatMap((file) => {
      const transfer = context.files.transferOf(file.contentHash);
      return transfer === null ? [] : [{ attachmentId: file.id, fileName: file.fileName, sizeBytes: file.sizeBytes, chatTitle: titleOfChat(context, intent.chatId), transfer }];
    });
  });
}

interface FileRow {
  readonly details: string | null;
  readonly chat_id: string;
}

function downloads(context: ViewContext): TransferItem[] {
  return context.files.downloading().flatMap((attachmentId) => {
    const row = context.store.get<FileRow>('SELECT messages.details, messages.chat_id FROM message_attachments JOIN messages ON messages.id = message_attachments.message_id WHERE message_attachments.id = ?', attachmentId);
    const file = row?.details === undefined || row.details === null ? undefined : attachmentsOf(JSON.parse(row.details)).find(({ id }) => id === attachmentId);
    const transfer = file === undefined ? null : context.files.transferOf(file.contentHash);
    if (row === undefined || file === undefined || transfer?.direction !== 'down') return [];
    return [{ attachmentId, fileName: file.fileName, sizeBytes: file.sizeBytes, chatTitle: titleOfChat(context, row.chat_id), transfer }];
  });
}

/** The newest of the places at which a chat's history breaks off: one step for each chat, whatever its length. */
function readCompleteSince({ store }: ViewContext): number | null {
  const sql = `SELECT MAX(messages.created_at) AS at FROM chat_sync JOIN messages ON messages.chat_id = chat_sync.chat_id AND messages.seq = chat_sync.history_floor_seq
    WHERE chat_sync.history_floor_seq > 1`;
  return store.get<{ at: number | null }>(sql)?.at ?? null;
}
