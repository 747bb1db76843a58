import type { ChatKind, ChatStatus, MemberRole } from '../database/enums.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import type { ChatPermission } from './permissions.ts';

/** Who asks. Built from the stored rows for every request, never from what a client says of itself. */
export interface Actor {
  readonly userId: string;
  readonly isActive: boolean;
  readonly permissions: ReadonlySet<string>;
  readonly hasChatFeature: boolean;
}

/** The chat asked about, as the actor stands to it; `ownRole` is null for who is not (any more) a member. */
export interface ChatFacts {
  readonly kind: ChatKind;
  readonly status: ChatStatus;
  readonly ownRole: MemberRole | null;
  /** Every member may add people, not owners and admins alone. */
  readonly canMembersAdd: boolean;
}

interface MessageFacts {
  readonly senderId: string;
  readonly isDeleted: boolean;
  readonly isSystem: boolean;
}

/** What has to be known to decide each action. `null` stands for what does not exist in the actor's organization. */
export interface ActionObjects {
  /** Pages, pushes, history, presence: any reading. */
  'chat.view': ChatFacts | null;
  /** The organization's people and one's own list of chats. */
  'organization.view': Record<string, never>;
  'message.send': ChatFacts | null;
  'message.edit': { chat: ChatFacts | null; message: MessageFacts | null };
  'message.delete': { chat: ChatFacts | null; message: MessageFacts | null };
  'reaction.set': { chat: ChatFacts | null; message: MessageFacts | null };
  /** Pinning for everybody in the chat, and taking the pin away. */
  'message.pin': { chat: ChatFacts | null; message: MessageFacts | null };
  /** What a message is to oneself: saved, its thread followed and read. */
  'message.mark': ChatFacts | null;
  /** Having a message sent later; when its time comes it is asked for `message.send` as well. */
  'message.schedule': ChatFacts | null;
  'message.unschedule': ChatFacts | null;
  /** Bringing files to the server, before they are in a message. */
  'file.upload': Record<string, never>;
  /** Fetching a file of a message. */
  'file.download': { chat: ChatFacts | null; message: MessageFacts | null };
  'chat.read': ChatFacts | null;
  typing: ChatFacts | null;
  'member.preferences': ChatFacts | null;
  /** The colleague, or null. */
  'chat.createDirect': { other: { isActive: boolean; isSelf: boolean } | null };
  'chat.createGroup': Record<string, never>;
  /** What one wants on all of one's devices. */
  'preferences.set': Record<string, never>;
  'chat.update': ChatFacts | null;
  'chat.setStatus': ChatFacts | null;
  /** Handing a group over; `targetRole` is that of who gets it. */
  'chat.transfer': { chat: ChatFacts | null; targetRole: MemberRole | null; isSelf: boolean };
  'member.add': ChatFacts | null;
  'member.remove': { chat: ChatFacts | null; targetRole: MemberRole | null };
  'member.setRole': { chat: ChatFacts | null; targetRole: MemberRole | null; newRole: MemberRole; ownerCount: number };
  'chat.leave': { chat: ChatFacts | null; ownerCount: number; memberCount: number };
  /** What one says of oneself. */
  'profile.update': Record<string, never>;
  /** Whether calls are for this person at all; decides what is offered, and who is shown out when rights go. */
  'organization.call': Record<string, never>;
  /** Ringing, joining, inviting from within, and getting the ways through networks: any use of calls. */
  'call.use': ChatFacts | null;
  /** Declining, leaving, telling that a device rings: what ends or only reports. */
  'call.answer': ChatFacts | null;
}
export type Action = keyof ActionObjects;

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly code: ErrorCode };

type Rules = { readonly [A in Action]: (actor: Actor, object: ActionObjects[A]) => Decision };

const allowed: Decision = { allowed: true };
const refused = (code: ErrorCode): Decision => ({ allowed: false, code });

/**
 * The one authorization function: may this actor do this to that? Every door calls it, and a new action without a
 * rule does not compile. What the actor may not see is `not_found`, the same answer as for a random id.
 */
export function can<A extends Action>(actor: Actor, action: A, object: ActionObjects[A]): Decision {
  if (!actor.isActive) return refused('session_ended');
  return rules[action](actor, object);
}

const rules: Rules = {
  'organization.view': (actor) => needPermission(actor, 'chat.view'),
  'chat.view': canSee,
  'message.send': canWrite,
  'message.edit': (actor, { chat, message }) => firstRefusal(canWrite(actor, chat), () => canTouchOwn(actor, message)),
  'message.delete': (actor, { chat, message }) => firstRefusal(canSee(actor, chat), () => canDelete(actor, message)),
  'reaction.set': (actor, { chat, message }) => firstRefusal(canWrite(actor, chat), () => needLiveMessage(message)),
  'message.pin': (actor, { chat, message }) => firstRefusal(canWrite(actor, chat), () => needLiveMessage(message)),
  'message.mark': canSee,
  'message.schedule': canWrite,
  'message.unschedule': canSee,
  'file.upload': (actor) => firstRefusal(needPermission(actor, 'chat.view'), () => needFeature(actor)),
  'file.download': (actor, { chat, message }) => firstRefusal(canSee(actor, chat), () => needLiveMessage(message)),
  'chat.read': canSee,
  typing: canWrite,
  'member.preferences': canSee,
  'chat.createDirect': (actor, { other }) =>
    firstRefusal(needPermission(actor, 'chat.view'), () => needFeature(actor), () => needColleague(other)),
  'chat.createGroup': (actor) =>
    firstRefusal(needPermission(actor, 'chat.view'), () => needFeature(actor), () => needPermission(actor, 'chat.create_group')),
  'preferences.set': (actor) => needPermission(actor, 'chat.view'),
  'chat.update': canManage,
  'chat.setStatus': (actor, chat) => firstRefusal(
    canSee(actor, chat),
    () => needFeature(actor),
    () => (chat?.kind === 'group' ? allowed : refused('not_allowed')),
    () => needPermission(actor, 'chat.manage_group'),
    () => (chat?.ownRole === 'owner' ? allowed : refused('not_allowed')),
  ),
  'chat.transfer': (actor, { chat, targetRole, isSelf }) =>
    firstRefusal(
      canManage(actor, chat),
      () => (chat?.ownRole === 'owner' && !isSelf ? allowed : refused('not_allowed')),
      () => needMember(targetRole),
    ),
  'member.add': (actor, chat) =>
    chat?.canMembersAdd === true ? firstRefusal(canWrite(actor, chat), () => (chat.kind === 'group' ? allowed : refused('not_allowed'))) : canManage(actor, chat),
  'member.remove': (actor, { chat, targetRole }) =>
    firstRefusal(canManage(actor, chat), () => needMember(targetRole), () => needRankAbove(chat, targetRole)),
  'member.setRole': (actor, { chat, targetRole, newRole, ownerCount }) =>
    firstRefusal(
      canManage(actor, chat),
      () => needMember(targetRole),
      () => (chat?.ownRole === 'owner' || (targetRole !== 'owner' && newRole !== 'owner') ? allowed : refused('not_allowed')),
      () => (targetRole === 'owner' && newRole !== 'owner' && ownerCount <= 1 ? refused('last_owner') : allowed),
    ),
  'chat.leave': (actor, { chat, ownerCount, memberCount }) =>
    firstRefusal(
      canSee(actor, chat),
      () => (chat?.kind === 'group' ? allowed : refused('not_allowed')),
      () => (chat?.ownRole === 'owner' && ownerCount <= 1 && memberCount > 1 ? refused('last_owner') : allowed),
    ),
  'profile.update': (actor) => firstRefusal(needPermission(actor, 'chat.view'), () => needFeature(actor)),
  'organization.call': (actor) =>
    firstRefusal(needPermission(actor, 'chat.view'), () => needFeature(actor), () => needPermission(actor, 'chat.initiate_call')),
  'call.use': (actor, chat) => firstRefusal(canWrite(actor, chat), () => needPermission(actor, 'chat.initiate_call')),
  'call.answer': canSee,
};

/** Gives the first refusal; later rules are only asked when the earlier ones allow, so nothing is told too early. */
function firstRefusal(first: Decision, ...others: (() => Decision)[]): Decision {
  if (!first.allowed) return first;
  for (const rule of others) {
    const decision = rule();
    if (!decision.allowed) return decision;
  }
  return allowed;
}

function needPermission(actor: Actor, permission: ChatPermission): Decision {
  return actor.permissions.has(permission) ? allowed : refused('not_allowed');
}

function needFeature(actor: Actor): Decision {
  return actor.hasChatFeature ? allowed : refused('feature_off');
}

function canSee(actor: Actor, chat: ChatFacts | null): Decision {
  if (chat === null || chat.ownRole === null || chat.status === 'deleted') return refused('not_found');
  return needPermission(actor, 'chat.view');
}

function canWrite(actor: Actor, chat: ChatFacts | null): Decision {
  return firstRefusal(
    canSee(actor, chat),
    () => needFeature(actor),
    () => (chat?.status === 'active' ? allowed : refused('not_allowed')),
  );
}

function canManage(actor: Actor, chat: ChatFacts | null): Decision {
  return firstRefusal(
    canWrite(actor, chat),
    () => (chat?.kind === 'group' ? allowed : refused('not_allowed')),
    () => needPermission(actor, 'chat.manage_group'),
    () => (chat?.ownRole === 'member' ? refused('not_allowed') : allowed),
  );
}

function needLiveMessage(message: MessageFacts | null): Decision {
  if (message === null) return refused('not_found');
  if (message.isDeleted) return refused('message_deleted');
  return message.isSystem ? refused('not_allowed') : allowed;
}

function canTouchOwn(actor: Actor, message: MessageFacts | null): Decision {
  if (message !== null && message.senderId !== actor.userId) return refused('not_allowed');
  return needLiveMessage(message);
}

function canDelete(actor: Actor, message: MessageFacts | null): Decision {
  if (message === null) return refused('not_found');
  if (message.isSystem) return refused('not_allowed');
  return message.senderId === actor.userId ? allowed : needPermission(actor, 'chat.delete');
}

function needColleague(other: { isActive: boolean; isSelf: boolean } | null): Decision {
  if (other === null) return refused('not_found');
  return other.isActive && !other.isSelf ? allowed : refused('not_allowed');
}

function needMember(role: MemberRole | null): Decision {
  return role === null ? refused('not_found') : allowed;
}

/** Owners remove anybody, admins only plain members. */
function needRankAbove(chat: ChatFacts | null, targetRole: MemberRole | null): Decision {
  return chat?.ownRole === 'owner' || targetRole === 'member' ? allowed : refused('not_allowed');
}
