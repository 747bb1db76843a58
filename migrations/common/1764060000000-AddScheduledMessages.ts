import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that are sent later (ADR 0015). */
export class AddScheduledMessages1764060000000 implements MigrationInterface {
  readonly name = 'AddScheduledMessages1764060000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const uuid = isPostgres ? 'uuid' : 'varchar';
    await queryRunner.query(`CREATE TABLE "scheduled_messages" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "chat_id" ${uuid} NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "body" text NOT NULL,
      "reply_to_message_id" ${uuid},
      "thread_root_message_id" ${uuid},
      "is_also_in_chat" boolean NOT NULL DEFAULT ${isPostgres ? 'false' : '0'},
      "send_at" bigint NOT NULL,
      "failed_code" ${isPostgres ? 'character varying' : 'varchar'},
      "ended_at" bigint,
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "scheduled_messages_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE,
      CONSTRAINT "scheduled_messages_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`);
    await queryRunner.query('CREATE INDEX "scheduled_messages_organization_id_change_seq" ON "scheduled_messages" ("organization_id", "change_seq")');
    await queryRunner.query('CREATE INDEX "scheduled_messages_ended_at_send_at" ON "scheduled_messages" ("ended_at", "send_at")');
    await queryRunner.query('CREATE INDEX "scheduled_messages_chat_id_user_id" ON "scheduled_messages" ("chat_id", "user_id")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "scheduled_messages"');
  }
}
