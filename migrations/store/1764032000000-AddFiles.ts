import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a device knows of the bytes of files: what is on its way up, what shall stay here, what lies in drafts. The bytes themselves lie beside the store. */
export class AddFiles1764032000000 implements MigrationInterface {
  readonly name = 'AddFiles1764032000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "sync_state" DROP COLUMN "max_file_bytes"');
    await queryRunner.query('DROP TRIGGER "message_attachments_erased"');
    for (const table of ['draft_files', 'kept_files', 'erased_files', 'file_uploads']) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}

const statements = [
  // As the server last said.
  'ALTER TABLE "sync_state" ADD COLUMN "max_file_bytes" bigint NOT NULL DEFAULT 1073741824',
  // What has to be on the server before the messages with it can travel; "done" once the server has said so.
  `CREATE TABLE "file_uploads" (
    "content_hash" varchar(64) PRIMARY KEY NOT NULL,
    "status" varchar NOT NULL CHECK ("status" IN ('waiting', 'paused', 'failed', 'done')),
    "upload_url" varchar,
    "error_code" varchar,
    "error_message" varchar,
    "created_at" bigint NOT NULL
  )`,
  // Contents whose last message here may have gone: looked at after the commit, and taken off the disk (SY8, SY9).
  `CREATE TABLE "erased_files" ("content_hash" varchar(64) PRIMARY KEY NOT NULL)`,
  `CREATE TRIGGER "message_attachments_erased" AFTER DELETE ON "message_attachments" BEGIN
    INSERT INTO "erased_files" ("content_hash") VALUES (old."content_hash") ON CONFLICT DO NOTHING;
    INSERT INTO "erased_files" ("content_hash") SELECT old."thumbnail_content_hash" WHERE old."thumbnail_content_hash" IS NOT NULL ON CONFLICT DO NOTHING;
  END`,
  `CREATE TABLE "kept_files" ("content_hash" varchar(64) PRIMARY KEY NOT NULL, "kept_at" bigint NOT NULL)`,
  `CREATE TABLE "draft_files" (
    "chat_id" varchar PRIMARY KEY NOT NULL,
    "files" text NOT NULL,
    CONSTRAINT "draft_files_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "drafts" ("chat_id") ON DELETE CASCADE
  )`,
];
