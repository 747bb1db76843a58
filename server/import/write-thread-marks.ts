import type { ChangeNumbers } from './change-numbers.ts';
import type { ImportTransaction } from './import-database.ts';
import type { ImportScope } from './person-directory.ts';
import type { ImportedChat } from './write-chat.ts';

export interface ThreadAnswer {
  readonly rootMessageId: string;
  readonly userId: string;
}

interface ReadThreads {
  readonly scope: ImportScope;
  readonly numbers: ChangeNumbers;
  readonly answers: readonly ThreadAnswer[];
  /** The newest seq of the chat. */
  readonly readSeq: number;
}

/** Nobody finds the threads of years unread after an import: those who are in them have read them, as they have the chats. */
export async function markThreadsRead(sql: ImportTransaction, chat: ImportedChat, { scope, numbers, answers, readSeq }: ReadThreads): Promise<void> {
  const rootIds = [...new Set(answers.map(({ rootMessageId }) => rootMessageId))];
  const roots = await sql.selectListed<{ id: string; sender_id: string }>('SELECT "id", "sender_id" FROM "messages" WHERE "id" IN listed', [], rootIds);
  const readers = new Map([...answers, ...roots.map((root) => ({ rootMessageId: root.id, userId: root.sender_id }))].map((one) => [`${one.rootMessageId} ${one.userId}`, one]));
  for (const { rootMessageId, userId } of readers.values()) {
    await sql.run(
      `INSERT INTO "message_marks" ("message_id", "user_id", "organization_id", "chat_id", "thread_read_seq", "change_seq") VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT ("message_id", "user_id") DO UPDATE SET "thread_read_seq" = excluded."thread_read_seq", "change_seq" = excluded."change_seq"`,
      [rootMessageId, userId, scope.organizationId, chat.id, readSeq, numbers.next()],
    );
  }
}
