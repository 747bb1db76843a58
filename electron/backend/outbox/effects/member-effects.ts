import type { IntentOf } from '#shared/protocol/commands/command';
import type { StoreValue } from '../../store/store-database.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';
import { insertMember } from './chat-effects.ts';

/** SY11: forward only, so that there is nothing to take back. */
export function readEffect({ writer, self }: EffectContext, intent: IntentOf<'chat.read'>): BeforeImage[] {
  writer.run('UPDATE chat_members SET last_read_seq = MAX(last_read_seq, ?) WHERE chat_id = ? AND user_id = ?', intent.seq, intent.chatId, self.userId);
  return [];
}

export function addMembersEffect(context: EffectContext, intent: IntentOf<'member.add'>): BeforeImage[] {
  const images = intent.userIds.map((userId) => takeBeforeImage(context.writer, 'chat_members', [intent.chatId, userId]));
  for (const userId of intent.userIds) insertMember(context, intent.chatId, { userId, role: 'member' });
  return images;
}

/** Changes columns of one membership. */
export function changeMemberEffect({ writer }: EffectContext, chatId: string, userId: string, columns: Readonly<Record<string, StoreValue>>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'chat_members', [chatId, userId]);
  const assignments = Object.keys(columns).map((column) => `${column} = ?`).join(', ');
  writer.run(`UPDATE chat_members SET ${assignments} WHERE chat_id = ? AND user_id = ?`, ...Object.values(columns), chatId, userId);
  return [before];
}

export function preferencesEffect(context: EffectContext, intent: IntentOf<'member.preferences'>): BeforeImage[] {
  const columns: Record<string, StoreValue> = {};
  if (intent.notificationPreference !== undefined) columns['notification_preference'] = intent.notificationPreference;
  if (intent.mutedUntil !== undefined) columns['muted_until'] = intent.mutedUntil;
  if (intent.pinnedAt !== undefined) columns['pinned_at'] = intent.pinnedAt;
  if (intent.markedUnreadSeq !== undefined) columns['marked_unread_seq'] = intent.markedUnreadSeq;
  if (Object.keys(columns).length === 0) return [];
  return changeMemberEffect(context, intent.chatId, context.self.userId, columns);
}
