import type { QueryParams } from '#shared/contract/queries';
import type { FileFilter, FilePage, FileView } from '#shared/contract/views/attachment-view';
import { attachmentsOf } from '#shared/protocol/files/attachment';
import { unknownName } from '#shared/domain/unknown-name';
import { searchableForm } from '../../search/searchable-form.ts';
import { soundSql } from '../../store/row-digest.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { toAttachmentView } from './attachment-views.ts';

interface FileRow {
  readonly id: string;
  readonly file_name: string;
  readonly message_id: string;
  readonly chat_id: string;
  readonly sender_id: string;
  readonly seq: number | null;
  readonly details: string;
  readonly created_at: number;
  readonly chat_name: string | null;
  readonly other_name: string | null;
}

const kinds: Readonly<Record<FileFilter, string>> = {
  all: '1',
  visuals: `(message_attachments.mime_type LIKE 'image/%' AND message_attachments.mime_type NOT IN ('image/svg+xml', 'image/tiff')) OR message_attachments.mime_type LIKE 'video/%'`,
  images: `message_attachments.mime_type LIKE 'image/%' AND message_attachments.mime_type NOT IN ('image/svg+xml', 'image/tiff')`,
  videos: `message_attachments.mime_type LIKE 'video/%'`,
  audio: `message_attachments.mime_type LIKE 'audio/%'`,
  documents: `NOT (message_attachments.mime_type LIKE 'image/%' OR message_attachments.mime_type LIKE 'video/%' OR message_attachments.mime_type LIKE 'audio/%')`,
};

/** Read at most for one answer when names are looked for: some ten thousand files. */
const mostRead = 10_000;

/** Files of one chat or of all, newest first. */
export function filesView(context: ViewContext, { chatId, filter, text, limit }: QueryParams<'files'>): FilePage {
  const wanted = searchableForm(text.trim());
  const rows = context.store.all<FileRow>(
    `SELECT message_attachments.id, message_attachments.file_name, message_attachments.message_id, message_attachments.chat_id, message_attachments.created_at,
       messages.sender_id, messages.seq, ${soundSql('messages', 'details')} AS details, chats.name AS chat_name,
       (SELECT display_name FROM chat_members JOIN users ON users.id = user_id WHERE chat_members.chat_id = chats.id AND user_id <> ?) AS other_name
     FROM message_attachments JOIN messages ON messages.id = message_attachments.message_id JOIN chats ON chats.id = message_attachments.chat_id
     WHERE ${chatId === null ? '?' : 'message_attachments.chat_id = ?'} AND messages.deleted_at IS NULL AND (${kinds[filter]})
     ORDER BY message_attachments.created_at DESC, messages.seq DESC, message_attachments.position DESC LIMIT ?`,
    context.self.userId, chatId ?? 1, wanted === '' ? limit + 1 : mostRead,
  );
  const found = wanted === '' ? rows : rows.filter((row) => searchableForm(row.file_name).includes(wanted));
  return { files: found.slice(0, limit).flatMap((row) => toFileView(context, row)), hasMore: found.length > limit };
}

function toFileView(context: ViewContext, row: FileRow): FileView[] {
  const file = attachmentsOf(JSON.parse(row.details)).find(({ id }) => id === row.id);
  if (file === undefined) return [];
  return [{
    attachment: toAttachmentView(context, file),
    messageId: row.message_id,
    chatId: row.chat_id,
    chatTitle: row.chat_name ?? row.other_name ?? unknownName,
    seq: row.seq,
    senderId: row.sender_id,
    senderName: nameOf(context.store, row.sender_id),
    createdAt: row.created_at,
  }];
}
