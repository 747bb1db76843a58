import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The checksums of people and chats cover what was added to them: those that were kept say nothing of it, and a row with
 * none is given one when it is checked or changed (SY14).
 */
export class RenewDigests1764081000000 implements MigrationInterface {
  readonly name = 'RenewDigests1764081000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await forgetDigests(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await forgetDigests(queryRunner);
  }
}

async function forgetDigests(queryRunner: QueryRunner): Promise<void> {
  for (const table of ['users', 'chats']) await queryRunner.query(`UPDATE "${table}" SET "digest" = NULL`);
}
