import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a device derives of threads, and their drafts. A statement that writes an answer marks its thread as stale; who
 * finishes the transaction derives it anew (electron/backend/apply/refresh-threads.ts), once however many answers came.
 */
export class AddThreadStates1764041000000 implements MigrationInterface {
  readonly name = 'AddThreadStates1764041000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const trigger of ['thread_answered', 'thread_begun', 'thread_changed', 'thread_erased']) await queryRunner.query(`DROP TRIGGER "${trigger}"`);
    await queryRunner.query('DROP INDEX "messages_unread"');
    await queryRunner.query(`CREATE INDEX "messages_unread" ON "messages" ("chat_id", "seq", "sender_id") WHERE "deleted_at" IS NULL AND "type" <> 'system'`);
    for (const index of ['messages_thread', 'messages_pinned', 'message_marks_saved']) await queryRunner.query(`DROP INDEX "${index}"`);
    for (const table of ['thread_drafts', 'threads']) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}

const markStale = (row: string) => `INSERT INTO "threads" ("root_message_id", "chat_id", "is_stale") VALUES (${row}."thread_root_message_id", ${row}."chat_id", 1)
    ON CONFLICT ("root_message_id") DO UPDATE SET "is_stale" = 1;`;

const statements = [
  `CREATE TABLE "threads" (
    "root_message_id" varchar PRIMARY KEY NOT NULL,
    "chat_id" varchar NOT NULL,
    "answer_count" integer NOT NULL DEFAULT 0,
    "last_answer_at" bigint,
    "unread_count" integer NOT NULL DEFAULT 0,
    "is_following" boolean NOT NULL DEFAULT 0,
    "is_stale" boolean NOT NULL DEFAULT 0,
    CONSTRAINT "threads_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
  )`,
  'CREATE INDEX "threads_stale" ON "threads" ("chat_id") WHERE "is_stale" = 1',
  'CREATE INDEX "threads_followed" ON "threads" ("last_answer_at") WHERE "is_following" = 1',
  'CREATE INDEX "threads_chat_id" ON "threads" ("chat_id")',
  `CREATE TABLE "thread_drafts" (
    "root_message_id" varchar PRIMARY KEY NOT NULL,
    "chat_id" varchar NOT NULL,
    "body" text NOT NULL,
    "files" text NOT NULL,
    "updated_at" bigint NOT NULL,
    CONSTRAINT "thread_drafts_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
  )`,
  'CREATE INDEX "thread_drafts_chat_id" ON "thread_drafts" ("chat_id")',
  'CREATE INDEX "messages_thread" ON "messages" ("thread_root_message_id", "seq") WHERE "thread_root_message_id" IS NOT NULL',
  'CREATE INDEX "messages_pinned" ON "messages" ("chat_id", "pinned_at") WHERE "pinned_at" IS NOT NULL',
  'CREATE INDEX "message_marks_saved" ON "message_marks" ("saved_at") WHERE "saved_at" IS NOT NULL',
  `CREATE TRIGGER "thread_answered" AFTER INSERT ON "messages" WHEN new."thread_root_message_id" IS NOT NULL BEGIN ${markStale('new')} END`,
  // With the history a root may come after its answers: whose it is decides who follows.
  `CREATE TRIGGER "thread_begun" AFTER INSERT ON "messages" WHEN new."thread_root_message_id" IS NULL AND EXISTS (SELECT 1 FROM "threads" WHERE "root_message_id" = new."id")
  BEGIN UPDATE "threads" SET "is_stale" = 1 WHERE "root_message_id" = new."id"; END`,
  `CREATE TRIGGER "thread_changed" AFTER UPDATE OF "seq", "body", "deleted_at", "created_at", "thread_root_message_id" ON "messages" WHEN new."thread_root_message_id" IS NOT NULL BEGIN ${markStale('new')} END`,
  `CREATE TRIGGER "thread_erased" AFTER DELETE ON "messages" WHEN old."thread_root_message_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "chats" WHERE "id" = old."chat_id") BEGIN ${markStale('old')} END`,
  // Answers that stand only in their thread do not count in the chat (SY11).
  'DROP INDEX "messages_unread"',
  `CREATE INDEX "messages_unread" ON "messages" ("chat_id", "seq", "sender_id") WHERE "deleted_at" IS NULL AND "type" <> 'system' AND "is_only_in_thread" = 0`,
  // Answers that were here before: derived with the next change of their chat.
  `INSERT INTO "threads" ("root_message_id", "chat_id", "is_stale") SELECT DISTINCT "thread_root_message_id", "chat_id", 1 FROM "messages" WHERE "thread_root_message_id" IS NOT NULL`,
];
