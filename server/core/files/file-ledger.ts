import type { ChatKind, ChatStatus, MemberRole, MessageType } from '#shared/database/enums';
import { can } from '#shared/domain/can';
import { HallwayError } from '#shared/errors/hallway-error';
import type { FileVariant } from '#shared/protocol/http/files';
import { picturePath } from '#shared/protocol/http/pictures';
import type { SqlDatabase, SqlReader } from '../../store/sql-database.ts';
import { readActors, type KnownActor } from '../actor-directory.ts';
import { readHeldContents } from './held-contents.ts';

/** A content whose bytes are whole in the blob store. */
export interface NewContent {
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly mimeType: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly thumbnail: { readonly contentHash: string; readonly sizeBytes: number } | null;
}

/** What a download is answered with. */
export interface Downloadable {
  readonly organizationId: string;
  readonly chatId: string;
  readonly senderId: string;
  readonly contentHash: string;
  readonly fileName: string;
  readonly mimeType: string;
}

/** Contents that nothing needs any more, to be taken out of the blob store. */
export interface DroppedContents {
  readonly organizationId: string;
  readonly contentHashes: readonly string[];
}

interface DownloadRow {
  readonly content_hash: string;
  readonly thumbnail_content_hash: string | null;
  readonly file_name: string;
  readonly mime_type: string;
  readonly chat_id: string;
  readonly sender_id: string;
  readonly type: MessageType;
  readonly deleted_at: number | null;
  readonly kind: ChatKind;
  readonly status: ChatStatus;
  readonly role: MemberRole | null;
}

/** An upload that no message uses leaves after this time. */
const unusedForMs = 48 * 3_600_000;
/** Looking through all contents is dear: only after deletions, and once in a while. */
const lookEveryMs = 15 * 60_000;
const droppedAtOnce = 500;

/** What the database knows of files: who may bring, name and fetch which content, and which are needed no more. */
export class FileLedger {
  readonly #database: SqlDatabase;
  /** At first as well: the process before may have ended between a deletion and its end. */
  #isDue = true;
  #lookedAtMs = 0;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /**
   * Whether this person may upload at all, and how much their organization has already.
   * @throws HallwayError with the refusal's code
   */
  async requireUploader(userId: string): Promise<{ organizationId: string; usedBytes: number }> {
    const actor = await this.#actor(userId);
    const decision = can(actor, 'file.upload', {});
    if (!decision.allowed) throw new HallwayError(decision.code);
    const row = await this.#database.get<{ used: number | null }>('SELECT CAST(SUM(size_bytes + COALESCE(thumbnail_size_bytes, 0)) AS bigint) AS used FROM stored_files WHERE organization_id = ?', [actor.organizationId]);
    return { organizationId: actor.organizationId, usedBytes: row?.used ?? 0 };
  }

  /** Those of these contents that need not be uploaded. */
  async findHeldFiles(userId: string, contentHashes: readonly string[]): Promise<string[]> {
    const actor = await this.#actor(userId);
    const decision = can(actor, 'file.upload', {});
    if (!decision.allowed) throw new HallwayError(decision.code);
    return [...(await readHeldContents(this.#database, actor, contentHashes)).keys()];
  }

  /** Whether the organization has a content already, by whoever it came. */
  async hasContent(organizationId: string, contentHash: string): Promise<boolean> {
    return (await this.#database.get('SELECT 1 AS found FROM stored_files WHERE organization_id = ? AND content_hash = ?', [organizationId, contentHash])) !== undefined;
  }

  /** Notes that a person has brought a content; `content` is null where the organization had it. */
  async addContent(holder: { userId: string; organizationId: string; contentHash: string }, content: NewContent | null, nowMs: number): Promise<void> {
    const { userId, organizationId, contentHash } = holder;
    await this.#database.transaction(async (writer) => {
      if (content !== null) {
        await writer.run(
          `INSERT INTO stored_files (organization_id, content_hash, size_bytes, mime_type, width_px, height_px, thumbnail_content_hash, thumbnail_size_bytes, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          [organizationId, contentHash, content.sizeBytes, content.mimeType, content.widthPx, content.heightPx, content.thumbnail?.contentHash ?? null, content.thumbnail?.sizeBytes ?? null, nowMs],
        );
      }
      await writer.run('INSERT INTO file_holders (organization_id, content_hash, user_id, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (organization_id, content_hash, user_id) DO UPDATE SET created_at = excluded.created_at', [
        organizationId, contentHash, userId, nowMs,
      ]);
    });
  }

  /**
   * What to give for an attachment, to who may see its message.
   * @throws HallwayError `not_found` for everybody else, and for what does not exist
   */
  async findDownload(userId: string, attachmentId: string, variant: FileVariant): Promise<Downloadable> {
    const actor = await this.#actor(userId);
    const row = await this.#database.get<DownloadRow>(
      `SELECT message_attachments.content_hash, message_attachments.thumbnail_content_hash, message_attachments.file_name, message_attachments.mime_type,
         messages.chat_id, messages.sender_id, messages.type, messages.deleted_at, chats.kind, chats.status, chat_members.role
       FROM message_attachments JOIN messages ON messages.id = message_attachments.message_id JOIN chats ON chats.id = message_attachments.chat_id
       LEFT JOIN chat_members ON chat_members.chat_id = chats.id AND chat_members.user_id = ? AND chat_members.left_at IS NULL
       WHERE message_attachments.id = ? AND message_attachments.organization_id = ?`,
      [userId, attachmentId, actor.organizationId],
    );
    const chat = row === undefined ? null : { kind: row.kind, status: row.status, ownRole: row.role, canMembersAdd: false };
    const message = row === undefined ? null : { senderId: row.sender_id, isDeleted: row.deleted_at !== null, isSystem: row.type === 'system' };
    const contentHash = (variant === 'original' ? row?.content_hash : row?.thumbnail_content_hash) ?? null;
    if (row === undefined || contentHash === null || !can(actor, 'file.download', { chat, message }).allowed) throw new HallwayError('not_found');
    const isPicture = variant === 'thumbnail';
    return { organizationId: actor.organizationId, chatId: row.chat_id, senderId: row.sender_id, contentHash, fileName: row.file_name, mimeType: isPicture ? 'image/webp' : row.mime_type };
  }

  /**
   * The picture of a colleague, or of a group, to who may see them.
   * @throws HallwayError `not_found` for everybody else, and for what is nobody's picture
   */
  async findPicture(userId: string, contentHash: string): Promise<{ organizationId: string; mimeType: string }> {
    const actor = await this.#actor(userId);
    const avatarUrl = picturePath(contentHash);
    const row = await this.#database.get<{ mime_type: string }>(
      `SELECT mime_type FROM stored_files WHERE organization_id = ? AND content_hash = ? AND (
         EXISTS (SELECT 1 FROM users WHERE users.organization_id = stored_files.organization_id AND users.avatar_url = ?)
         OR EXISTS (SELECT 1 FROM chats JOIN chat_members ON chat_members.chat_id = chats.id AND chat_members.user_id = ? AND chat_members.left_at IS NULL
           WHERE chats.organization_id = stored_files.organization_id AND chats.avatar_url = ? AND chats.status <> 'deleted'))`,
      [actor.organizationId, contentHash, avatarUrl, userId, avatarUrl],
    );
    if (row === undefined || !can(actor, 'organization.view', {}).allowed) throw new HallwayError('not_found');
    return { organizationId: actor.organizationId, mimeType: row.mime_type };
  }

  /** A message with files was deleted. */
  noteDeletion(): void {
    this.#isDue = true;
  }

  /**
   * Forgets contents that no message names: those whose last message was deleted at once (SY8), fresh uploads after
   * their time. Gives the bytes that may go.
   */
  async dropUnneeded(nowMs: number): Promise<DroppedContents[]> {
    if (!this.#isDue && nowMs - this.#lookedAtMs < lookEveryMs) return [];
    this.#isDue = false;
    this.#lookedAtMs = nowMs;
    return this.#database.transaction(async (writer) => {
      const rows = await writer.all<{ organization_id: string; content_hash: string; thumbnail_content_hash: string | null }>(
        `SELECT organization_id, content_hash, thumbnail_content_hash FROM stored_files
         WHERE NOT EXISTS (SELECT 1 FROM message_attachments WHERE message_attachments.organization_id = stored_files.organization_id AND message_attachments.content_hash = stored_files.content_hash)
           AND NOT EXISTS (SELECT 1 FROM users WHERE users.organization_id = stored_files.organization_id AND users.avatar_url = '${picturePath('')}' || stored_files.content_hash)
           AND NOT EXISTS (SELECT 1 FROM chats WHERE chats.organization_id = stored_files.organization_id AND chats.avatar_url = '${picturePath('')}' || stored_files.content_hash)
           AND NOT EXISTS (SELECT 1 FROM message_attachments WHERE message_attachments.organization_id = stored_files.organization_id AND message_attachments.thumbnail_content_hash = stored_files.thumbnail_content_hash)
           AND NOT EXISTS (SELECT 1 FROM file_holders WHERE file_holders.organization_id = stored_files.organization_id AND file_holders.content_hash = stored_files.content_hash AND file_holders.created_at > ?)
         LIMIT ?`,
        [nowMs - unusedForMs, droppedAtOnce],
      );
      if (rows.length === droppedAtOnce) this.#isDue = true;
      const dropped = new Map<string, string[]>();
      for (const row of rows) {
        await writer.run('DELETE FROM stored_files WHERE organization_id = ? AND content_hash = ?', [row.organization_id, row.content_hash]);
        const gone = dropped.get(row.organization_id) ?? [];
        dropped.set(row.organization_id, gone);
        gone.push(row.content_hash);
        if (row.thumbnail_content_hash !== null && !(await isPictureNeeded(writer, row.organization_id, row.thumbnail_content_hash))) gone.push(row.thumbnail_content_hash);
      }
      return [...dropped].map(([organizationId, contentHashes]) => ({ organizationId, contentHashes }));
    });
  }

  async #actor(userId: string): Promise<KnownActor> {
    const actor = (await readActors(this.#database, [userId])).get(userId);
    if (actor === undefined || !actor.isActive) throw new HallwayError('session_ended');
    return actor;
  }
}

/** Two contents may have the same small picture. */
async function isPictureNeeded(reader: SqlReader, organizationId: string, thumbnailHash: string): Promise<boolean> {
  const sql = 'SELECT 1 AS found FROM stored_files WHERE organization_id = ? AND (thumbnail_content_hash = ? OR content_hash = ?)';
  return (await reader.get(sql, [organizationId, thumbnailHash, thumbnailHash])) !== undefined;
}
