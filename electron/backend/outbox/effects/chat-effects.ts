import type { IntentOf } from '#shared/protocol/commands/command';
import type { ChatKind, MemberRole } from '#shared/database/enums';
import { picturePath } from '#shared/protocol/http/pictures';
import { topics } from '../../store/topics.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import { bringPicture } from './profile-effects.ts';
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

export function updateChatEffect({ writer, nowMs }: EffectContext, intent: IntentOf<'chat.update'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'chats', [intent.chatId]);
  if (intent.name !== undefined) writer.run('UPDATE chats SET name = ? WHERE id = ?', intent.name, intent.chatId);
  if (intent.topic !== undefined) writer.run('UPDATE chats SET topic = ? WHERE id = ?', intent.topic, intent.chatId);
  if (intent.description !== undefined) writer.run('UPDATE chats SET description = ? WHERE id = ?', intent.description, intent.chatId);
  if (intent.canMembersAdd !== undefined) writer.run('UPDATE chats SET can_members_add = ? WHERE id = ?', Number(intent.canMembersAdd), intent.chatId);
  if (intent.picture !== undefined) {
    writer.run('UPDATE chats SET avatar_url = ? WHERE id = ?', intent.picture === null ? null : picturePath(intent.picture), intent.chatId);
    bringPicture(writer, intent.picture, nowMs);
    writer.touch(topics.people);
  }
  return [before];
}

/** Both roles change, or neither where the other is no member (any more). */
export function transferEffect({ writer, self }: EffectContext, { chatId, userId }: IntentOf<'chat.transfer'>): BeforeImage[] {
  const images = [userId, self.userId].map((memberId) => takeBeforeImage(writer, 'chat_members', [chatId, memberId]));
  const isMember = writer.get('SELECT 1 AS found FROM chat_members WHERE chat_id = ? AND user_id = ? AND left_at IS NULL', chatId, userId) !== undefined;
  if (!isMember) return [];
  writer.run(`UPDATE chat_members SET role = 'owner' WHERE chat_id = ? AND user_id = ?`, chatId, userId);
  writer.run(`UPDATE chat_members SET role = 'admin' WHERE chat_id = ? AND user_id = ?`, chatId, self.userId);
  return images;
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
