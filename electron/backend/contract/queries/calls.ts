import type { CallPersonView, CallsView, IncomingCallView, OwnCallView } from '#shared/contract/views/calls-view';
import type { ChatKind } from '#shared/database/enums';
import { joinedOf, type CallParticipantRecord, type CallRecord } from '#shared/domain/call-record';
import { unknownName } from '#shared/domain/unknown-name';
import { callPhase } from '../../calls/call-phase.ts';
import type { DeviceCall } from '../../calls/device-call.ts';
import { readCall } from '../../calls/read-calls.ts';
import { nameOf, type ViewContext } from '../view-context.ts';

const maximumInvitable = 50;
const maximumNames = 5;

/** What this device's part in calls is, beside their record. */
export interface CallSituation {
  readonly deviceCalls: ReadonlyMap<string, DeviceCall>;
  readonly isServerReachable: boolean;
  /** By the server's clock. */
  readonly nowMs: number;
}

/** The calls that this device is in, and those that ring here. */
export function callsView(context: ViewContext, situation: CallSituation): CallsView {
  const calls = [...situation.deviceCalls];
  const isBusy = calls.some(([, device]) => 'joinId' in device);
  return {
    own: calls.flatMap(([callId, device]) => (device.phase === 'incoming' || device.phase === 'dismissed' ? [] : toOwnCall(context, { callId, device, nowMs: situation.nowMs }))),
    incoming: calls.flatMap(([callId, device]) => (device.phase === 'incoming' ? toIncomingCall(context, callId, isBusy) : [])),
    isServerReachable: situation.isServerReachable,
  };
}

interface DeviceCallFacts {
  readonly callId: string;
  readonly device: Exclude<DeviceCall, { phase: 'incoming' | 'dismissed' }>;
  readonly nowMs: number;
}

function toOwnCall(context: ViewContext, { callId, device, nowMs }: DeviceCallFacts): OwnCallView[] {
  const held = readCall(context.store, callId);
  const chatId = held?.chatId ?? (device.phase === 'starting' ? device.chatId : null);
  const chat = chatId === null ? null : readCallChat(context, chatId);
  if (chatId === null || chat === null) return [];
  const record = held?.record ?? null;
  return [{
    callId, chatId, chatKind: chat.kind, title: chat.title, otherUserId: chat.otherUserId,
    media: record?.media ?? (device.phase === 'starting' ? device.media : 'audio'),
    phase: callPhase(device, record, nowMs),
    endReason: device.phase === 'over' ? device.endReason : null,
    joinId: 'joinId' in device ? device.joinId : null,
    windowId: device.windowId,
    isOwnStart: record === null || record.initiatedById === context.self.userId,
    createdAt: record?.createdAt ?? nowMs,
    startedAt: record?.startedAt ?? null,
    durationMs: record?.durationMs ?? null,
    people: record === null ? [] : toPeople(context, record),
    invitable: record === null || device.phase === 'over' ? [] : readInvitable(context, chatId, record),
  }];
}

function toIncomingCall(context: ViewContext, callId: string, isBusy: boolean): IncomingCallView[] {
  const held = readCall(context.store, callId);
  const chat = held === null ? null : readCallChat(context, held.chatId);
  if (held === null || chat === null) return [];
  const { record } = held;
  const others = joinedOf(record).filter((one) => one.userId !== record.initiatedById);
  return [{
    callId, chatId: held.chatId, chatKind: chat.kind, title: chat.title, callerId: record.initiatedById, callerName: nameOf(context.store, record.initiatedById),
    media: record.media, isBusy, otherNames: others.slice(0, maximumNames).map((one) => nameOf(context.store, one.userId)),
  }];
}

function toPeople(context: ViewContext, record: CallRecord): CallPersonView[] {
  const people = [...record.participants.values()].map((one) => toPerson(context, one));
  return people.toSorted((one, other) => Number(other.isSelf) - Number(one.isSelf));
}

function toPerson(context: ViewContext, one: CallParticipantRecord): CallPersonView {
  const { userId, status, joinId, isAudioEnabled, isVideoEnabled, isScreenShared, connectionState } = one;
  return { userId, displayName: nameOf(context.store, userId), isSelf: userId === context.self.userId, status, joinId, isAudioEnabled, isVideoEnabled, isScreenShared, connectionState };
}

function readInvitable(context: ViewContext, chatId: string, record: CallRecord): OwnCallView['invitable'] {
  const inOrRung = [...record.participants.values()].filter((one) => one.status === 'joined' || one.status === 'invited' || one.status === 'ringing');
  const rows = context.store.all<{ user_id: string; display_name: string }>(
    `SELECT chat_members.user_id, users.display_name FROM chat_members JOIN users ON users.id = chat_members.user_id
     WHERE chat_id = ? AND left_at IS NULL AND users.status = 'active' AND chat_members.user_id <> ? AND chat_members.user_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY users.display_name COLLATE NOCASE LIMIT ?`,
    chatId, context.self.userId, JSON.stringify(inOrRung.map((one) => one.userId)), maximumInvitable,
  );
  return rows.map((row) => ({ userId: row.user_id, displayName: row.display_name }));
}

interface CallChat {
  readonly kind: ChatKind;
  readonly title: string;
  readonly otherUserId: string | null;
}

function readCallChat({ store, self }: ViewContext, chatId: string): CallChat | null {
  const row = store.get<{ kind: ChatKind; name: string | null; other_id: string | null; other_name: string | null }>(
    `SELECT chats.kind, chats.name, users.id AS other_id, users.display_name AS other_name FROM chats
     LEFT JOIN chat_members ON chats.kind = 'direct' AND chat_members.chat_id = chats.id AND chat_members.user_id <> ?
     LEFT JOIN users ON users.id = chat_members.user_id WHERE chats.id = ?`,
    self.userId, chatId,
  );
  if (row === undefined) return null;
  return { kind: row.kind, title: (row.kind === 'direct' ? row.other_name : row.name) ?? unknownName, otherUserId: row.other_id };
}
