import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['messages', 'message_reactions', 'users', 'chats', 'sync_state', 'chat_sync'];

/**
 * A checksum with each row whose words a person reads, so that damage is noticed before it is shown (SY14). The store's
 * connection keeps them (electron/backend/store/row-digest.ts); rows that were here before have none until they are checked.
 */
export class AddDigests1764023000000 implements MigrationInterface {
  readonly name = 'AddDigests1764023000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`ALTER TABLE "${table}" ADD COLUMN "digest" bigint`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`ALTER TABLE "${table}" DROP COLUMN "digest"`);
  }
}
