import type { ReadCallParams } from '#shared/contract/calls';
import { can } from '#shared/domain/can';
import { HallwayError } from '#shared/errors/hallway-error';
import type { IntentOf } from '#shared/protocol/commands/command';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { readChatFacts } from './queries/chat-detail.ts';

/** Changes what the person says of themselves; empty fields of the call are left out of the intent. */
export function updateProfile(session: SessionRuntime, { title, pronouns, timeZone, status, picture }: ReadCallParams<'updateProfile'>): Record<string, never> {
  if (!session.knowsThreads()) throw new HallwayError('server_too_old');
  const decision = can(session.actor(), 'profile.update', {});
  if (!decision.allowed) throw new HallwayError(decision.code);
  const intent: IntentOf<'profile.update'> = {
    kind: 'profile.update',
    ...(title === undefined ? {} : { title }),
    ...(pronouns === undefined ? {} : { pronouns }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(status === undefined ? {} : { status }),
    ...(picture === undefined ? {} : { picture }),
  };
  requirePicture(session, picture);
  session.act(intent);
  return {};
}

/** Changes what a group is called, is about and lets its members do. */
export function updateGroup(session: SessionRuntime, { chatId, name, topic, description, canMembersAdd, picture }: ReadCallParams<'updateGroup'>): Record<string, never> {
  requirePicture(session, picture);
  session.act({
    kind: 'chat.update', chatId,
    ...(name === undefined ? {} : { name }),
    ...(topic === undefined ? {} : { topic }),
    ...(description === undefined ? {} : { description }),
    ...(canMembersAdd === undefined ? {} : { canMembersAdd }),
    ...(picture === undefined ? {} : { picture }),
  });
  return {};
}

/** Hands a group over to somebody who is in it. @throws HallwayError with the refusal's code */
export function transferGroup(session: SessionRuntime, { chatId, userId }: ReadCallParams<'transferGroup'>): Record<string, never> {
  if (!session.knowsThreads()) throw new HallwayError('server_too_old');
  const context = session.viewContext();
  const member = session.store.get<{ role: 'owner' | 'admin' | 'member' }>('SELECT role FROM chat_members WHERE chat_id = ? AND user_id = ? AND left_at IS NULL', chatId, userId);
  const decision = can(session.actor(), 'chat.transfer', { chat: readChatFacts(context, chatId), targetRole: member?.role ?? null, isSelf: userId === session.self.userId });
  if (!decision.allowed) throw new HallwayError(decision.code);
  session.act({ kind: 'chat.transfer', chatId, userId });
  return {};
}

/** @throws HallwayError `file_changed` where the content of a new picture is not on this computer (any more), `server_too_old` where the server takes no files */
function requirePicture({ files }: SessionRuntime, contentHash: string | null | undefined): void {
  if (contentHash === null || contentHash === undefined) return;
  if (files.storage().maxFileBytes === 0) throw new HallwayError('server_too_old');
  if (!files.isHere(contentHash)) throw new HallwayError('file_changed');
}
