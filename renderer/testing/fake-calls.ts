import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import { interfaceSettingsSchema } from '#shared/contract/interface-settings';
import { emojiPreferencesSchema, notificationPreferencesSchema, shortcutPreferencesSchema } from '#shared/domain/preferences';
import type { SearchHit } from '#shared/contract/search';
import type { MessageView } from '#shared/contract/views/message-view';
import { HallwayError } from '#shared/errors/hallway-error';
import { addMessage, fakeId, readSeqIn, type FakeChat, type FakeWorld } from './fake-world.ts';
import { foundDay, foundMessage } from './fake-finding.ts';
import { answerInThread, markOf } from './fake-threads.ts';

type FakeCalls = { readonly [N in CallName]: (world: FakeWorld, params: CallParams<N>) => CallResult<N> | void | Promise<CallResult<N> | void> };

/** What each call does to the fake world. */
export const fakeCalls: FakeCalls = {
  signIn(world, { email, password }) {
    if (password !== 'hallway') throw new HallwayError('wrong_credentials');
    world.session = signedIn(world, email);
  },
  tryDemo(world) {
    world.session = signedIn(world, 'mara@demo.example');
  },
  signOut(world) {
    world.session = { status: 'signedOut', notice: null, lastServerUrl: 'https://chat.demo.example', lastEmail: 'mara@demo.example' };
  },
  reconnectNow: () => undefined,
  saveInterfaceSettings(world, { settings }) {
    world.interfaceSettings = interfaceSettingsSchema.parse(settings);
  },
  savePreferences(world, { changed }) {
    world.preferences = { notifications: notificationPreferencesSchema.parse(changed.notifications ?? world.preferences.notifications), shortcuts: shortcutPreferencesSchema.parse(changed.shortcuts ?? world.preferences.shortcuts), emoji: emojiPreferencesSchema.parse(changed.emoji ?? world.preferences.emoji) };
  },
  readDevices: (world) => ({ devices: world.devices }),
  endDevice(world, { deviceId }) {
    world.devices = world.devices.filter(({ id }) => id !== deviceId);
  },
  readAbout: () => ({ version: '0.1.0', protocol: { current: 5, floor: 1 }, serverUrl: 'https://chat.northwind.example', server: { status: 'answered', version: '0.1.0', protocol: { current: 5, floor: 1 } } }),
  forwardMessage: () => undefined,
  claimNearTransfer: () => ({ isYours: false }),
  sendNearSignal: () => undefined,
  adoptNearPart: () => ({ doneBytes: 0 }),
  endNearTransfer: () => undefined,
  setNearSharing: () => undefined,
  dismissNotice(world) {
    if (world.session.status === 'signedIn') world.session = { ...world.session, notice: null };
  },
  setPresence: () => undefined,
  openPicture: () => {
    throw new HallwayError('not_found');
  },
  updateProfile(world, { title, pronouns, timeZone, status }) {
    world.people = world.people.map((person) => {
      if (person.userId !== world.selfId) return person;
      return { ...person, title: title === undefined ? person.title : title, pronouns: pronouns === undefined ? person.pronouns : pronouns, timeZone: timeZone === undefined ? person.timeZone : timeZone, status: status === undefined ? person.status : status };
    });
  },
  transferGroup(world, { chatId, userId }) {
    const chat = chatOf(world, chatId);
    chat.ownRole = 'admin';
    chat.members = chat.members.map((member) => (member.userId === userId ? { ...member, role: 'owner' } : member.isSelf ? { ...member, role: 'admin' } : member));
  },
  createDirectChat(world, { userId }) {
    const known = [...world.chats.values()].find((chat) => chat.otherUserId === userId);
    const person = world.people.find((candidate) => candidate.userId === userId);
    if (person === undefined) throw new HallwayError('not_found');
    return { chatId: (known ?? addChat(world, { kind: 'direct', title: person.displayName, otherUserId: userId, memberIds: [userId] })).id };
  },
  createGroup: (world, { name, topic, memberIds }) => ({ chatId: addChat(world, { kind: 'group', title: name, topic, otherUserId: null, memberIds }).id }),
  updateGroup(world, { chatId, name, topic, description, canMembersAdd }) {
    const chat = chatOf(world, chatId);
    if (description !== undefined) chat.description = description;
    chat.canMembersAdd = canMembersAdd ?? chat.canMembersAdd;
    chat.title = name ?? chat.title;
    if (topic !== undefined) chat.topic = topic;
  },
  addMembers(world, { chatId, userIds }) {
    chatOf(world, chatId).members.push(...membersOf(world, userIds));
  },
  removeMember(world, { chatId, userId }) {
    const chat = chatOf(world, chatId);
    chat.members = chat.members.filter((member) => member.userId !== userId);
  },
  setMemberRole(world, { chatId, userId, role }) {
    const chat = chatOf(world, chatId);
    chat.members = chat.members.map((member) => (member.userId === userId ? { ...member, role } : member));
  },
  setChatPreferences(world, { chatId, mutedUntil, pinnedAt, notificationPreference }) {
    const chat = chatOf(world, chatId);
    if (mutedUntil !== undefined) chat.isMuted = mutedUntil !== null && mutedUntil > Date.now();
    if (pinnedAt !== undefined) chat.pinnedAt = pinnedAt;
    chat.notificationPreference = notificationPreference ?? chat.notificationPreference;
  },
  leaveChat(world, { chatId }) {
    world.chats.delete(chatId);
  },
  setChatStatus(world, { chatId, status }) {
    if (status === 'deleted') world.chats.delete(chatId);
    else Object.assign(chatOf(world, chatId), { isArchived: status === 'archived', canWrite: status === 'active' });
  },
  markUnread(world, { chatId, seq }) {
    chatOf(world, chatId).markedUnreadSeq = seq;
  },
  sendMessage(world, { chatId, body, replyToMessageId, threadRootMessageId, isAlsoInChat }) {
    const chat = chatOf(world, chatId);
    const original = chat.messages.find(({ id }) => id === replyToMessageId);
    const replyTo = original === undefined ? null : { messageId: original.id, seq: original.seq, senderName: original.senderName, preview: { kind: 'text' as const, text: original.body.slice(0, 140) }, isDeleted: original.isDeleted };
    const isOnline = world.connection.connection.status === 'connected';
    const thread = threadRootMessageId === undefined ? {} : { threadRootMessageId, isOnlyInThread: isAlsoInChat !== true };
    const message = addMessage(world, chat, { body, senderId: world.selfId, replyTo, ...thread, ...(isOnline ? {} : { seq: null, delivery: { status: 'waiting' } }) });
    if (threadRootMessageId !== undefined) answerInThread(world, chat, message);
    return { messageId: message.id };
  },
  scheduleMessage(world, { messageId: known, chatId, body, sendAt, replyToMessageId, threadRootMessageId, isAlsoInChat }) {
    world.lastId += 1;
    const messageId = known ?? fakeId(world.lastId);
    const others = world.scheduled.filter((message) => message.messageId !== messageId);
    const message = { messageId, chatId, chatTitle: chatOf(world, chatId).title, body, sendAt, replyToMessageId, threadRootMessageId: threadRootMessageId ?? null, isAlsoInChat: isAlsoInChat ?? false, isOnServer: world.connection.connection.status === 'connected', failure: null };
    world.scheduled = [...others, message].toSorted((one, other) => one.sendAt - other.sendAt);
    return { messageId };
  },
  unscheduleMessage(world, { messageId }) {
    world.scheduled = world.scheduled.filter((message) => message.messageId !== messageId);
  },
  editMessage: (world, { chatId, messageId, body }) => changeMessage(world, { chatId, messageId }, (message) => ({ ...message, body, editedAt: Date.now(), editCount: message.editCount + 1 })),
  deleteMessage: (world, target) => changeMessage(world, target, (message) => ({ ...message, body: '', isDeleted: true, reactions: [], canEdit: false, canDelete: false })),
  setReaction: (world, { emoji, present, ...target }) => changeMessage(world, target, (message) => ({ ...message, reactions: react(message.reactions, emoji, present) })),
  markRead(world, { chatId, seq }) {
    const chat = chatOf(world, chatId);
    if (seq > readSeqIn(chat)) chat.markedUnreadSeq = null;
    chat.lastReadSeq = Math.max(chat.lastReadSeq, seq);
  },
  pinMessage: (world, { isPinned, ...target }) => changeMessage(world, target, (message) => ({ ...message, pinnedByName: isPinned ? 'You' : null })),
  saveMessage: (world, { isSaved, ...target }) => changeMessage(world, target, (message) => ({ ...message, isSaved })),
  findMessage: (world, place) => foundMessage(world, place),
  findDay: (world, day) => foundDay(world, day),
  followThread(world, { messageId, isFollowing }) {
    markOf(world, messageId).isFollowing = isFollowing;
  },
  markThreadRead(world, { chatId, messageId, seq }) {
    const mark = markOf(world, messageId);
    mark.readSeq = Math.max(mark.readSeq, seq);
    changeMessage(world, { chatId, messageId }, (message) => ({ ...message, thread: message.thread === null ? null : { ...message.thread, unreadCount: 0 } }));
  },
  sendTyping: () => undefined,
  startCall(world) {
    world.lastId += 1;
    return { callId: fakeId(world.lastId) };
  },
  joinCall: () => undefined,
  declineCall: () => undefined,
  leaveCall: () => undefined,
  inviteToCall: () => undefined,
  dismissCall: () => undefined,
  updateCall: () => undefined,
  pulseCall: () => undefined,
  sendCallSignal: () => undefined,
  confirmCallSignals: () => undefined,
  markCallsSeen: () => undefined,
  readIceServers: () => ({ iceServers: [], expiresAtMs: null }),
  saveCallSettings(world, { settings }) {
    world.callSettings = settings;
  },
  searchMessages(world, { text, chatId, limit }) {
    const wanted = text.trim().toLowerCase();
    const hits = [...world.chats.values()]
      .filter(({ id }) => chatId === null || id === chatId)
      .flatMap((chat) => chat.messages.filter(({ body }) => wanted !== '' && body.toLowerCase().includes(wanted)).map((message) => toHit(chat, message, wanted)));
    return { hits: hits.toSorted((one, other) => other.createdAt - one.createdAt).slice(0, limit), cursor: null, filters: [] };
  },
  adoptFile: () => notHere(),
  openFile: () => notHere(),
  openStagedFile: () => notHere(),
  downloadFile: () => undefined,
  pauseTransfer: () => undefined,
  resumeTransfer: () => undefined,
  cancelDownload: () => undefined,
  keepFile: () => undefined,
  setFileCacheLimit: () => undefined,
  clearFileCache: () => undefined,
  retryCommand(world, { commandId }) {
    for (const chat of world.chats.values()) chat.messages = chat.messages.map((message) => (isFailedBy(message, commandId) ? { ...message, delivery: { status: 'waiting' } } : message));
  },
  discardCommand(world, { commandId }) {
    for (const chat of world.chats.values()) chat.messages = chat.messages.filter((message) => !isFailedBy(message, commandId));
  },
  readDraft: (world, { chatId, threadRootMessageId }) => world.drafts.get(threadRootMessageId ?? chatId) ?? null,
  saveDraft(world, { chatId, threadRootMessageId, draft }) {
    const place = threadRootMessageId ?? chatId;
    if (draft === null) world.drafts.delete(place);
    else world.drafts.set(place, { ...draft, files: draft.files ?? [] });
  },
};

/** There are no bytes behind the drawings. */
function notHere(): never {
  throw new HallwayError('file_changed');
}

function signedIn(world: FakeWorld, email: string): FakeWorld['session'] {
  return { status: 'signedIn', userId: world.selfId, displayName: 'Mara Lindqvist', email, organizationId: fakeId(1), organizationName: 'Northwind Studio', serverUrl: 'https://chat.demo.example', canCreateGroup: true, canWrite: true, canCall: true, canDeleteAnyMessage: false, notice: null };
}

function chatOf(world: FakeWorld, chatId: string): FakeChat {
  const chat = world.chats.get(chatId);
  if (chat === undefined) throw new HallwayError('not_found');
  return chat;
}

function isFailedBy(message: MessageView, commandId: string): boolean {
  return message.delivery.status === 'failed' && message.delivery.commandId === commandId;
}

function changeMessage(world: FakeWorld, { chatId, messageId }: { chatId: string; messageId: string }, change: (message: MessageView) => MessageView): void {
  const chat = chatOf(world, chatId);
  chat.messages = chat.messages.map((message) => (message.id === messageId ? change(message) : message));
}

function react(reactions: MessageView['reactions'], emoji: string, present: boolean): MessageView['reactions'] {
  const others = reactions.map((reaction) => (reaction.emoji === emoji && reaction.isOwn ? { ...reaction, isOwn: false, count: reaction.count - 1, names: reaction.names.filter((name) => name !== 'You') } : reaction)).filter(({ count }) => count > 0);
  if (!present) return others;
  const known = others.find((reaction) => reaction.emoji === emoji);
  if (known === undefined) return [...others, { emoji, count: 1, isOwn: true, names: ['You'] }];
  return others.map((reaction) => (reaction === known ? { ...reaction, count: reaction.count + 1, isOwn: true, names: [...reaction.names, 'You'] } : reaction));
}

function membersOf(world: FakeWorld, userIds: readonly string[]): FakeChat['members'] {
  return userIds.flatMap((userId) => {
    const person = world.people.find((candidate) => candidate.userId === userId);
    return person === undefined ? [] : [{ userId, displayName: person.displayName, title: person.title, status: person.status, role: 'member' as const, isSelf: userId === world.selfId, presence: person.presence }];
  });
}

type NewChat = Pick<FakeChat, 'kind' | 'title' | 'otherUserId'> & { readonly topic?: string | null; readonly memberIds: readonly string[] };

/** Adds a chat of oneself and others; oneself owns a group. */
export function addChat(world: FakeWorld, { kind, title, otherUserId, topic = null, memberIds }: NewChat): FakeChat {
  world.lastId += 1;
  const [self] = membersOf(world, [world.selfId]);
  const members = [...(self === undefined ? [] : [{ ...self, role: kind === 'group' ? ('owner' as const) : ('member' as const) }]), ...membersOf(world, memberIds)];
  const chat: FakeChat = { id: fakeId(world.lastId), kind, title, topic, description: null, canMembersAdd: false, otherUserId, ownRole: kind === 'group' ? 'owner' : 'member', members, messages: [], lastReadSeq: 0, markedUnreadSeq: null, isArchived: false, isMuted: false, pinnedAt: null, notificationPreference: 'all', canWrite: true, canCall: true, liveCall: null, typingNames: [], isFetchingOlder: false };
  world.chats.set(chat.id, chat);
  return chat;
}

function toHit(chat: FakeChat, message: MessageView, wanted: string): SearchHit {
  const start = message.body.toLowerCase().indexOf(wanted);
  const { id: messageId, seq, senderId, senderName, isOwn, createdAt, body: snippet } = message;
  return { messageId, chatId: chat.id, seq, chatName: chat.title, chatKind: chat.kind, senderId, senderName, isOwn, createdAt, snippet, highlights: [{ start, end: start + wanted.length }] };
}
