import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this person changed in an epoch that the server has lost, until it is known whether the server still has it (SY10). */
export class AddEpochOffers1764024000000 implements MigrationInterface {
  readonly name = 'AddEpochOffers1764024000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "epoch_offers" (
      "kind" varchar NOT NULL CHECK ("kind" IN ('edit', 'delete', 'reaction')),
      "chat_id" varchar NOT NULL,
      "message_id" varchar NOT NULL,
      "value" text NOT NULL,
      "changed_at" bigint NOT NULL,
      PRIMARY KEY ("message_id", "kind", "value"),
      CONSTRAINT "epoch_offers_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
    )`);
    await queryRunner.query('CREATE INDEX "epoch_offers_chat_id" ON "epoch_offers" ("chat_id")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "epoch_offers"');
  }
}
