import type { QueryValue } from '#shared/contract/queries';
import type { MessageType } from '#shared/database/enums';
import { soundSql } from '../../store/row-digest.ts';
import { previewOfMessage } from '../../views/preview-of-message.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { readChatFacts } from './chat-detail.ts';
import { titleOfChat } from './chat-title.ts';

interface MessagePlace {
  readonly chatId: string;
  readonly messageId: string;
}

const mostReactions = 5_000;

/** Everybody who reacted to a message, in the order in which they did. */
export function reactionsView({ store }: ViewContext, { chatId, messageId }: MessagePlace): QueryValue<'reactions'> {
  const rows = store.all<{ emoji: string; user_id: string }>(
    `SELECT ${soundSql('message_reactions', 'emoji')} AS emoji, user_id FROM message_reactions
     WHERE message_id = ? AND removed_at IS NULL AND EXISTS (SELECT 1 FROM messages WHERE id = message_id AND chat_id = ? AND deleted_at IS NULL)
     ORDER BY created_at, user_id LIMIT ?`,
    messageId, chatId, mostReactions,
  );
  return rows.map(({ emoji, user_id: userId }) => ({ emoji, userId, name: nameOf(store, userId) }));
}

interface LinkedRow {
  readonly sender_id: string;
  readonly type: MessageType;
  readonly body: string;
  readonly details: string | null;
}

/** What a link to a message says of it; null where it is not here, was deleted, or never was. */
export function linkedMessageView(context: ViewContext, { chatId, messageId }: MessagePlace): QueryValue<'linkedMessage'> {
  const { store } = context;
  if (readChatFacts(context, chatId) === null) return null;
  const row = store.get<LinkedRow>(`SELECT sender_id, type, ${soundSql('messages', 'body')} AS body, details FROM messages WHERE id = ? AND chat_id = ? AND deleted_at IS NULL`, messageId, chatId);
  return row === undefined ? null : { chatTitle: titleOfChat(context, chatId), senderName: nameOf(store, row.sender_id), preview: previewOfMessage(row) };
}
