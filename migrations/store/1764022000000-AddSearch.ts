import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index that a device searches its messages by. It holds no text of its own (`content=''`) and no positions
 * (`detail=none`): only which pieces of words a message has. What is indexed is decided by the store's triggers
 * (electron/backend/search), which every connection of the backend brings along.
 */
export class AddSearch1764022000000 implements MigrationInterface {
  readonly name = 'AddSearch1764022000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of ['DROP TABLE "search_state"', 'DROP TABLE "message_search"', 'DROP INDEX "messages_search_document"', 'ALTER TABLE "messages" DROP COLUMN "search_document"']) {
      await queryRunner.query(statement);
    }
  }
}

const statements = [
  // The message's number in the index: rises with its time, so that newest first is the index's own order.
  'ALTER TABLE "messages" ADD COLUMN "search_document" bigint',
  'CREATE UNIQUE INDEX "messages_search_document" ON "messages" ("search_document") WHERE "search_document" IS NOT NULL',
  `CREATE VIRTUAL TABLE "message_search" USING fts5(pieces, content='', detail=none, columnsize=0, tokenize='ascii')`,
  // SY8: what is taken out of the index leaves its pages, too.
  `INSERT INTO "message_search" ("message_search", "rank") VALUES ('secure-delete', 1)`,
  // A merge of two segments is worth while: it is how what was erased in bulk leaves the index in steps.
  `INSERT INTO "message_search" ("message_search", "rank") VALUES ('usermerge', 2)`,
  `CREATE TABLE "search_state" (
    "id" integer PRIMARY KEY NOT NULL CHECK ("id" = 1),
    "pieces_version" varchar NOT NULL,
    "unindexed_row" bigint NOT NULL,
    "longest_delay" bigint NOT NULL DEFAULT 0,
    "is_resting" boolean NOT NULL DEFAULT 0,
    "has_remains" boolean NOT NULL DEFAULT 0
  )`,
  // Messages that were here before are indexed by and by, newest row first.
  `INSERT INTO "search_state" ("id", "pieces_version", "unindexed_row") SELECT 1, '', COALESCE(MAX("rowid"), 0) FROM "messages"`,
];
