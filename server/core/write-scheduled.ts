import type { CommandContext } from './command-context.ts';
import { scheduledColumns, toScheduledRow, type StoredScheduled } from './stored-scheduled.ts';

export async function readScheduled(context: CommandContext, messageId: string): Promise<StoredScheduled | undefined> {
  return context.writer.get<StoredScheduled>(`SELECT ${scheduledColumns} FROM scheduled_messages WHERE id = ?`, [messageId]);
}

/** Writes a scheduled message with a new change number, and tells the writer's devices. */
export async function writeScheduled(context: CommandContext, next: Omit<StoredScheduled, 'change_seq'>): Promise<void> {
  const message: StoredScheduled = { ...next, change_seq: context.nextChangeSeq() };
  await context.writer.run(
    `INSERT INTO scheduled_messages (id, organization_id, chat_id, user_id, body, reply_to_message_id, thread_root_message_id, is_also_in_chat, send_at, failed_code, ended_at, change_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, reply_to_message_id = excluded.reply_to_message_id, thread_root_message_id = excluded.thread_root_message_id,
       is_also_in_chat = excluded.is_also_in_chat, send_at = excluded.send_at, failed_code = excluded.failed_code, ended_at = excluded.ended_at, change_seq = excluded.change_seq`,
    [
      message.id, context.actor.organizationId, message.chat_id, message.user_id, message.body, message.reply_to_message_id, message.thread_root_message_id,
      Number(message.is_also_in_chat), message.send_at, message.failed_code, message.ended_at, message.change_seq,
    ],
  );
  context.changes.user(message.user_id).scheduled.set(message.id, toScheduledRow(message));
}

/** Sent or taken back: its words leave this table (SY8). */
export async function endScheduled(context: CommandContext, message: StoredScheduled): Promise<void> {
  await writeScheduled(context, { ...message, body: '', reply_to_message_id: null, failed_code: null, ended_at: context.nowMs });
  context.changes.hasDeletedText = true;
}
