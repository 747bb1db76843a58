import type { MessageView } from '#shared/contract/views/message-view';
import type { ViewContext } from '../view-context.ts';

type ThreadOfMessage = NonNullable<MessageView['thread']>;

interface ThreadRow {
  readonly root_message_id: string;
  readonly answer_count: number;
  readonly last_answer_at: number;
  readonly unread_count: number;
}

const shownPeople = 4;

/** The threads that these messages began, by the message. */
export function readThreads({ store }: ViewContext, idsJson: string, nameOf: (userId: string) => string): Map<string, ThreadOfMessage> {
  const rows = store.all<ThreadRow>(
    'SELECT root_message_id, answer_count, last_answer_at, unread_count FROM threads WHERE root_message_id IN (SELECT value FROM json_each(?)) AND answer_count > 0',
    idsJson,
  );
  return new Map(rows.map((row): [string, ThreadOfMessage] => {
    const senders = store.all<{ sender_id: string }>(
      'SELECT sender_id FROM messages WHERE thread_root_message_id = ? AND deleted_at IS NULL GROUP BY sender_id ORDER BY MIN(COALESCE(seq, 9e15)) LIMIT ?',
      row.root_message_id, shownPeople,
    );
    const people = senders.map(({ sender_id: userId }) => ({ userId, name: nameOf(userId) }));
    return [row.root_message_id, { answerCount: row.answer_count, lastAnswerAt: row.last_answer_at, unreadCount: row.unread_count, people }];
  }));
}

/** Which of these messages the person has saved. */
export function readSaved({ store, self }: ViewContext, idsJson: string): ReadonlySet<string> {
  const rows = store.all<{ message_id: string }>(
    'SELECT message_id FROM message_marks WHERE message_id IN (SELECT value FROM json_each(?)) AND user_id = ? AND saved_at IS NOT NULL',
    idsJson, self.userId,
  );
  return new Set(rows.map((row) => row.message_id));
}
