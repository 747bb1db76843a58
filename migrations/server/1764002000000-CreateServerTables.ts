import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only the server keeps: how people sign in, what was done already, and where imported things went. */
export class CreateServerTables1764002000000 implements MigrationInterface {
  readonly name = 'CreateServerTables1764002000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const uuid = isPostgres ? 'uuid' : 'varchar';
    for (const statement of createAccounts(uuid)) await queryRunner.query(statement);
    for (const statement of createHistory(uuid, isPostgres ? '' : ' WITHOUT ROWID')) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['import_mappings', 'organization_logs', 'applied_commands', 'devices', 'credentials'];
    for (const table of tables) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}

function createAccounts(uuid: string): string[] {
  return [
    `CREATE TABLE "credentials" (
      "user_id" ${uuid} PRIMARY KEY NOT NULL,
      "email_key" varchar(320) NOT NULL,
      "password_hash" varchar(255) NOT NULL,
      "updated_at" bigint NOT NULL,
      CONSTRAINT "credentials_email_key_key" UNIQUE ("email_key"),
      CONSTRAINT "credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    `CREATE TABLE "devices" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "token_hash" varchar(64) NOT NULL,
      "name" varchar(120) NOT NULL,
      "created_at" bigint NOT NULL,
      "last_seen_at" bigint NOT NULL,
      "revoked_at" bigint,
      CONSTRAINT "devices_token_hash_key" UNIQUE ("token_hash"),
      CONSTRAINT "devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "devices_user_id" ON "devices" ("user_id")',
  ];
}

function createHistory(uuid: string, withoutRowid: string): string[] {
  return [
    `CREATE TABLE "applied_commands" (
      "command_id" ${uuid} NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "content_hash" varchar(64) NOT NULL,
      "result" text NOT NULL,
      "applied_at" bigint NOT NULL,
      PRIMARY KEY ("command_id", "user_id"),
      CONSTRAINT "applied_commands_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )${withoutRowid}`,
    `CREATE TABLE "organization_logs" (
      "organization_id" ${uuid} PRIMARY KEY NOT NULL,
      "epoch" ${uuid} NOT NULL,
      "head_change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "organization_logs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE
    )`,
    `CREATE TABLE "import_mappings" (
      "organization_id" ${uuid} NOT NULL,
      "source" varchar(40) NOT NULL,
      "kind" varchar(40) NOT NULL,
      "external_id" varchar(255) NOT NULL,
      "internal_id" ${uuid} NOT NULL,
      PRIMARY KEY ("organization_id", "source", "kind", "external_id"),
      CONSTRAINT "import_mappings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE
    )${withoutRowid}`,
  ];
}
