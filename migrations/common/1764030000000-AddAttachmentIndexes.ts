import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files are asked for by their content (is it still needed?), by their picture and by their chat. */
export class AddAttachmentIndexes1764030000000 implements MigrationInterface {
  readonly name = 'AddAttachmentIndexes1764030000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(indexes)) await queryRunner.query(`CREATE INDEX "${name}" ON "message_attachments" (${columns})`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await queryRunner.query(`DROP INDEX "${name}"`);
  }
}

const indexes = {
  message_attachments_content_hash: '"content_hash"',
  message_attachments_thumbnail_content_hash: '"thumbnail_content_hash"',
  message_attachments_chat_id_created_at: '"chat_id", "created_at"',
};
