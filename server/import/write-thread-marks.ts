import type { ChangeNumbers } from './change-numbers.ts';
import type { ImportTransaction } from './import-database.ts';
import type { ImportScope } from './person-directory.ts';
import type { ImportedChat } from './write-chat.ts';

/** Somebody who follows a thread by what an import brings: who began it, answered in it or is named in it. */
export interface ThreadReader {
  readonly rootMessageId: string;
  readonly userId: string;
}

interface ReadThreads {
  readonly scope: ImportScope;
  readonly numbers: ChangeNumbers;
  readonly readers: readonly ThreadReader[];
  readonly behind: ReadersBehind;
  /** The newest seq of the chat. */
  readonly readSeq: number;
}

/** Who had not read a thread to its end before the import, as {@link placeOf} names it. */
export type ReadersBehind = ReadonlySet<string>;

const placeOf = ({ rootMessageId, userId }: ThreadReader): string => `${rootMessageId} ${userId}`;

/** Looked up once for each chat: no index leads from a thread to its answers on the server. */
export async function findReadersBehind(sql: ImportTransaction, chat: ImportedChat): Promise<ReadersBehind> {
  const marks = await sql.select<MarkKey>(
    // A cross join: SQLite then goes from the answers to the marks of their thread, for which there is a key.
    `SELECT DISTINCT "message_marks"."message_id", "message_marks"."user_id" FROM "messages" CROSS JOIN "message_marks"
     WHERE "messages"."chat_id" = ? AND "message_marks"."message_id" = "messages"."thread_root_message_id" AND "messages"."seq" > "message_marks"."thread_read_seq"
       AND "messages"."sender_id" <> "message_marks"."user_id" AND "messages"."deleted_at" IS NULL`,
    [chat.id],
  );
  return new Set(marks.map(readerOf).map(placeOf));
}

interface MarkKey {
  readonly message_id: string;
  readonly user_id: string;
}

const readerOf = (mark: MarkKey): ThreadReader => ({ rootMessageId: mark.message_id, userId: mark.user_id });

/**
 * Nobody finds the threads of years unread after an import: those who are in them have read them, as they have the
 * chats. Who had not read a thread to its end keeps their place in it (SY11).
 */
export async function markThreadsRead(sql: ImportTransaction, chat: ImportedChat, { scope, numbers, readers, behind, readSeq }: ReadThreads): Promise<void> {
  const rootIds = [...new Set(readers.map(({ rootMessageId }) => rootMessageId))];
  const roots = await sql.selectListed<{ id: string; sender_id: string }>('SELECT "id", "sender_id" FROM "messages" WHERE "id" IN listed', [], rootIds);
  const marks = await sql.selectListed<MarkKey>('SELECT "message_id", "user_id" FROM "message_marks" WHERE "message_id" IN listed', [], rootIds);
  const everybody = [...readers, ...roots.map((root) => ({ rootMessageId: root.id, userId: root.sender_id })), ...marks.map(readerOf)];
  for (const [place, { rootMessageId, userId }] of new Map(everybody.map((reader) => [placeOf(reader), reader]))) {
    if (behind.has(place)) continue;
    await sql.run(
      `INSERT INTO "message_marks" ("message_id", "user_id", "organization_id", "chat_id", "thread_read_seq", "change_seq") VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT ("message_id", "user_id") DO UPDATE SET "thread_read_seq" = excluded."thread_read_seq", "change_seq" = excluded."change_seq"`,
      [rootMessageId, userId, scope.organizationId, chat.id, readSeq, numbers.next()],
    );
  }
}
