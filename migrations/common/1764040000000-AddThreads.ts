import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads, pinned messages, chats marked as unread, and what a message is to one person (ADR 0014). */
export class AddThreads1764040000000 implements MigrationInterface {
  readonly name = 'AddThreads1764040000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const uuid = isPostgres ? 'uuid' : 'varchar';
    const no = isPostgres ? 'false' : '0';
    await queryRunner.query(`ALTER TABLE "messages" ADD COLUMN "is_only_in_thread" boolean NOT NULL DEFAULT ${no}`);
    await queryRunner.query('ALTER TABLE "messages" ADD COLUMN "pinned_at" bigint');
    await queryRunner.query(`ALTER TABLE "messages" ADD COLUMN "pinned_by_id" ${uuid}`);
    await queryRunner.query('ALTER TABLE "chat_members" ADD COLUMN "marked_unread_seq" bigint');
    await queryRunner.query(`CREATE TABLE "message_marks" (
      "message_id" ${uuid} NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "chat_id" ${uuid} NOT NULL,
      "saved_at" bigint,
      "is_following" boolean,
      "thread_read_seq" bigint NOT NULL DEFAULT 0,
      "change_seq" bigint NOT NULL DEFAULT 0,
      PRIMARY KEY ("message_id", "user_id"),
      CONSTRAINT "message_marks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE,
      CONSTRAINT "message_marks_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
    )`);
    await queryRunner.query('CREATE INDEX "message_marks_organization_id_change_seq" ON "message_marks" ("organization_id", "change_seq")');
    await queryRunner.query('CREATE INDEX "message_marks_chat_id_user_id" ON "message_marks" ("chat_id", "user_id")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "message_marks"');
    await queryRunner.query('ALTER TABLE "chat_members" DROP COLUMN "marked_unread_seq"');
    for (const column of ['pinned_by_id', 'pinned_at', 'is_only_in_thread']) await queryRunner.query(`ALTER TABLE "messages" DROP COLUMN "${column}"`);
  }
}
