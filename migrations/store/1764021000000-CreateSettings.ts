import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the person has set on this computer, by name, as JSON. */
export class CreateSettings1764021000000 implements MigrationInterface {
  readonly name = 'CreateSettings1764021000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE "settings" ("name" varchar PRIMARY KEY NOT NULL, "value" text NOT NULL)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "settings"');
  }
}
