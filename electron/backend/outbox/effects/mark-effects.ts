import type { IntentOf } from '#shared/protocol/commands/command';
import { markThreadStale } from '../../apply/refresh-threads.ts';
import type { StoreValue } from '../../store/store-database.ts';
import { topics } from '../../store/topics.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';

/** What a message is to this person. A thread's pointer only moves forward (SY11), so that there is nothing of it to take back. */
export function markEffect({ writer, self }: EffectContext, intent: IntentOf<'message.mark'>): BeforeImage[] {
  const key = [intent.messageId, self.userId];
  const before = takeBeforeImage(writer, 'message_marks', key);
  writer.run(
    `INSERT INTO message_marks (message_id, user_id, organization_id, chat_id, change_seq) SELECT ?, ?, ?, ?, 0 WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?) ON CONFLICT DO NOTHING`,
    ...key, self.organizationId, intent.chatId, intent.chatId,
  );
  const set = (assignment: string, value: StoreValue) => writer.run(`UPDATE message_marks SET ${assignment} WHERE message_id = ? AND user_id = ?`, value, ...key);
  if (intent.savedAt !== undefined) set('saved_at = ?', intent.savedAt);
  if (intent.isFollowing !== undefined) set('is_following = ?', Number(intent.isFollowing));
  if (intent.threadReadSeq !== undefined) set('thread_read_seq = MAX(thread_read_seq, ?)', intent.threadReadSeq);
  markThreadStale(writer, intent.messageId);
  writer.touch(topics.marks);
  return intent.savedAt === undefined && intent.isFollowing === undefined ? [] : [before];
}
