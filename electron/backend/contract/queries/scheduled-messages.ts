import { z } from 'zod';
import { errorCodes, type ErrorCode } from '#shared/errors/error-catalogue';
import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import { isScheduleSql } from '../../outbox/intent-kinds.ts';
import type { ViewContext } from '../view-context.ts';
import { titleOfChat } from './chat-title.ts';

interface ScheduledRow {
  readonly id: string;
  readonly chat_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly thread_root_message_id: string | null;
  readonly is_also_in_chat: number;
  readonly send_at: number;
  readonly failed_code: string | null;
  readonly change_seq: number;
  readonly waiting_command: string | null;
  readonly failed_command: string | null;
  readonly failed_command_code: string | null;
}

const codeSchema = z.enum(errorCodes);

const sql = `SELECT scheduled_messages.*, waiting.command_id AS waiting_command, failed.command_id AS failed_command, failed.error_code AS failed_command_code FROM scheduled_messages
  LEFT JOIN outbox AS waiting ON waiting.message_id = scheduled_messages.id AND waiting.status = 'waiting' AND waiting.${isScheduleSql}
  LEFT JOIN outbox AS failed ON failed.message_id = scheduled_messages.id AND failed.status = 'failed' AND failed.${isScheduleSql}
  WHERE scheduled_messages.user_id = ? AND ended_at IS NULL AND (? IS NULL OR scheduled_messages.chat_id = ?) GROUP BY scheduled_messages.id ORDER BY send_at, scheduled_messages.id`;

/** This person's messages that are sent later, the next one first. */
export function scheduledMessagesView(context: ViewContext, chatId: string | null): ScheduledMessage[] {
  return context.store.all<ScheduledRow>(sql, context.self.userId, chatId, chatId).map((row) => ({
    messageId: row.id,
    chatId: row.chat_id,
    chatTitle: titleOfChat(context, row.chat_id),
    body: row.body,
    replyToMessageId: row.reply_to_message_id,
    threadRootMessageId: row.thread_root_message_id,
    isAlsoInChat: row.is_also_in_chat === 1,
    sendAt: row.send_at,
    isOnServer: row.change_seq > 0 && row.waiting_command === null && row.failed_command === null,
    failure: failureOf(row),
  }));
}

function failureOf(row: ScheduledRow): { code: ErrorCode; commandId: string | null } | null {
  const code = row.failed_command_code ?? row.failed_code;
  return code === null ? null : { code: codeSchema.safeParse(code).data ?? 'internal', commandId: row.failed_command };
}
