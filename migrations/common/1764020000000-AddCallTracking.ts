import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a running call needs beside its record: which joining somebody is in with, and finding the calls that run now. */
export class AddCallTracking1764020000000 implements MigrationInterface {
  readonly name = 'AddCallTracking1764020000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const uuid = queryRunner.connection.options.type === 'postgres' ? 'uuid' : 'varchar';
    await queryRunner.query(`ALTER TABLE "call_participants" ADD COLUMN "join_id" ${uuid}`);
    await queryRunner.query('CREATE INDEX "call_sessions_organization_id_status" ON "call_sessions" ("organization_id", "status")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "call_sessions_organization_id_status"');
    await queryRunner.query('ALTER TABLE "call_participants" DROP COLUMN "join_id"');
  }
}
