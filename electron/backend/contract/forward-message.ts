import type { ReadCallParams } from '#shared/contract/calls';
import { can } from '#shared/domain/can';
import { newId } from '#shared/domain/ids';
import { forwardedText } from '#shared/domain/quote-text';
import { HallwayError } from '#shared/errors/hallway-error';
import { attachmentsOf } from '#shared/protocol/files/attachment';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { readChatFacts } from './queries/chat-detail.ts';
import { nameOf } from './view-context.ts';

interface ForwardedRow {
  readonly sender_id: string;
  readonly type: string;
  readonly body: string;
  readonly details: string | null;
}

/**
 * Passes a message on to other chats, with its files: they are on the server, and who may see a message may put its files
 * into another one. Durable here for all chats at once, or for none.
 * @throws HallwayError `not_found` for a message that is not here or was deleted, `request_too_large`, or why one of the chats cannot be written in
 */
export function forwardMessage(session: SessionRuntime, { messageId, toChatIds, comment }: ReadCallParams<'forwardMessage'>): void {
  const row = session.store.get<ForwardedRow>(`SELECT sender_id, type, body, details FROM messages WHERE id = ? AND deleted_at IS NULL AND type <> 'system'`, messageId);
  if (row === undefined) throw new HallwayError('not_found');
  const context = session.viewContext();
  for (const chatId of toChatIds) {
    const decision = can(context.actor, 'message.send', readChatFacts(context, chatId));
    if (!decision.allowed) throw new HallwayError(decision.code);
  }
  const body = forwardedText({ comment, senderName: nameOf(session.store, row.sender_id), body: row.body });
  const files = row.type === 'text' ? [] : attachmentsOf(row.details === null ? null : JSON.parse(row.details));
  session.actTogether(toChatIds.map((chatId) => {
    // A sender's own picture of a file is theirs; the server knows its small picture by the content.
    const attachments = files.map(({ thumbnailContentHash: _thumbnail, ...file }) => ({ ...file, id: newId(), previewContentHash: null }));
    return { kind: 'message.send' as const, chatId, messageId: newId(), body, replyToMessageId: null, ...(attachments.length === 0 ? {} : { attachments }) };
  }));
}
