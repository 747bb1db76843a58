import type { ChatKind } from '#shared/database/enums';
import type { KnownChat } from './chat-directory.ts';
import type { CommandContext } from './command-context.ts';
import { chatColumns, toChatRow, type StoredChat } from './stored-rows.ts';

interface NewChat {
  readonly id: string;
  readonly kind: ChatKind;
  readonly directKey: string | null;
  readonly name: string | null;
  readonly topic: string | null;
}

/** Writes an empty chat without members and makes it known to this tick. */
export async function createChat(context: CommandContext, chat: NewChat): Promise<KnownChat> {
  await context.writer.run(
    `INSERT INTO chats (id, organization_id, kind, direct_key, name, topic, status, created_by_id, created_at, updated_at, change_seq)
     VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?, ?, ?)`,
    [chat.id, context.actor.organizationId, chat.kind, chat.directKey, chat.name, chat.topic, context.actor.userId, context.nowMs, context.nowMs, context.nextChangeSeq()],
  );
  const known: KnownChat = { id: chat.id, organizationId: context.actor.organizationId, kind: chat.kind, status: 'active', canMembersAdd: false, lastSeq: 0, members: new Map() };
  context.chats.add(known);
  return known;
}

/** Tells the chat's members of its present row. */
export async function announceChat(context: CommandContext, chatId: string): Promise<void> {
  const stored = await context.writer.get<StoredChat>(`SELECT ${chatColumns} FROM chats WHERE id = ?`, [chatId]);
  if (stored !== undefined) context.changes.chat(chatId).chats.set(chatId, toChatRow(stored));
}
