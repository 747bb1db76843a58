import type { ChatKind } from '#shared/database/enums';
import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { refusalOf, done, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { findColleagues } from '../find-colleagues.ts';
import { createChat } from '../new-chat.ts';
import { addMember, appendSystemMessage } from '../stored-changes.ts';

/**
 * Creates a group with its first members; who is not an active colleague makes the whole command refused.
 * Its creator who asks again, with another command as after a restored backup (SY10), is told that it is there, unless
 * they have left it: then it is not theirs to make.
 */
export async function createGroup(context: CommandContext, intent: IntentOf<'chat.createGroup'>): Promise<CommandOutcome> {
  const { actor, writer } = context;
  const refusal = refusalOf(can(actor, 'chat.createGroup', {}));
  if (refusal !== null) return refusal;
  const existing = await writer.get<{ kind: ChatKind; created_by_id: string | null }>('SELECT kind, created_by_id FROM chats WHERE id = ?', [intent.chatId]);
  // Another organization's chat with this id must not be told apart from a conflict within one's own.
  if (existing !== undefined) return existing.kind === 'group' && existing.created_by_id === actor.userId && (await isIn(context, intent.chatId)) ? done : { status: 'refused', code: 'conflict' };
  const memberIds = [...new Set(intent.memberIds)].filter((userId) => userId !== actor.userId);
  if ((await findColleagues(context, memberIds)).size < memberIds.length) return { status: 'refused', code: 'not_found' };

  const chat = await createChat(context, { id: intent.chatId, kind: 'group', directKey: null, name: intent.name, topic: intent.topic });
  await appendSystemMessage(context, chat, { kind: 'group_created', name: intent.name });
  await addMember(context, chat, { userId: actor.userId, role: 'owner' });
  for (const userId of memberIds) await addMember(context, chat, { userId, role: 'member' });
  return done;
}

async function isIn({ actor, chats, writer }: CommandContext, chatId: string): Promise<boolean> {
  return (await chats.find(writer, actor.organizationId, chatId))?.members.has(actor.userId) ?? false;
}
