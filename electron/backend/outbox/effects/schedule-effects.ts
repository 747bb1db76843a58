import type { IntentOf } from '#shared/protocol/commands/command';
import { topics } from '../../store/topics.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';

/** The message waits for its time, with these words. */
export function scheduleEffect({ writer, self }: EffectContext, intent: IntentOf<'message.schedule'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'scheduled_messages', [intent.messageId]);
  writer.run(
    `INSERT INTO scheduled_messages (id, organization_id, chat_id, user_id, body, reply_to_message_id, thread_root_message_id, is_also_in_chat, send_at, change_seq)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 0 WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, reply_to_message_id = excluded.reply_to_message_id, thread_root_message_id = excluded.thread_root_message_id,
       is_also_in_chat = excluded.is_also_in_chat, send_at = excluded.send_at, failed_code = NULL, ended_at = NULL`,
    intent.messageId, self.organizationId, intent.chatId, self.userId, intent.body, intent.replyToMessageId, intent.threadRootMessageId ?? null, Number(intent.isAlsoInChat === true), intent.sendAt,
    intent.chatId,
  );
  writer.touch(topics.scheduled);
  return [before];
}

/** Taken back: it is not shown any more. */
export function unscheduleEffect({ writer, nowMs }: EffectContext, intent: IntentOf<'message.unschedule'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'scheduled_messages', [intent.messageId]);
  writer.run(`UPDATE scheduled_messages SET body = '', ended_at = ? WHERE id = ? AND ended_at IS NULL`, nowMs, intent.messageId);
  writer.touch(topics.scheduled);
  return [before];
}
