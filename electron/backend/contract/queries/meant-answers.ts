import type { MeantAnswer, MeantAnswers } from '#shared/contract/views/thread-view';
import { hasKeyword } from '#shared/domain/keywords';
import { readPreferences } from '../../store/preferences.ts';
import { previewOfMessage } from '../../views/preview-of-message.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { titleOfChat } from './chat-title.ts';
import { MentionBook } from './mentions.ts';
import { shownColumns, type ShownRow } from './shown-row.ts';

/** Who comes back later than that is no longer told of each. */
const lookedBackMs = 7 * 86_400_000;
const threadsLookedAt = 50;
const answersLookedAt = 20;

interface ThreadRow {
  readonly root_message_id: string;
  readonly chat_id: string;
}

/**
 * Unread answers that name the person or have one of their words, in threads that they do not follow, newest first. Those
 * that also stand in the chat count there; “@everyone” in a thread means those who follow it.
 */
export function meantAnswersView(context: ViewContext, nowMs: number): MeantAnswers {
  const { store, self } = context;
  const { keywords } = readPreferences(store, self).notifications;
  const threads = store.all<ThreadRow>(
    `SELECT threads.root_message_id, threads.chat_id FROM threads JOIN chat_members ON chat_members.chat_id = threads.chat_id AND chat_members.user_id = ? AND left_at IS NULL
     WHERE threads.is_following = 0 AND last_answer_at > ? ORDER BY last_answer_at DESC LIMIT ?`,
    self.userId, nowMs - lookedBackMs, threadsLookedAt,
  );
  const book = new MentionBook(store, self);
  const means = ({ body }: ShownRow) => book.mentionsIn(body).some(({ userId }) => userId === self.userId) || hasKeyword(body, keywords);
  const answers = threads.flatMap((thread) => unreadAnswers(context, thread.root_message_id, keywords.length > 0).filter(means).map((row) => toAnswer(context, thread, row)));
  return { keywords, answers: answers.toSorted((one, other) => other.createdAt - one.createdAt) };
}

/** Where the person has no words, only answers that name somebody are read at all: this is asked with every change in a thread. */
function unreadAnswers({ store, self }: ViewContext, rootMessageId: string, hasKeywords: boolean): ShownRow[] {
  return store.all<ShownRow>(
    `SELECT ${shownColumns} FROM messages
     WHERE thread_root_message_id = ? AND is_only_in_thread = 1 AND sender_id <> ? AND type <> 'system' AND deleted_at IS NULL
       AND (? OR instr(messages.body, '@') > 0)
       AND seq > COALESCE((SELECT thread_read_seq FROM message_marks WHERE message_id = ? AND user_id = ?), 0)
     ORDER BY seq DESC LIMIT ?`,
    rootMessageId, self.userId, Number(hasKeywords), rootMessageId, self.userId, answersLookedAt,
  );
}

function toAnswer(context: ViewContext, thread: ThreadRow, row: ShownRow): MeantAnswer {
  return {
    messageId: row.id,
    rootMessageId: thread.root_message_id,
    chatId: thread.chat_id,
    chatTitle: titleOfChat(context, thread.chat_id),
    senderName: nameOf(context.store, row.sender_id),
    preview: previewOfMessage(row),
    createdAt: row.created_at,
  };
}
