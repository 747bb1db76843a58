import type { ChatIntent } from '#shared/protocol/commands/command';
import { enqueue } from '../outbox/outbox.ts';
import type { Self } from '../store/self.ts';
import type { StoreWriter } from '../store/store-database.ts';

interface OfferRow {
  readonly kind: 'edit' | 'delete' | 'reaction';
  readonly chat_id: string;
  readonly message_id: string;
  /** The text of an edit, the emoji of a reaction. */
  readonly value: string;
  readonly changed_at: number;
  readonly body: string;
  readonly edited_at: number | null;
  readonly is_deleted: number;
  readonly has_reaction: number;
}

/**
 * SY10: remembers what this person changed, before the rows go that say so: edits and deletions of messages that the
 * restored server may have as they were before, and reactions.
 */
export function rememberChanges(writer: StoreWriter, self: Self): void {
  const insert = 'INSERT INTO epoch_offers (kind, chat_id, message_id, value, changed_at)';
  writer.run(`${insert} SELECT 'edit', chat_id, id, body, edited_at FROM messages WHERE sender_id = ? AND edited_at IS NOT NULL AND deleted_at IS NULL AND seq IS NOT NULL ON CONFLICT DO NOTHING`, self.userId);
  writer.run(`${insert} SELECT 'delete', chat_id, id, '', deleted_at FROM messages WHERE deleted_by_id = ? AND deleted_at IS NOT NULL AND seq IS NOT NULL ON CONFLICT DO NOTHING`, self.userId);
  writer.run(`${insert} SELECT 'reaction', chat_id, message_id, emoji, created_at FROM message_reactions WHERE user_id = ? AND removed_at IS NULL ON CONFLICT DO NOTHING`, self.userId);
}

/**
 * Makes what was remembered into intents where the server turns out to lack it, once its row of the message is here: a
 * place alone, given below the history that is held, says nothing of its words. What the server has, or has newer, is
 * forgotten; so is what belongs to messages that it never brought.
 * @returns whether there is something new to send
 */
export function redeemOffers(writer: StoreWriter, self: Self, nowMs: number): boolean {
  if (writer.get('SELECT 1 AS found FROM epoch_offers LIMIT 1') === undefined) return false;
  const offers = writer.all<OfferRow>(
    `SELECT epoch_offers.*, body, edited_at, deleted_at IS NOT NULL AS is_deleted,
       EXISTS (SELECT 1 FROM message_reactions WHERE message_reactions.message_id = messages.id AND user_id = ? AND emoji = value AND removed_at IS NULL) AS has_reaction
     FROM epoch_offers JOIN messages ON messages.id = epoch_offers.message_id JOIN chat_sync ON chat_sync.chat_id = messages.chat_id
     WHERE seq >= history_floor_seq`,
    self.userId,
  );
  let hasNew = false;
  for (const offer of offers) {
    writer.run('DELETE FROM epoch_offers WHERE message_id = ? AND kind = ? AND value = ?', offer.message_id, offer.kind, offer.value);
    const intent = intentOf(offer);
    if (intent === null) continue;
    enqueue(writer, self, intent, nowMs);
    hasNew = true;
  }
  writer.run(
    `DELETE FROM epoch_offers WHERE message_id NOT IN (SELECT id FROM messages)
       AND chat_id IN (SELECT chat_id FROM chat_sync WHERE history_floor_seq <= 1)`,
  );
  return hasNew;
}

/** What is to be done again; null where the server has it, or somebody has done more since. */
function intentOf(offer: OfferRow): ChatIntent | null {
  const message = { chatId: offer.chat_id, messageId: offer.message_id };
  if (offer.is_deleted === 1) return null;
  switch (offer.kind) {
    case 'edit': return offer.body !== offer.value && (offer.edited_at ?? 0) < offer.changed_at ? { kind: 'message.edit', ...message, body: offer.value } : null;
    case 'delete': return { kind: 'message.delete', ...message };
    case 'reaction': return offer.has_reaction === 1 ? null : { kind: 'reaction.set', ...message, emoji: offer.value, present: true };
  }
}
