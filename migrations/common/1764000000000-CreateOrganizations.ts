import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every later part stands on: organizations, people, what is sold, and who may do what. */
export class CreateOrganizations1764000000000 implements MigrationInterface {
  readonly name = 'CreateOrganizations1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const words = wordsFor(queryRunner);
    for (const statement of createTypes(words)) await queryRunner.query(statement);
    for (const statement of createPeople(words)) await queryRunner.query(statement);
    for (const statement of createPackages(words)) await queryRunner.query(statement);
    for (const statement of createRoles(words)) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // Those that refer to others go first.
    const tables = [
      'user_roles',
      'role_permissions',
      'role_templates',
      'roles',
      'permissions',
      'organization_features',
      'package_features',
      'packages',
      'users',
      'organizations',
    ];
    for (const table of tables) await queryRunner.query(`DROP TABLE "${table}"`);
    for (const statement of dropTypes(wordsFor(queryRunner))) await queryRunner.query(statement);
  }
}

/** Every enum column as `table_column` with its values. */
const enums = {
  users_status: ['active', 'deactivated'],
  package_features_type: ['module', 'integration', 'support'],
};

/** Where the SQL of the two databases differs. */
interface Words {
  readonly isPostgres: boolean;
  readonly uuid: string;
  readonly yes: string;
  readonly usersStatus: string;
  readonly packageFeaturesType: string;
}

function wordsFor(queryRunner: QueryRunner): Words {
  if (queryRunner.connection.options.type === 'postgres') {
    return {
      isPostgres: true,
      uuid: 'uuid',
      yes: 'true',
      usersStatus: '"users_status_enum"',
      packageFeaturesType: '"package_features_type_enum"',
    };
  }
  return {
    isPostgres: false,
    uuid: 'varchar',
    yes: '1',
    usersStatus: `varchar CHECK( "status" IN (${quoted(enums.users_status)}) )`,
    packageFeaturesType: `varchar CHECK( "type" IN (${quoted(enums.package_features_type)}) )`,
  };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(',');
}

function createTypes({ isPostgres }: Words): string[] {
  if (!isPostgres) return [];
  return Object.entries(enums).map(([name, values]) => `CREATE TYPE "${name}_enum" AS ENUM (${quoted(values)})`);
}

function dropTypes({ isPostgres }: Words): string[] {
  return isPostgres ? Object.keys(enums).map((name) => `DROP TYPE "${name}_enum"`) : [];
}

function createPeople({ uuid, usersStatus }: Words): string[] {
  return [
    `CREATE TABLE "organizations" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "name" varchar(200) NOT NULL,
      "slug" varchar(80) NOT NULL,
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "organizations_slug_key" UNIQUE ("slug")
    )`,
    `CREATE TABLE "users" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "email" varchar(320) NOT NULL,
      "display_name" varchar(120) NOT NULL,
      "title" varchar(120),
      "time_zone" varchar(64),
      "avatar_url" varchar(500),
      "status" ${usersStatus} NOT NULL DEFAULT 'active',
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "users_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE
    )`,
    'CREATE UNIQUE INDEX "users_organization_id_email" ON "users" ("organization_id", "email")',
    'CREATE INDEX "users_organization_id_change_seq" ON "users" ("organization_id", "change_seq")',
  ];
}

function createPackages({ uuid, yes, packageFeaturesType }: Words): string[] {
  return [
    `CREATE TABLE "packages" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "slug" varchar(80) NOT NULL,
      "name" varchar(120) NOT NULL,
      "description" text NOT NULL,
      "monthly_price_usd" decimal(10,2) NOT NULL DEFAULT 0,
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      CONSTRAINT "packages_slug_key" UNIQUE ("slug")
    )`,
    `CREATE TABLE "package_features" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "package_id" ${uuid} NOT NULL,
      "slug" varchar(80) NOT NULL,
      "name" varchar(120) NOT NULL,
      "description" text NOT NULL,
      "type" ${packageFeaturesType} NOT NULL,
      "monthly_price_usd" decimal(10,2) NOT NULL,
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      CONSTRAINT "package_features_slug_key" UNIQUE ("slug"),
      CONSTRAINT "package_features_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages" ("id") ON DELETE CASCADE
    )`,
    `CREATE TABLE "organization_features" (
      "organization_id" ${uuid} NOT NULL,
      "package_feature_id" ${uuid} NOT NULL,
      "is_enabled" boolean NOT NULL DEFAULT ${yes},
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      PRIMARY KEY ("organization_id", "package_feature_id"),
      CONSTRAINT "organization_features_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE,
      CONSTRAINT "organization_features_package_feature_id_fkey" FOREIGN KEY ("package_feature_id") REFERENCES "package_features" ("id") ON DELETE CASCADE
    )`,
  ];
}

function createRoles({ uuid }: Words): string[] {
  return [
    `CREATE TABLE "permissions" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "slug" varchar(80) NOT NULL,
      "category" varchar(40) NOT NULL,
      "name" varchar(120) NOT NULL,
      "description" text NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "permissions_slug_key" UNIQUE ("slug")
    )`,
    'CREATE INDEX "permissions_category" ON "permissions" ("category")',
    `CREATE TABLE "roles" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid},
      "slug" varchar(80) NOT NULL,
      "name" varchar(120) NOT NULL,
      "description" text NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "roles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE
    )`,
    'CREATE UNIQUE INDEX "roles_organization_id_slug" ON "roles" ("organization_id", "slug")',
    `CREATE TABLE "role_templates" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "slug" varchar(80) NOT NULL,
      "name" varchar(120) NOT NULL,
      "description" text NOT NULL,
      "permission_slugs" text NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "role_templates_slug_key" UNIQUE ("slug")
    )`,
    ...createRoleLinks(uuid),
  ];
}

function createRoleLinks(uuid: string): string[] {
  return [
    `CREATE TABLE "role_permissions" (
      "role_id" ${uuid} NOT NULL,
      "permission_id" ${uuid} NOT NULL,
      PRIMARY KEY ("role_id", "permission_id"),
      CONSTRAINT "role_permissions_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE,
      CONSTRAINT "role_permissions_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions" ("id") ON DELETE CASCADE
    )`,
    `CREATE TABLE "user_roles" (
      "user_id" ${uuid} NOT NULL,
      "role_id" ${uuid} NOT NULL,
      "created_at" bigint NOT NULL,
      PRIMARY KEY ("user_id", "role_id"),
      CONSTRAINT "user_roles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE,
      CONSTRAINT "user_roles_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "user_roles_role_id" ON "user_roles" ("role_id")',
  ];
}
