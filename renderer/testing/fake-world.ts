import { readSeqOf } from '#shared/domain/read-seq';
import type { CallSettings } from '#shared/contract/call-settings';
import type { Draft } from '#shared/contract/calls';
import type { InterfaceSettings } from '#shared/contract/interface-settings';
import type { SyncView } from '#shared/contract/views/sync-view';
import type { Preferences } from '#shared/domain/preferences';
import type { DevicesResponse } from '#shared/protocol/http/devices';
import type { LiveCallView, PastCallView } from '#shared/contract/views/calls-view';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { ConnectionView } from '#shared/contract/views/connection-view';
import type { MessageView, MessageWindow } from '#shared/contract/views/message-view';
import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import type { PersonCardView, PersonView } from '#shared/contract/views/person-view';
import type { SessionView } from '#shared/contract/views/session-view';
import { plainTextOf } from '#shared/domain/plain-text';
import type { Preview } from '#shared/contract/views/preview-view';
import type { QueryParams } from '#shared/contract/queries';

/** A chat of the fake backend; its messages are in order, those that wait at the end. */
export interface FakeChat {
  readonly id: string;
  readonly kind: 'direct' | 'group';
  title: string;
  topic: string | null;
  description: string | null;
  canMembersAdd: boolean;
  readonly otherUserId: string | null;
  ownRole: ChatDetail['ownRole'];
  members: ChatMemberView[];
  messages: MessageView[];
  lastReadSeq: number;
  /** SY11: unread again from this seq on. */
  markedUnreadSeq: number | null;
  isArchived: boolean;
  isMuted: boolean;
  pinnedAt: number | null;
  notificationPreference: ChatSummary['notificationPreference'];
  canWrite: boolean;
  canCall: boolean;
  liveCall: LiveCallView | null;
  typingNames: string[];
  /** Older messages are on a server that cannot be reached. */
  isFetchingOlder: boolean;
}

/** A person of the fake backend. */
export type FakePerson = PersonView & Pick<PersonCardView, 'pronouns' | 'timeZone'>;

/** Everything the fake backend knows. */
export interface FakeWorld {
  session: SessionView;
  connection: ConnectionView;
  people: FakePerson[];
  chats: Map<string, FakeChat>;
  /** By chat, or by the first message of a thread. */
  drafts: Map<string, Draft>;
  /** By the first message: whether the thread is followed, and how far it is read. */
  threads: Map<string, { isFollowing: boolean; readSeq: number }>;
  scheduled: ScheduledMessage[];
  callHistory: PastCallView[];
  callSettings: CallSettings;
  interfaceSettings: InterfaceSettings;
  preferences: Preferences;
  devices: DevicesResponse['devices'];
  sync: SyncView;
  /** The sentence with which every call is refused; null: calls succeed. */
  refusal: string | null;
  lastId: number;
  readonly selfId: string;
  /** Called after each change. */
  announce: () => void;
}

/** A made-up id of the right form. */
export function fakeId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function summarize(world: FakeWorld, chat: FakeChat): ChatSummary {
  const last = chat.messages.findLast(({ isOnlyInThread }) => !isOnlyInThread);
  const other = world.people.find((person) => person.userId === chat.otherUserId);
  return {
    id: chat.id,
    kind: chat.kind,
    isArchived: chat.isArchived,
    title: chat.title,
    otherUserId: chat.otherUserId,
    presence: other?.presence ?? null,
    personStatus: other?.status ?? null,
    ownRole: chat.ownRole,
    unreadCount: countUnread(chat),
    isMarkedUnread: chat.markedUnreadSeq !== null,
    isMuted: chat.isMuted,
    mentionCount: chat.messages.filter((message) => (message.seq ?? 0) > readSeqIn(chat) && !message.isOnlyInThread && message.mentions.some(({ isSelf }) => isSelf)).length,
    notificationPreference: chat.notificationPreference,
    pinnedAt: chat.pinnedAt,
    hasDraft: world.drafts.has(chat.id),
    typingNames: chat.typingNames,
    hasLiveCall: chat.liveCall !== null,
    lastMessage:
      last === undefined
        ? null
        : { messageId: last.id, seq: last.seq, senderName: last.senderName, isOwn: last.isOwn, isSystem: last.type === 'system', preview: previewOf(last), createdAt: last.createdAt, delivery: last.delivery.status },
    activityAt: last?.createdAt ?? 0,
  };
}

/** Up to where a chat counts as read. */
export function readSeqIn(chat: FakeChat): number {
  return readSeqOf({ lastReadSeq: chat.lastReadSeq, markedUnreadSeq: chat.markedUnreadSeq });
}

/** What stands for a message in one line. */
export function previewOf(message: MessageView): Preview {
  if (message.event !== null) return { kind: 'event', actorName: message.senderName, event: message.event };
  return message.isDeleted ? { kind: 'deleted' } : { kind: 'text', text: plainTextOf(message.body).replace(/\s+/g, ' ').trim().slice(0, 120) };
}

function countUnread(chat: FakeChat): number {
  return chat.messages.filter((message) => !message.isOwn && message.type !== 'system' && !message.isDeleted && !message.isOnlyInThread && (message.seq ?? 0) > readSeqIn(chat)).length;
}

export function detailOf(chat: FakeChat, memberLimit: number): ChatDetail {
  const isManager = chat.kind === 'group' && chat.ownRole !== 'member' && chat.canWrite;
  return {
    id: chat.id,
    kind: chat.kind,
    isArchived: chat.isArchived,
    title: chat.title,
    topic: chat.topic,
    description: chat.description,
    otherUserId: chat.otherUserId,
    personStatus: null,
    canMembersAdd: chat.canMembersAdd,
    canAddMembers: isManager || (chat.canMembersAdd && chat.canWrite),
    ownRole: chat.ownRole,
    memberCount: chat.members.length,
    members: chat.members.slice(0, memberLimit),
    typingNames: chat.typingNames,
    lastReadSeq: readSeqIn(chat),
    isMarkedUnread: chat.markedUnreadSeq !== null,
    pinnedCount: chat.messages.filter(({ pinnedByName }) => pinnedByName !== null).length,
    unreadCount: countUnread(chat),
    canWrite: chat.canWrite,
    canManage: isManager,
    canManageOwners: isManager && chat.ownRole === 'owner',
    canLeave: chat.kind === 'group',
    canClose: chat.kind === 'group' && chat.ownRole === 'owner',
    canCall: chat.canCall,
    liveCall: chat.liveCall,
  };
}

/** What stands in a chat, or the answers of a thread. */
export function windowOf(chat: FakeChat, { anchorSeq, before, after, threadRootMessageId }: QueryParams<'messages'>): MessageWindow {
  const messages = chat.messages.filter((message) => (threadRootMessageId === undefined ? !message.isOnlyInThread : message.threadRootMessageId === threadRootMessageId));
  const found = anchorSeq === null ? -1 : messages.findIndex(({ seq }) => seq === null || seq >= anchorSeq);
  const anchor = found === -1 ? messages.length : found;
  const from = Math.max(0, anchor - before);
  const to = anchorSeq === null ? messages.length : Math.min(messages.length, anchor + after);
  return {
    messages: messages.slice(from, to),
    hasOlder: from > 0 || chat.isFetchingOlder,
    hasNewer: to < messages.length,
    isFetchingOlder: from === 0 && chat.isFetchingOlder,
    newestSeq: messages.findLast(({ seq }) => seq !== null)?.seq ?? 0,
  };
}

/** Adds a message as another person or oneself would send it. */
export function addMessage(world: FakeWorld, chat: FakeChat, message: Partial<MessageView> & { body: string; senderId: string }): MessageView {
  const isOwn = message.senderId === world.selfId;
  const sender = world.people.find((person) => person.userId === message.senderId);
  world.lastId += 1;
  const full: MessageView = {
    id: fakeId(world.lastId),
    chatId: chat.id,
    seq: (chat.messages.findLast(({ seq }) => seq !== null)?.seq ?? 0) + 1,
    type: 'text',
    senderName: isOwn && world.session.status === 'signedIn' ? world.session.displayName : (sender?.displayName ?? ''),
    isOwn,
    event: null,
    closedCall: null,
    createdAt: Date.now(),
    editedAt: null,
    editCount: 0,
    isDeleted: false,
    replyTo: null,
    threadRootMessageId: null,
    isOnlyInThread: false,
    threadRoot: null,
    thread: null,
    pinnedByName: null,
    isSaved: false,
    attachments: [],
    mentions: [],
    reactions: [],
    delivery: { status: 'sent' },
    canEdit: isOwn,
    canDelete: isOwn,
    canPin: true,
    ...message,
  };
  chat.messages.push(full);
  return full;
}
