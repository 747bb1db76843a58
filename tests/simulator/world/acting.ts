import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Operation } from '../history.ts';
import type { PlannedOperation } from './plan.ts';
import { hashOf } from './recorder.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

/** What an operation is done with. */
export interface OperationContext {
  readonly world: World;
  readonly device: SimulatedDevice;
  readonly operation: PlannedOperation;
  /** The number of the step: what is written is found again by it. */
  readonly step: number;
}

interface StoredIntent {
  readonly command_id: string;
  readonly chat_id: string;
  readonly intent: string;
}

/** Asks a device for something that becomes an intent, and tells the history what became of it. */
export async function act<N extends CallName>(world: World, device: SimulatedDevice, [name, params]: readonly [N, CallParams<N>]): Promise<CallResult<N> | null> {
  const before = newestPosition(device);
  const on = { device: device.name, user: device.person.userId };
  try {
    const result = await device.call(name, params);
    for (const stored of device.store?.all<StoredIntent>('SELECT command_id, chat_id, intent FROM outbox WHERE position > ? ORDER BY position', before) ?? []) {
      const op = operationOf(device, stored);
      world.recorder.add({ type: 'invoke', op, phase: 'begin', ...on });
      world.recorder.add({ type: 'invoke', op, phase: 'ok', ...on });
    }
    return result;
  } catch (error) {
    const code = error instanceof HallwayError ? error.code : (error as { code?: string }).code;
    const op: Operation = { kind: 'other', cid: '', chatId: 'chatId' in params ? String(params.chatId) : '', intent: name };
    world.recorder.add({ type: 'invoke', op, phase: 'fail', ...(code === undefined ? {} : { code }), ...on });
    return null;
  }
}

function newestPosition(device: SimulatedDevice): number {
  return device.store?.get<{ seq: number | null }>(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`)?.seq ?? 0;
}

function operationOf(device: SimulatedDevice, { command_id: cid, chat_id: chatId, intent: text }: StoredIntent): Operation {
  const intent = JSON.parse(text) as { kind: string; messageId?: string; body?: string; seq?: number };
  const { messageId = '', body = '', seq = 0 } = intent;
  switch (intent.kind) {
    case 'message.send': return { kind: 'send', cid, chatId, messageId, hash: hashOf(body), readUpTo: newestSeq(device, chatId) };
    case 'message.edit': return { kind: 'edit', cid, chatId, messageId, hash: hashOf(body) };
    case 'message.delete': return { kind: 'delete', cid, chatId, messageId };
    case 'chat.read': return { kind: 'read', cid, chatId, seq };
    default: return { kind: 'other', cid, chatId, intent: text };
  }
}

/** The highest place of a chat that is on this device: what the person may have read before they write. */
export function newestSeq(device: SimulatedDevice, chatId: string): number {
  return device.store?.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE chat_id = ?', chatId)?.seq ?? 0;
}

export interface OwnChat {
  readonly id: string;
  readonly kind: 'direct' | 'group';
}

/** The chats that the person is in, as this device knows, oldest first. */
export function ownChats(device: SimulatedDevice): OwnChat[] {
  return (
    device.store?.all<OwnChat>(
      `SELECT chats.id, chats.kind FROM chats JOIN chat_members ON chat_members.chat_id = chats.id
       WHERE chat_members.user_id = ? AND chat_members.left_at IS NULL ORDER BY chats.created_at, chats.id`,
      device.person.userId,
    ) ?? []
  );
}

/** One of the list: mostly one of the first, when the roll is bent. */
export function pickOne<Value>(values: readonly Value[], roll: number): Value | undefined {
  return values[Math.floor(roll * values.length)];
}
