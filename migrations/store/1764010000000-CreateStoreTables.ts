import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only a client keeps: how far it is, what waits to be sent, what is being written. */
export class CreateStoreTables1764010000000 implements MigrationInterface {
  readonly name = 'CreateStoreTables1764010000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "messages_unread"');
    await queryRunner.query('CREATE INDEX "messages_organization_id_change_seq" ON "messages" ("organization_id", "change_seq")');
    for (const table of ['drafts', 'outbox', 'chat_sync', 'sync_state']) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}

const statements = [
  `CREATE TABLE "sync_state" (
    "id" integer PRIMARY KEY NOT NULL CHECK ("id" = 1),
    "epoch" varchar,
    "cursor" bigint NOT NULL DEFAULT 0,
    "permissions" text NOT NULL DEFAULT '[]',
    "has_chat_feature" boolean NOT NULL DEFAULT 1
  )`,
  `INSERT INTO "sync_state" ("id") VALUES (1)`,
  `CREATE TABLE "chat_sync" (
    "chat_id" varchar PRIMARY KEY NOT NULL,
    "history_floor_seq" bigint NOT NULL,
    "unread_before" integer NOT NULL DEFAULT 0,
    CONSTRAINT "chat_sync_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
  )`,
  `CREATE TABLE "outbox" (
    "position" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    "command_id" varchar NOT NULL,
    "chat_id" varchar NOT NULL,
    "message_id" varchar,
    "intent" text NOT NULL,
    "before_images" text NOT NULL,
    "status" varchar NOT NULL CHECK ("status" IN ('waiting', 'failed')),
    "error_code" varchar,
    "error_message" text,
    "created_at" bigint NOT NULL,
    CONSTRAINT "outbox_command_id_key" UNIQUE ("command_id")
  )`,
  'CREATE INDEX "outbox_chat_id" ON "outbox" ("chat_id")',
  'CREATE INDEX "outbox_message_id" ON "outbox" ("message_id")',
  `CREATE TABLE "drafts" (
    "chat_id" varchar PRIMARY KEY NOT NULL,
    "body" text NOT NULL,
    "reply_to_message_id" varchar,
    "updated_at" bigint NOT NULL,
    CONSTRAINT "drafts_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
  )`,
  // Only the server looks for messages by their change. Here every message taken in, and the disk, would pay for the index.
  'DROP INDEX "messages_organization_id_change_seq"',
  // Unread is counted from the log with every change (SY11): this index holds just what counts.
  `CREATE INDEX "messages_unread" ON "messages" ("chat_id", "seq", "sender_id") WHERE "deleted_at" IS NULL AND "type" <> 'system'`,
];
