import { can } from '#shared/domain/can';
import { beginCall, whyNotJoin } from '#shared/domain/call-record';
import { limits } from '#shared/domain/limits';
import type { IntentOf } from '#shared/protocol/commands/command';
import { readActors } from '../actor-directory.ts';
import type { LiveCall } from '../calls/live-calls.ts';
import { changeCall, insertCall } from '../calls/write-call.ts';
import { factsOf, type KnownChat } from '../chat-directory.ts';
import { refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';

/** More calls of one person in one chat within a minute that nobody answered are a ring flood (V3). */
const unansweredPerMinute = 6;

/** Begins a call, or joins the one that runs in the chat: two who call each other at once meet (first come, first served). */
export async function startCall(context: CommandContext, intent: IntentOf<'call.start'>): Promise<CommandOutcome> {
  const { actor, writer } = context;
  const chat = await context.chats.find(writer, actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(actor, 'call.use', factsOf(chat, actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const running = await context.calls.ofChat(writer, actor.organizationId, intent.chatId);
  if (running !== null) return joinRunning(context, running, intent);
  if (await isKnown(context, intent.callId)) return { status: 'refused', code: 'conflict' };
  if (await isFlooding(context, intent.chatId)) return { status: 'refused', code: 'call_too_often' };

  const callable = await findCallable(context, chat);
  if (callable.length === 0 && chat.kind === 'direct') return { status: 'refused', code: 'call_nobody' };
  const ringUserIds = chat.members.size <= limits.callRingMembers ? callable : [];
  const record = beginCall({
    callId: intent.callId, initiatedById: actor.userId, media: intent.media, ringUserIds, nowMs: context.nowMs,
    joinId: intent.joinId, isAudioEnabled: true, isVideoEnabled: intent.media === 'video',
  });
  await insertCall(context, { organizationId: actor.organizationId, chatId: intent.chatId, record });
  return { status: 'done', callId: intent.callId };
}

async function joinRunning(context: CommandContext, running: LiveCall, intent: IntentOf<'call.start'>): Promise<CommandOutcome> {
  const { userId } = context.actor;
  const code = whyNotJoin(running.record, { userId, joinId: intent.joinId, insteadOfJoinId: null });
  if (code !== null) return { status: 'refused', code };
  await changeCall(context, running, { type: 'joined', userId, joinId: intent.joinId, isAudioEnabled: true, isVideoEnabled: intent.media === 'video' });
  return { status: 'done', callId: running.record.callId };
}

/** The members who may be in calls, without the caller; of a chat too large to be rung just those of a first few. */
async function findCallable(context: CommandContext, chat: KnownChat): Promise<string[]> {
  const others = [...chat.members.keys()].filter((userId) => userId !== context.actor.userId).slice(0, limits.callRingMembers);
  const actors = await readActors(context.writer, others);
  return others.filter((userId) => {
    const other = actors.get(userId);
    return other !== undefined && can(other, 'call.use', factsOf(chat, userId)).allowed;
  });
}

async function isKnown(context: CommandContext, callId: string): Promise<boolean> {
  return (await context.writer.get('SELECT 1 AS known FROM call_sessions WHERE id = ?', [callId])) !== undefined;
}

async function isFlooding(context: CommandContext, chatId: string): Promise<boolean> {
  const row = await context.writer.get<{ count: number }>('SELECT COUNT(*) AS count FROM call_sessions WHERE chat_id = ? AND created_at > ? AND initiated_by_id = ? AND started_at IS NULL', [
    chatId, context.nowMs - 60_000, context.actor.userId,
  ]);
  return (row?.count ?? 0) >= unansweredPerMinute;
}
