import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which contents of files the server has, and who brought them: to know a content's name is not to have it. */
export class AddStoredFiles1764031000000 implements MigrationInterface {
  readonly name = 'AddStoredFiles1764031000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const uuid = isPostgres ? 'uuid' : 'varchar';
    const withoutRowid = isPostgres ? '' : ' WITHOUT ROWID';
    await queryRunner.query(`CREATE TABLE "stored_files" (
      "organization_id" ${uuid} NOT NULL,
      "content_hash" varchar(64) NOT NULL,
      "size_bytes" bigint NOT NULL,
      "mime_type" varchar(127) NOT NULL,
      "width_px" integer,
      "height_px" integer,
      "thumbnail_content_hash" varchar(64),
      "thumbnail_size_bytes" integer,
      "created_at" bigint NOT NULL,
      PRIMARY KEY ("organization_id", "content_hash"),
      CONSTRAINT "stored_files_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE
    )${withoutRowid}`);
    await queryRunner.query(`CREATE TABLE "file_holders" (
      "organization_id" ${uuid} NOT NULL,
      "content_hash" varchar(64) NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "created_at" bigint NOT NULL,
      PRIMARY KEY ("organization_id", "content_hash", "user_id"),
      CONSTRAINT "file_holders_organization_id_content_hash_fkey" FOREIGN KEY ("organization_id", "content_hash") REFERENCES "stored_files" ("organization_id", "content_hash") ON DELETE CASCADE,
      CONSTRAINT "file_holders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )${withoutRowid}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "file_holders"');
    await queryRunner.query('DROP TABLE "stored_files"');
  }
}
