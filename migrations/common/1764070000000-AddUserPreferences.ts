import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person wants on all of their devices (ADR 0018). */
export class AddUserPreferences1764070000000 implements MigrationInterface {
  readonly name = 'AddUserPreferences1764070000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const uuid = queryRunner.connection.options.type === 'postgres' ? 'uuid' : 'varchar';
    await queryRunner.query(`CREATE TABLE "user_preferences" (
      "user_id" ${uuid} NOT NULL,
      "name" varchar NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "value" text NOT NULL,
      "change_seq" bigint NOT NULL DEFAULT 0,
      PRIMARY KEY ("user_id", "name"),
      CONSTRAINT "user_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`);
    await queryRunner.query('CREATE INDEX "user_preferences_organization_id_change_seq" ON "user_preferences" ("organization_id", "change_seq")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "user_preferences"');
  }
}
