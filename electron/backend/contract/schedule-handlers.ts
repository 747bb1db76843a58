import type { ReadCallParams } from '#shared/contract/calls';
import { can } from '#shared/domain/can';
import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import { isScheduleSql } from '../outbox/intent-kinds.ts';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { dropDraft } from '../store/drafts.ts';
import type { Handlers, SessionControl } from './handler-types.ts';
import { readChatFacts } from './queries/chat-detail.ts';

/** The calls about messages that are sent later. */
export function createScheduleHandlers(control: SessionControl): Pick<Handlers, 'scheduleMessage' | 'unscheduleMessage'> {
  return {
    scheduleMessage: async (params) => schedule(control.session(), params),
    unscheduleMessage: async ({ chatId, messageId }) => (unschedule(control.session(), { chatId, messageId }), {}),
  };
}

/** A new one takes the draft with it, in the same step; a changed one takes the place of what was refused before. */
function schedule(session: SessionRuntime, { messageId: known, ...params }: ReadCallParams<'scheduleMessage'>): { messageId: string } {
  const decision = can(session.actor(), 'message.schedule', readChatFacts(session.viewContext(), params.chatId));
  if (!decision.allowed) throw new HallwayError(decision.code);
  if (!session.knowsThreads()) throw new HallwayError('server_too_old');
  const { chatId, sendAt, body, replyToMessageId, threadRootMessageId, isAlsoInChat } = params;
  const messageId = known ?? newId();
  const thread = threadRootMessageId === undefined ? {} : { threadRootMessageId, ...(isAlsoInChat ? { isAlsoInChat: true as const } : {}) };
  session.act({ kind: 'message.schedule', chatId, messageId, sendAt, body, replyToMessageId, ...thread }, (writer) => {
    if (known === undefined) dropDraft(writer, { chatId, threadRootMessageId });
    else writer.run(`DELETE FROM outbox WHERE message_id = ? AND status = 'failed' AND ${isScheduleSql}`, known);
  });
  return { messageId };
}

/** What the server never had goes with its command. */
function unschedule(session: SessionRuntime, { chatId, messageId }: { chatId: string; messageId: string }): void {
  const refused = session.store.get<{ command_id: string }>(`SELECT command_id FROM outbox WHERE message_id = ? AND status = 'failed' AND ${isScheduleSql}`, messageId);
  const isOnServer = session.store.get('SELECT 1 AS found FROM scheduled_messages WHERE id = ? AND change_seq > 0', messageId) !== undefined;
  if (refused !== undefined) session.discardCommand(refused.command_id);
  if (refused === undefined || isOnServer) session.act({ kind: 'message.unschedule', chatId, messageId });
}
