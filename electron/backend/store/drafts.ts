import { z } from 'zod';
import type { Draft } from '#shared/contract/calls';
import { outgoingFileSchema } from '#shared/contract/outgoing-file';
import type { StoreReader, StoreWriter } from './store-database.ts';
import { topics } from './topics.ts';

/** What was begun in a chat and not sent; null where there is nothing. Files that are not understood any more are left out. */
export function readDraft(reader: StoreReader, chatId: string): Draft | null {
  const row = reader.get<{ body: string; reply_to_message_id: string | null; files: string | null }>(
    'SELECT body, reply_to_message_id, files FROM drafts LEFT JOIN draft_files ON draft_files.chat_id = drafts.chat_id WHERE drafts.chat_id = ?',
    chatId,
  );
  if (row === undefined) return null;
  const files = z.array(outgoingFileSchema).safeParse(JSON.parse(row.files ?? '[]')).data ?? [];
  return { body: row.body, replyToMessageId: row.reply_to_message_id, files };
}

/** Keeps a draft, in the caller's transaction; an empty one is none. */
export function saveDraft(writer: StoreWriter, chatId: string, { draft, nowMs }: { draft: Draft | null; nowMs: number }): void {
  const isEmpty = draft === null || (draft.body === '' && draft.replyToMessageId === null && draft.files.length === 0);
  const changes = isEmpty ? writer.run('DELETE FROM drafts WHERE chat_id = ?', chatId) : writeDraft(writer, chatId, { draft, nowMs });
  if (changes > 0) writer.touch(topics.chatList);
}

function writeDraft(writer: StoreWriter, chatId: string, { draft, nowMs }: { draft: Draft; nowMs: number }): number {
  const changes = writer.run(
    `INSERT INTO drafts (chat_id, body, reply_to_message_id, updated_at) SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
     ON CONFLICT (chat_id) DO UPDATE SET body = excluded.body, reply_to_message_id = excluded.reply_to_message_id, updated_at = excluded.updated_at`,
    chatId, draft.body, draft.replyToMessageId, nowMs, chatId,
  );
  writer.run('DELETE FROM draft_files WHERE chat_id = ?', chatId);
  if (changes > 0 && draft.files.length > 0) writer.run('INSERT INTO draft_files (chat_id, files) VALUES (?, ?)', chatId, JSON.stringify(draft.files));
  return changes;
}
