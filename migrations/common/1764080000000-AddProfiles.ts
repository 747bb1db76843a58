import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say of themselves, and what groups say of themselves and of who may bring somebody in (ADR 0019). */
export class AddProfiles1764080000000 implements MigrationInterface {
  readonly name = 'AddProfiles1764080000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const no = queryRunner.connection.options.type === 'postgres' ? 'false' : '0';
    await queryRunner.query('ALTER TABLE "users" ADD COLUMN "pronouns" varchar(40)');
    await queryRunner.query('ALTER TABLE "users" ADD COLUMN "status_emoji" varchar(32)');
    await queryRunner.query('ALTER TABLE "users" ADD COLUMN "status_text" varchar(100)');
    await queryRunner.query('ALTER TABLE "users" ADD COLUMN "status_until" bigint');
    await queryRunner.query('ALTER TABLE "chats" ADD COLUMN "description" text');
    await queryRunner.query(`ALTER TABLE "chats" ADD COLUMN "can_members_add" boolean NOT NULL DEFAULT ${no}`);
    // Whose picture a content is, is asked with every look at what may go.
    for (const table of ['users', 'chats']) await queryRunner.query(`CREATE INDEX "${table}_organization_id_avatar_url" ON "${table}" ("organization_id", "avatar_url")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['users', 'chats']) await queryRunner.query(`DROP INDEX "${table}_organization_id_avatar_url"`);
    for (const column of ['can_members_add', 'description']) await queryRunner.query(`ALTER TABLE "chats" DROP COLUMN "${column}"`);
    for (const column of ['status_until', 'status_text', 'status_emoji', 'pronouns']) await queryRunner.query(`ALTER TABLE "users" DROP COLUMN "${column}"`);
  }
}
