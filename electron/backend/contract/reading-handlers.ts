import { readSeqOf } from '#shared/domain/read-seq';
import type { SessionRuntime } from '../session/session-runtime.ts';
import type { Handlers, SessionControl } from './handler-types.ts';

type ReadingCallName = 'markRead' | 'markUnread' | 'markThreadRead' | 'saveMessage' | 'followThread';

/** The calls about what the person has read, keeps and follows; on all of their devices. */
export function createReadingHandlers(control: SessionControl): Pick<Handlers, ReadingCallName> {
  const done = {};
  return {
    markRead: async ({ chatId, seq }) => (markRead(control.session(), chatId, seq), done),
    markUnread: async ({ chatId, seq }) => (control.session().act({ kind: 'member.preferences', chatId, markedUnreadSeq: Math.max(1, Math.min(seq, newestSeq(control.session(), chatId))) }), done),
    markThreadRead: async ({ chatId, messageId, seq }) => (markThreadRead(control.session(), { chatId, messageId, seq }), done),
    saveMessage: async ({ chatId, messageId, isSaved }) => (control.session().act({ kind: 'message.mark', chatId, messageId, savedAt: isSaved ? control.session().nowMs() : null }), done),
    followThread: async ({ chatId, messageId, isFollowing }) => (control.session().act({ kind: 'message.mark', chatId, messageId, isFollowing }), done),
  };
}

interface OwnReading {
  readonly last_read_seq: number;
  readonly marked_unread_seq: number | null;
}

function markRead(session: SessionRuntime, chatId: string, seq: number): void {
  const own = session.store.get<OwnReading>('SELECT last_read_seq, marked_unread_seq FROM chat_members WHERE chat_id = ? AND user_id = ?', chatId, session.self.userId);
  // A pointer above the newest message would hide what is still to come.
  const readSeq = Math.min(seq, newestSeq(session, chatId));
  if (own === undefined) return;
  // Read again: the mark by hand has done what it was for.
  const isMarkRead = own.marked_unread_seq !== null && readSeq > readSeqOf({ lastReadSeq: own.last_read_seq, markedUnreadSeq: own.marked_unread_seq });
  if (isMarkRead) session.act({ kind: 'member.preferences', chatId, markedUnreadSeq: null });
  if (own.last_read_seq < readSeq) session.act({ kind: 'chat.read', chatId, seq: readSeq });
}

function newestSeq(session: SessionRuntime, chatId: string): number {
  return session.store.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE chat_id = ?', chatId)?.seq ?? 0;
}

function markThreadRead(session: SessionRuntime, { chatId, messageId, seq }: { chatId: string; messageId: string; seq: number }): void {
  const known = session.store.get<{ thread_read_seq: number }>('SELECT thread_read_seq FROM message_marks WHERE message_id = ? AND user_id = ?', messageId, session.self.userId);
  const newest = session.store.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE thread_root_message_id = ?', messageId)?.seq ?? 0;
  const readSeq = Math.min(seq, newest);
  if ((known?.thread_read_seq ?? 0) < readSeq) session.act({ kind: 'message.mark', chatId, messageId, threadReadSeq: readSeq });
}
