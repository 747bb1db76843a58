import type { IntentOf } from '#shared/protocol/commands/command';
import type { ChatKind, MemberRole } from '#shared/database/enums';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';

export function createDirectEffect(context: EffectContext, intent: IntentOf<'chat.createDirect'>): BeforeImage[] {
  const images = createChat(context, { id: intent.chatId, kind: 'direct', name: null, topic: null });
  for (const userId of [context.self.userId, intent.userId]) insertMember(context, intent.chatId, { userId, role: 'member' });
  return images;
}

export function createGroupEffect(context: EffectContext, intent: IntentOf<'chat.createGroup'>): BeforeImage[] {
  const images = createChat(context, { id: intent.chatId, kind: 'group', name: intent.name, topic: intent.topic });
  insertMember(context, intent.chatId, { userId: context.self.userId, role: 'owner' });
  for (const userId of intent.memberIds) insertMember(context, intent.chatId, { userId, role: 'member' });
  return images;
}

export function updateChatEffect({ writer }: EffectContext, intent: IntentOf<'chat.update'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'chats', [intent.chatId]);
  if (intent.name !== undefined) writer.run('UPDATE chats SET name = ? WHERE id = ?', intent.name, intent.chatId);
  if (intent.topic !== undefined) writer.run('UPDATE chats SET topic = ? WHERE id = ?', intent.topic, intent.chatId);
  return [before];
}

export function chatStatusEffect({ writer }: EffectContext, intent: IntentOf<'chat.setStatus'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'chats', [intent.chatId]);
  writer.run('UPDATE chats SET status = ? WHERE id = ?', intent.status, intent.chatId);
  return [before];
}

interface NewChat {
  readonly id: string;
  readonly kind: ChatKind;
  readonly name: string | null;
  readonly topic: string | null;
}

/** Members and sync row go with the chat, should it be put back to not being there. */
function createChat({ writer, self, nowMs }: EffectContext, chat: NewChat): BeforeImage[] {
  const before = takeBeforeImage(writer, 'chats', [chat.id]);
  if (before.row !== null) return [];
  writer.run(
    `INSERT INTO chats (id, organization_id, kind, name, topic, created_by_id, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    chat.id, self.organizationId, chat.kind, chat.name, chat.topic, self.userId, nowMs, nowMs,
  );
  writer.run('INSERT INTO chat_sync (chat_id, history_floor_seq, unread_before) VALUES (?, 1, 0)', chat.id);
  return [before];
}

/** A member known only here yet; people who are not held are left for the server's answer. */
export function insertMember({ writer, self, nowMs }: EffectContext, chatId: string, member: { userId: string; role: MemberRole }): void {
  writer.run(
    `INSERT INTO chat_members (chat_id, user_id, organization_id, role, joined_at, change_seq)
     SELECT ?, ?, ?, ?, ?, 0 WHERE EXISTS (SELECT 1 FROM users WHERE id = ?)
     ON CONFLICT (chat_id, user_id) DO UPDATE SET left_at = NULL, role = excluded.role WHERE chat_members.left_at IS NOT NULL`,
    chatId, member.userId, self.organizationId, member.role, nowMs, member.userId,
  );
}
