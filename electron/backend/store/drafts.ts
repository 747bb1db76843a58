import { z } from 'zod';
import type { Draft } from '#shared/contract/calls';
import { outgoingFileSchema } from '#shared/contract/outgoing-file';
import type { StoreReader, StoreWriter } from './store-database.ts';
import { topics } from './topics.ts';

/** Where a draft belongs: a chat, or a thread in it. */
export interface DraftPlace {
  readonly chatId: string;
  readonly threadRootMessageId?: string | undefined;
}

/** What was begun in a chat or a thread and not sent; null where there is nothing. Files that are not understood any more are left out. */
export function readDraft(reader: StoreReader, { chatId, threadRootMessageId }: DraftPlace): Draft | null {
  const row =
    threadRootMessageId === undefined
      ? reader.get<DraftRow>('SELECT body, reply_to_message_id, files FROM drafts LEFT JOIN draft_files ON draft_files.chat_id = drafts.chat_id WHERE drafts.chat_id = ?', chatId)
      : reader.get<DraftRow>('SELECT body, NULL AS reply_to_message_id, files FROM thread_drafts WHERE root_message_id = ?', threadRootMessageId);
  if (row === undefined) return null;
  const files = z.array(outgoingFileSchema).safeParse(JSON.parse(row.files ?? '[]')).data ?? [];
  return { body: row.body, replyToMessageId: row.reply_to_message_id, files };
}

interface DraftRow {
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly files: string | null;
}

/** Keeps a draft, in the caller's transaction; an empty one is none. */
export function saveDraft(writer: StoreWriter, place: DraftPlace, { draft, nowMs }: { draft: Draft | null; nowMs: number }): void {
  const isEmpty = draft === null || (draft.body === '' && draft.replyToMessageId === null && draft.files.length === 0);
  const changes = isEmpty ? dropDraft(writer, place) : writeDraft(writer, place, { draft, nowMs });
  if (changes > 0) writer.touch(topics.chatList);
  if (changes > 0 && place.threadRootMessageId !== undefined) writer.touch(topics.threads);
}

/** Takes a draft away, as when its message is sent; gives how many there were. */
export function dropDraft(writer: StoreWriter, { chatId, threadRootMessageId }: DraftPlace): number {
  if (threadRootMessageId !== undefined) return writer.run('DELETE FROM thread_drafts WHERE root_message_id = ?', threadRootMessageId);
  return writer.run('DELETE FROM drafts WHERE chat_id = ?', chatId);
}

interface NewDraft {
  readonly draft: Draft;
  readonly nowMs: number;
}

function writeDraft(writer: StoreWriter, { chatId, threadRootMessageId }: DraftPlace, { draft, nowMs }: NewDraft): number {
  if (threadRootMessageId !== undefined) {
    return writer.run(
      `INSERT INTO thread_drafts (root_message_id, chat_id, body, files, updated_at) SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
       ON CONFLICT (root_message_id) DO UPDATE SET body = excluded.body, files = excluded.files, updated_at = excluded.updated_at`,
      threadRootMessageId, chatId, draft.body, JSON.stringify(draft.files), nowMs, chatId,
    );
  }
  const changes = writer.run(
    `INSERT INTO drafts (chat_id, body, reply_to_message_id, updated_at) SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
     ON CONFLICT (chat_id) DO UPDATE SET body = excluded.body, reply_to_message_id = excluded.reply_to_message_id, updated_at = excluded.updated_at`,
    chatId, draft.body, draft.replyToMessageId, nowMs, chatId,
  );
  writer.run('DELETE FROM draft_files WHERE chat_id = ?', chatId);
  if (changes > 0 && draft.files.length > 0) writer.run('INSERT INTO draft_files (chat_id, files) VALUES (?, ?)', chatId, JSON.stringify(draft.files));
  return changes;
}
