import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { MessageView } from '#shared/contract/views/message-view';
import { act, newestSeq, ownChats, pickOne, type OperationContext, type OwnChat } from './acting.ts';
import { changeMembership } from './membership-operations.ts';
import type { OperationKind } from './plan.ts';
import { hashOf } from './recorder.ts';
import { changeRights } from './rights.ts';
import { serverUrl, type SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

type InChat = (context: OperationContext, chat: OwnChat) => Promise<unknown>;

const emoji = ['👍', '🎉', '👀'] as const;
/** Every body is one of a kind, and found in files by its beginning. */
export const bodyMark = 'zq';

function bodyOf({ world, device, step }: OperationContext, version: string): string {
  const word = `${bodyMark}${device.number}x${step.toString(36)}${version}y`;
  world.words.push(word);
  return `harbour ${word} of the pier`;
}

const inChat: Partial<Record<OperationKind, InChat>> = {
  async send(context, { id: chatId }) {
    const { world, device, operation } = context;
    const answered = operation.more < 0.15 ? pickOne(textMessages(device, chatId, false), operation.item) : undefined;
    return act(world, device, ['sendMessage', { chatId, body: bodyOf(context, 's'), replyToMessageId: answered?.id ?? null }]);
  },
  async read({ world, device, operation }, { id: chatId }) {
    const newest = newestSeq(device, chatId);
    const seq = operation.more < 0.8 ? newest : Math.ceil(newest * operation.item);
    if (seq > 0) return act(world, device, ['markRead', { chatId, seq }]);
  },
  async edit(context, { id: chatId }) {
    const { world, device, operation } = context;
    const message = pickOne(textMessages(device, chatId, true), operation.item);
    if (message !== undefined) return act(world, device, ['editMessage', { chatId, messageId: message.id, body: bodyOf(context, 'e') }]);
  },
  async delete({ world, device, operation }, { id: chatId }) {
    const message = pickOne(textMessages(device, chatId, operation.more < 0.8), operation.item);
    if (message !== undefined) return act(world, device, ['deleteMessage', { chatId, messageId: message.id }]);
  },
  async react({ world, device, operation }, { id: chatId }) {
    const message = pickOne(textMessages(device, chatId, false), operation.item);
    const one = pickOne(emoji, operation.more) ?? '👍';
    if (message === undefined) return;
    const isThere = device.store?.get('SELECT 1 AS found FROM message_reactions WHERE message_id = ? AND user_id = ? AND emoji = ? AND removed_at IS NULL', message.id, device.person.userId, one) !== undefined;
    return act(world, device, ['setReaction', { chatId, messageId: message.id, emoji: one, present: !isThere }]);
  },
  async draft(context, { id: chatId }) {
    const draft = context.operation.more < 0.7 ? { body: `begun at step ${context.step}`, replyToMessageId: null } : null;
    return context.device.call('saveDraft', { chatId, draft }).catch(() => undefined);
  },
  async look({ world, device }, { id: chatId }) {
    tellShown(world, device, { chatId, list: device.query('chatList', {}) ?? [] });
  },
};

/** Carries out one operation of the workload, as far as the device is in a state for it. */
export async function perform(context: OperationContext): Promise<void> {
  const { world, device, operation } = context;
  if (operation.kind === 'rights') return changeRights(world, operation);
  if (!device.isUp) return;
  if (device.store === null) return operation.kind === 'account' || operation.more < 0.3 ? signIn(device) : undefined;
  if (operation.kind === 'membership') return changeMembership(context);
  if (operation.kind === 'failed') return takeUpFailed(context);
  if (operation.kind === 'search') return tellFound(world, device, pickOne(world.words, operation.item) ?? 'harbour');
  if (operation.kind === 'account') return signOut(world, device);
  // One chat is hot, the others are cold.
  const chat = pickOne(ownChats(device), operation.chat ** 2.5);
  if (chat !== undefined) await inChat[operation.kind]?.(context, chat);
}

/** Begins to sign the device's person in; how it ends shows later. */
export function signIn(device: SimulatedDevice): void {
  void device.call('signIn', { serverUrl, email: device.person.email, password: 'none' }).catch(() => undefined);
}

/** What was not sent goes with the store, as the person was told. */
function signOut(world: World, device: SimulatedDevice): void {
  world.recorder.add({ type: 'fault', kind: 'wipe', device: device.name, detail: 'signed out' });
  void device.call('signOut', {}).catch(() => undefined);
}

async function takeUpFailed({ world, device, operation }: OperationContext): Promise<void> {
  const failed = pickOne(readFailed(device), operation.item);
  if (failed === undefined) return;
  if (operation.more < 0.6) {
    const { command_id: cid, chat_id: chatId, message_id: messageId } = failed;
    world.recorder.add({ type: 'invoke', op: { kind: 'retry', cid, chatId, messageId: messageId ?? '' }, phase: 'begin', device: device.name, user: device.person.userId });
    await device.call('retryCommand', { commandId: cid }).catch(() => undefined);
  } else await discard(world, device, failed);
}

interface FailedCommand {
  readonly command_id: string;
  readonly chat_id: string;
  readonly message_id: string | null;
  readonly intent: string;
}

function readFailed(device: SimulatedDevice): FailedCommand[] {
  return device.store?.all<FailedCommand>(`SELECT command_id, chat_id, message_id, intent FROM outbox WHERE status = 'failed' ORDER BY position`) ?? [];
}

async function discard(world: World, device: SimulatedDevice, failed: FailedCommand): Promise<void> {
  const on = { device: device.name, user: device.person.userId };
  // With a chat's creation all that waits for it goes.
  const isCreation = failed.intent.startsWith('{"kind":"chat.create');
  const given = isCreation ? (device.store?.all<FailedCommand>('SELECT command_id, chat_id, message_id, intent FROM outbox WHERE chat_id = ?', failed.chat_id) ?? []) : [failed];
  for (const phase of ['begin', 'ok'] as const) {
    for (const { command_id: cid, chat_id: chatId, message_id: messageId } of given) {
      world.recorder.add({ type: 'invoke', op: { kind: 'discard', cid, chatId, messageId: messageId ?? '' }, phase, ...on });
    }
    if (phase === 'begin') await device.call('discardCommand', { commandId: failed.command_id }).catch(() => undefined);
  }
}

/** Rewordings that were refused stand on this device alone: the person gives them up, so that all copies can be compared. */
export async function discardFailedChanges(world: World, device: SimulatedDevice): Promise<void> {
  for (const failed of readFailed(device)) if (failed.intent.startsWith('{"kind":"message.edit"')) await discard(world, device, failed);
}

/** The newest of a chat's texts, and with `isOwn` only those of this device's person. */
function textMessages(device: SimulatedDevice, chatId: string, isOwn: boolean): { id: string }[] {
  const own = isOwn ? 'AND sender_id = ?' : `AND sender_id <> '' AND ? <> ''`;
  const sql = `SELECT id FROM messages WHERE chat_id = ? ${own} AND deleted_at IS NULL AND type = 'text' ORDER BY seq IS NULL DESC, seq DESC, id DESC LIMIT 8`;
  return device.store?.all<{ id: string }>(sql, chatId, device.person.userId) ?? [];
}

/** Searches this device for a word that somebody wrote at some time, and tells the history what it finds. */
export async function tellFound(world: World, device: SimulatedDevice, text: string): Promise<void> {
  const page = await device.call('searchMessages', { text, chatId: null, order: 'newest', cursor: null, limit: 50 }).catch(() => null);
  if (page !== null) world.recorder.add({ type: 'found', text, messageIds: page.hits.map(({ messageId }) => messageId), device: device.name, user: device.person.userId });
}

/** Tells the history what the person would see of a chat now. */
export function tellShown(world: World, device: SimulatedDevice, { chatId, list }: { chatId: string; list: readonly ChatSummary[] }): void {
  const window = device.query('messages', { chatId, anchorSeq: null, before: 500, after: 0 });
  const summary = list.find(({ id }) => id === chatId);
  if (window === null || summary === undefined) return;
  const readSeq = device.store?.get<{ last_read_seq: number }>('SELECT last_read_seq FROM chat_members WHERE chat_id = ? AND user_id = ?', chatId, device.person.userId)?.last_read_seq ?? 0;
  const messages = window.messages.map((message: MessageView) => ({ id: message.id, seq: message.seq, hash: message.isDeleted ? null : hashOf(message.body) }));
  world.recorder.add({ type: 'shown', chatId, messages, unread: summary.unreadCount, readSeq, device: device.name, user: device.person.userId });
}
