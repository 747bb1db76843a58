import { MentionBook } from '../contract/queries/mentions.ts';
import type { Self } from '../store/self.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

/** What is derived of a thread has to be derived anew before the transaction ends. */
export function markThreadStale(writer: StoreWriter, rootMessageId: string): void {
  writer.run('UPDATE threads SET is_stale = 1 WHERE root_message_id = ?', rootMessageId);
}

/** Derives the threads of a chat anew whose answers or marks have changed: once for each, however many answers came. */
export function refreshThreads(writer: StoreWriter, self: Self, chatId: string): void {
  const stale = writer.all<{ root_message_id: string }>('SELECT root_message_id FROM threads WHERE chat_id = ? AND is_stale = 1', chatId);
  if (stale.length === 0) return;
  for (const { root_message_id: rootMessageId } of stale) refreshThread(writer, self, { chatId, rootMessageId });
  writer.touch(topics.threads);
}

interface ThreadPlace {
  readonly chatId: string;
  readonly rootMessageId: string;
}

interface Answers {
  readonly answer_count: number;
  readonly last_answer_at: number | null;
  /** The newest answer of one's own; above every place while it waits. */
  readonly own_seq: number | null;
}

const aboveAll = Number.MAX_SAFE_INTEGER;

function refreshThread(writer: StoreWriter, self: Self, { chatId, rootMessageId }: ThreadPlace): void {
  const answers = writer.get<Answers>(
    `SELECT COUNT(*) AS answer_count, MAX(created_at) AS last_answer_at, MAX(CASE WHEN sender_id = ? THEN COALESCE(seq, ${aboveAll}) END) AS own_seq
     FROM messages WHERE thread_root_message_id = ? AND deleted_at IS NULL`,
    self.userId, rootMessageId,
  );
  if (answers === undefined || answers.answer_count === 0) {
    writer.run('DELETE FROM threads WHERE root_message_id = ?', rootMessageId);
    return;
  }
  const mark = writer.get<{ is_following: number | null; thread_read_seq: number }>('SELECT is_following, thread_read_seq FROM message_marks WHERE message_id = ? AND user_id = ?', rootMessageId, self.userId);
  const isFollowing = mark?.is_following === undefined || mark.is_following === null ? takesPart(writer, self, { chatId, rootMessageId }, answers) : mark.is_following === 1;
  const readSeq = Math.max(mark?.thread_read_seq ?? 0, answers.own_seq ?? 0);
  const unreadCount = isFollowing ? countUnread(writer, self, { rootMessageId, readSeq }) : 0;
  writer.run(
    'UPDATE threads SET answer_count = ?, last_answer_at = ?, unread_count = ?, is_following = ?, is_stale = 0 WHERE root_message_id = ?',
    answers.answer_count, answers.last_answer_at, unreadCount, Number(isFollowing), rootMessageId,
  );
}

/** Who began the thread, answered in it or is named in it follows it, and both of a direct chat, until they say otherwise. */
function takesPart(reader: StoreReader, self: Self, { chatId, rootMessageId }: ThreadPlace, answers: Answers): boolean {
  if (answers.own_seq !== null) return true;
  const isOwnOrDirect = reader.get(
    `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM messages WHERE id = ? AND sender_id = ?) OR EXISTS (SELECT 1 FROM chats WHERE id = ? AND kind = 'direct')`,
    rootMessageId, self.userId, chatId,
  );
  if (isOwnOrDirect !== undefined) return true;
  const book = new MentionBook(reader, self);
  const named = reader.all<{ body: string }>(
    `SELECT body FROM messages WHERE (id = ? OR thread_root_message_id = ?) AND deleted_at IS NULL AND instr(body, '@') > 0`,
    rootMessageId, rootMessageId,
  );
  return named.some(({ body }) => book.mentionsIn(body).some(({ userId }) => userId === self.userId));
}

/** SY11, of a thread: answers above the pointer that are not one's own and not deleted. */
function countUnread(reader: StoreReader, self: Self, { rootMessageId, readSeq }: { rootMessageId: string; readSeq: number }): number {
  const sql = 'SELECT COUNT(*) AS count FROM messages WHERE thread_root_message_id = ? AND seq > ? AND sender_id <> ? AND deleted_at IS NULL';
  return reader.get<{ count: number }>(sql, rootMessageId, readSeq, self.userId)?.count ?? 0;
}
