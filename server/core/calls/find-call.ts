import type { ChatFacts } from '#shared/domain/can';
import { factsOf } from '../chat-directory.ts';
import type { CommandContext } from '../command-context.ts';
import type { LiveCall } from './live-calls.ts';

interface CallInChat {
  /** Null when no such call runs in this chat. */
  readonly call: LiveCall | null;
  /** What `can` wants to know of the chat. */
  readonly chat: ChatFacts | null;
}

/** The running call that a command names, with its chat; a call of another chat does not exist here. */
export async function findCall(context: CommandContext, named: { readonly callId: string; readonly chatId: string }): Promise<CallInChat> {
  const { writer, actor } = context;
  const call = await context.calls.find(writer, actor.organizationId, named.callId);
  const chat = await context.chats.find(writer, actor.organizationId, named.chatId);
  return { call: call?.chatId === named.chatId ? call : null, chat: factsOf(chat, actor.userId) };
}
