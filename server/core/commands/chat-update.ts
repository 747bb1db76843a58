import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import type { SystemMessageDetails } from '#shared/protocol/rows/system-message-details';
import { factsOf, type KnownChat } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { choosePicture, releasePicture } from '../files/pictures.ts';
import { announceChat } from '../new-chat.ts';
import { appendSystemMessage } from '../stored-changes.ts';

/** What a group says of itself and lets its members do. */
interface GroupText {
  readonly name: string;
  readonly topic: string | null;
  readonly description: string | null;
  readonly canMembersAdd: boolean;
  readonly avatarUrl: string | null;
}

/** Changes what a group is called, is about and lets its members do, and says so in the conversation. */
export async function updateChat(context: CommandContext, intent: IntentOf<'chat.update'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'chat.update', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const before = await readGroup(context, chat);
  const picture = intent.picture === undefined ? { avatarUrl: before.avatarUrl } : await choosePicture(context, intent.picture);
  if ('refusal' in picture) return { status: 'refused', code: picture.refusal };
  const after: GroupText = {
    name: intent.name ?? before.name,
    topic: intent.topic === undefined ? before.topic : intent.topic || null,
    description: intent.description === undefined ? before.description : intent.description || null,
    canMembersAdd: intent.canMembersAdd ?? before.canMembersAdd,
    avatarUrl: picture.avatarUrl,
  };
  const lines = whatChanged(before, after);
  if (lines.length === 0) return done;

  await context.writer.run(
    `UPDATE chats SET name = ?, topic = ?, description = ?, can_members_add = ?, avatar_url = ?, updated_at = ?, change_seq = ? WHERE id = ?`,
    [after.name, after.topic, after.description, Number(after.canMembersAdd), after.avatarUrl, context.nowMs, context.nextChangeSeq(), chat.id],
  );
  chat.canMembersAdd = after.canMembersAdd;
  if (after.avatarUrl !== before.avatarUrl) await releasePicture(context, before.avatarUrl);
  await announceChat(context, chat.id);
  for (const line of lines) await appendSystemMessage(context, chat, line);
  return done;
}

async function readGroup({ writer }: CommandContext, chat: KnownChat): Promise<GroupText> {
  const row = await writer.get<{ name: string | null; topic: string | null; description: string | null; avatar_url: string | null }>('SELECT name, topic, description, avatar_url FROM chats WHERE id = ?', [chat.id]);
  return { name: row?.name ?? '', topic: row?.topic ?? null, description: row?.description ?? null, canMembersAdd: chat.canMembersAdd, avatarUrl: row?.avatar_url ?? null };
}

function whatChanged(before: GroupText, after: GroupText): SystemMessageDetails[] {
  const lines: SystemMessageDetails[] = [];
  if (after.name !== before.name) lines.push({ kind: 'group_renamed', name: after.name });
  if (after.topic !== before.topic) lines.push({ kind: 'topic_changed', topic: after.topic ?? '' });
  if (after.description !== before.description) lines.push({ kind: 'description_changed' });
  if (after.canMembersAdd !== before.canMembersAdd) lines.push({ kind: 'adding_changed', canMembersAdd: after.canMembersAdd });
  if (after.avatarUrl !== before.avatarUrl) lines.push({ kind: 'picture_changed' });
  return lines;
}
