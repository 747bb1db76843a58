import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chats, members, messages with attachments and reactions, calls; and chat as something that can be sold. */
export class AddChatSystem1764004743994 implements MigrationInterface {
  readonly name = 'AddChatSystem1764004743994';

  async up(queryRunner: QueryRunner): Promise<void> {
    const words = wordsFor(queryRunner);
    await addFeatureType(queryRunner);
    for (const statement of createTypes(queryRunner)) await queryRunner.query(statement);
    for (const statement of createChats(words)) await queryRunner.query(statement);
    for (const statement of createMessages(words)) await queryRunner.query(statement);
    for (const statement of createCalls(words)) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tablesInDropOrder) await queryRunner.query(`DROP TABLE "${table}"`);
    for (const statement of dropTypes(queryRunner)) await queryRunner.query(statement);
    // Named explicitly: SQLite does not cascade while foreign keys are off.
    const chatFeatures = `SELECT "id" FROM "package_features" WHERE "type" = 'chat'`;
    await queryRunner.query(`DELETE FROM "organization_features" WHERE "package_feature_id" IN (${chatFeatures})`);
    await queryRunner.query(`DELETE FROM "package_features" WHERE "type" = 'chat'`);
    await removeFeatureType(queryRunner);
  }
}

/** Those that refer to others go first. */
const tablesInDropOrder = ['call_participants', 'call_sessions', 'message_reactions', 'message_attachments', 'messages', 'chat_members', 'chats'];

const baseFeatureTypes = ['module', 'integration', 'support'];

/** Every enum column as `table_column` with its values. */
const enums = {
  chats_kind: ['direct', 'group'],
  chats_status: ['active', 'archived', 'deleted'],
  chat_members_role: ['owner', 'admin', 'member'],
  chat_members_notification_preference: ['all', 'mentions', 'none'],
  messages_type: ['text', 'image', 'file', 'audio', 'video', 'system'],
  call_sessions_media: ['audio', 'video'],
  call_sessions_status: ['created', 'ringing', 'active', 'ended'],
  call_sessions_end_reason: ['completed', 'missed', 'declined', 'cancelled', 'busy', 'failed'],
  call_participants_status: ['invited', 'ringing', 'joined', 'declined', 'missed', 'busy', 'left'],
  call_participants_connection_state: ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed'],
} as const;

function isPostgres(queryRunner: QueryRunner): boolean {
  return queryRunner.connection.options.type === 'postgres';
}

/** Where the SQL of the two databases differs. */
interface Words extends Record<'uuid' | 'yes' | 'no', string> {
  /** A column with its type: an enum type on PostgreSQL, checked text on SQLite. */
  readonly enumColumn: (table: string, column: string) => string;
}

function wordsFor(queryRunner: QueryRunner): Words {
  if (isPostgres(queryRunner)) {
    return { uuid: 'uuid', yes: 'true', no: 'false', enumColumn: (table, column) => `"${column}" "${table}_${column}_enum"` };
  }
  const checked = (table: string, column: string) =>
    `"${column}" varchar CHECK( "${column}" IN (${quoted(enums[`${table}_${column}` as keyof typeof enums])}) )`;
  return { uuid: 'varchar', yes: '1', no: '0', enumColumn: checked };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(',');
}

function createTypes(queryRunner: QueryRunner): string[] {
  if (!isPostgres(queryRunner)) return [];
  return Object.entries(enums).map(([name, values]) => `CREATE TYPE "${name}_enum" AS ENUM (${quoted(values)})`);
}

function dropTypes(queryRunner: QueryRunner): string[] {
  return isPostgres(queryRunner) ? Object.keys(enums).map((name) => `DROP TYPE "${name}_enum"`) : [];
}

function createChats({ uuid, enumColumn }: Words): string[] {
  return [
    `CREATE TABLE "chats" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      ${enumColumn('chats', 'kind')} NOT NULL,
      "direct_key" varchar(80),
      "name" varchar(80),
      "topic" varchar(250),
      "avatar_url" varchar(500),
      ${enumColumn('chats', 'status')} NOT NULL DEFAULT 'active',
      "created_by_id" ${uuid},
      "last_message_id" ${uuid},
      "last_message_seq" bigint NOT NULL DEFAULT 0,
      "last_message_at" bigint,
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "chats_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE,
      CONSTRAINT "chats_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE SET NULL
    )`,
    'CREATE UNIQUE INDEX "chats_organization_id_direct_key" ON "chats" ("organization_id", "direct_key")',
    'CREATE INDEX "chats_organization_id_change_seq" ON "chats" ("organization_id", "change_seq")',
    `CREATE TABLE "chat_members" (
      "chat_id" ${uuid} NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      ${enumColumn('chat_members', 'role')} NOT NULL DEFAULT 'member',
      "last_read_seq" bigint NOT NULL DEFAULT 0,
      "unread_count" integer NOT NULL DEFAULT 0,
      ${enumColumn('chat_members', 'notification_preference')} NOT NULL DEFAULT 'all',
      "muted_until" bigint,
      "pinned_at" bigint,
      "joined_at" bigint NOT NULL,
      "left_at" bigint,
      "joined_change_seq" bigint NOT NULL DEFAULT 0,
      "public_change_seq" bigint NOT NULL DEFAULT 0,
      "change_seq" bigint NOT NULL DEFAULT 0,
      PRIMARY KEY ("chat_id", "user_id"),
      CONSTRAINT "chat_members_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE,
      CONSTRAINT "chat_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "chat_members_user_id_change_seq" ON "chat_members" ("user_id", "change_seq")',
    'CREATE INDEX "chat_members_organization_id_public_change_seq" ON "chat_members" ("organization_id", "public_change_seq")',
  ];
}

function createMessages(words: Words): string[] {
  const { uuid, enumColumn } = words;
  return [
    `CREATE TABLE "messages" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "chat_id" ${uuid} NOT NULL,
      "sender_id" ${uuid} NOT NULL,
      ${enumColumn('messages', 'type')} NOT NULL DEFAULT 'text',
      "seq" bigint,
      "body" text NOT NULL,
      "reply_to_message_id" ${uuid},
      "thread_root_message_id" ${uuid},
      "details" text,
      "created_at" bigint NOT NULL,
      "edited_at" bigint,
      "edit_count" integer NOT NULL DEFAULT 0,
      "deleted_at" bigint,
      "deleted_by_id" ${uuid},
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "messages_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE,
      CONSTRAINT "messages_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    'CREATE UNIQUE INDEX "messages_chat_id_seq" ON "messages" ("chat_id", "seq")',
    'CREATE INDEX "messages_organization_id_change_seq" ON "messages" ("organization_id", "change_seq")',
    ...createMessageParts(words),
  ];
}

function createMessageParts({ uuid }: Words): string[] {
  return [
    `CREATE TABLE "message_attachments" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "chat_id" ${uuid} NOT NULL,
      "message_id" ${uuid} NOT NULL,
      "position" integer NOT NULL DEFAULT 0,
      "file_name" varchar(255) NOT NULL,
      "mime_type" varchar(255) NOT NULL,
      "size_bytes" bigint NOT NULL,
      "content_hash" varchar(64) NOT NULL,
      "width_px" integer,
      "height_px" integer,
      "duration_ms" integer,
      "thumbnail_content_hash" varchar(64),
      "created_at" bigint NOT NULL,
      "deleted_at" bigint,
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "message_attachments_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "message_attachments_message_id" ON "message_attachments" ("message_id")',
    'CREATE INDEX "message_attachments_organization_id_change_seq" ON "message_attachments" ("organization_id", "change_seq")',
    `CREATE TABLE "message_reactions" (
      "message_id" ${uuid} NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "emoji" varchar(32) NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "chat_id" ${uuid} NOT NULL,
      "created_at" bigint NOT NULL,
      "removed_at" bigint,
      "change_seq" bigint NOT NULL DEFAULT 0,
      PRIMARY KEY ("message_id", "user_id", "emoji"),
      CONSTRAINT "message_reactions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE,
      CONSTRAINT "message_reactions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "message_reactions_organization_id_change_seq" ON "message_reactions" ("organization_id", "change_seq")',
  ];
}

function createCalls({ uuid, yes, no, enumColumn }: Words): string[] {
  return [
    `CREATE TABLE "call_sessions" (
      "id" ${uuid} PRIMARY KEY NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      "chat_id" ${uuid} NOT NULL,
      "initiated_by_id" ${uuid} NOT NULL,
      ${enumColumn('call_sessions', 'media')} NOT NULL,
      ${enumColumn('call_sessions', 'status')} NOT NULL DEFAULT 'created',
      ${enumColumn('call_sessions', 'end_reason')},
      "signaling_data" text,
      "created_at" bigint NOT NULL,
      "started_at" bigint,
      "ended_at" bigint,
      "duration_ms" bigint,
      "change_seq" bigint NOT NULL DEFAULT 0,
      CONSTRAINT "call_sessions_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE,
      CONSTRAINT "call_sessions_initiated_by_id_fkey" FOREIGN KEY ("initiated_by_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "call_sessions_chat_id_created_at" ON "call_sessions" ("chat_id", "created_at")',
    'CREATE INDEX "call_sessions_organization_id_change_seq" ON "call_sessions" ("organization_id", "change_seq")',
    `CREATE TABLE "call_participants" (
      "call_session_id" ${uuid} NOT NULL,
      "user_id" ${uuid} NOT NULL,
      "organization_id" ${uuid} NOT NULL,
      ${enumColumn('call_participants', 'status')} NOT NULL DEFAULT 'invited',
      "is_audio_enabled" boolean NOT NULL DEFAULT ${yes},
      "is_video_enabled" boolean NOT NULL DEFAULT ${no},
      "is_screen_shared" boolean NOT NULL DEFAULT ${no},
      ${enumColumn('call_participants', 'connection_state')} NOT NULL DEFAULT 'new',
      "connection_changed_at" bigint,
      "joined_at" bigint,
      "left_at" bigint,
      "change_seq" bigint NOT NULL DEFAULT 0,
      PRIMARY KEY ("call_session_id", "user_id"),
      CONSTRAINT "call_participants_call_session_id_fkey" FOREIGN KEY ("call_session_id") REFERENCES "call_sessions" ("id") ON DELETE CASCADE,
      CONSTRAINT "call_participants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
    )`,
    'CREATE INDEX "call_participants_user_id" ON "call_participants" ("user_id")',
    'CREATE INDEX "call_participants_organization_id_change_seq" ON "call_participants" ("organization_id", "change_seq")',
  ];
}

/** `chat` becomes a feature type; harmless where it is one already. */
async function addFeatureType(queryRunner: QueryRunner): Promise<void> {
  if (isPostgres(queryRunner)) {
    const values = await postgresFeatureTypes(queryRunner);
    if (!values.includes('chat')) await replacePostgresFeatureTypes(queryRunner, [...values, 'chat']);
    return;
  }
  const found: { sql: string }[] = await queryRunner.query(`SELECT "sql" FROM "sqlite_master" WHERE "name" = 'package_features'`);
  const hasChat = found.some(({ sql }) => sql.includes(`'chat'`));
  if (!hasChat) await rebuildSqliteFeatures(queryRunner, [...baseFeatureTypes, 'chat']);
}

async function removeFeatureType(queryRunner: QueryRunner): Promise<void> {
  if (isPostgres(queryRunner)) {
    const values = await postgresFeatureTypes(queryRunner);
    return replacePostgresFeatureTypes(queryRunner, values.filter((value) => value !== 'chat'));
  }
  return rebuildSqliteFeatures(queryRunner, baseFeatureTypes);
}

async function postgresFeatureTypes(queryRunner: QueryRunner): Promise<string[]> {
  const rows: { enumlabel: string }[] = await queryRunner.query(`
    SELECT "enumlabel" FROM "pg_enum" JOIN "pg_type" ON "pg_type"."oid" = "enumtypid"
    WHERE "typname" = 'package_features_type_enum' AND pg_type_is_visible("enumtypid") ORDER BY "enumsortorder"`);
  return rows.map((row) => row.enumlabel);
}

/** A new type takes the old one's place: `ALTER TYPE … ADD VALUE` could not be used before its transaction has ended. */
async function replacePostgresFeatureTypes(queryRunner: QueryRunner, values: readonly string[]): Promise<void> {
  await queryRunner.query('ALTER TYPE "package_features_type_enum" RENAME TO "package_features_type_enum_old"');
  await queryRunner.query(`CREATE TYPE "package_features_type_enum" AS ENUM (${quoted(values)})`);
  await queryRunner.query(`ALTER TABLE "package_features" ALTER COLUMN "type" TYPE "package_features_type_enum"
    USING "type"::text::"package_features_type_enum"`);
  await queryRunner.query('DROP TYPE "package_features_type_enum_old"');
}

/**
 * SQLite cannot change a check in place. The rows that refer to the features are set aside meanwhile, because
 * dropping the old table deletes what refers to it while foreign keys are on, and inside a transaction nothing can
 * turn them off.
 */
async function rebuildSqliteFeatures(queryRunner: QueryRunner, types: readonly string[]): Promise<void> {
  await queryRunner.query('CREATE TEMPORARY TABLE "kept_organization_features" AS SELECT * FROM "main"."organization_features"');
  await queryRunner.query('DELETE FROM "organization_features"');
  await queryRunner.query(`CREATE TABLE "package_features_rebuilt" (
      "id" varchar PRIMARY KEY NOT NULL,
      "package_id" varchar NOT NULL,
      "slug" varchar(80) NOT NULL,
      "name" varchar(120) NOT NULL,
      "description" text NOT NULL,
      "type" varchar CHECK( "type" IN (${quoted(types)}) ) NOT NULL,
      "monthly_price_usd" decimal(10,2) NOT NULL,
      "created_at" bigint NOT NULL,
      "updated_at" bigint NOT NULL,
      CONSTRAINT "package_features_slug_key" UNIQUE ("slug"),
      CONSTRAINT "package_features_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages" ("id") ON DELETE CASCADE
    )`);
  const columns = '"id", "package_id", "slug", "name", "description", "type", "monthly_price_usd", "created_at", "updated_at"';
  await queryRunner.query(`INSERT INTO "package_features_rebuilt" (${columns}) SELECT ${columns} FROM "package_features"`);
  await queryRunner.query('DROP TABLE "package_features"');
  await queryRunner.query('ALTER TABLE "package_features_rebuilt" RENAME TO "package_features"');
  await queryRunner.query('INSERT INTO "main"."organization_features" SELECT * FROM "kept_organization_features"');
  await queryRunner.query('DROP TABLE "temp"."kept_organization_features"');
}
