import type { ReadCallParams } from '#shared/contract/calls';
import { can, type Decision } from '#shared/domain/can';
import { directChatId, newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { IntentOf } from '#shared/protocol/commands/command';
import { markCallsSeen } from '../calls/missed-calls.ts';
import { saveCallSettings } from '../calls/call-settings-store.ts';
import { searchMessages } from '../search/search-messages.ts';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { saveInterfaceSettings } from '../store/interface-settings-store.ts';
import { dropDraft, readDraft, saveDraft } from '../store/drafts.ts';
import { createFindingHandlers } from './finding-handlers.ts';
import { forwardMessage } from './forward-message.ts';
import type { Handlers, SessionControl } from './handler-types.ts';
import { createOwnHandlers } from './own-handlers.ts';
import { createReadingHandlers } from './reading-handlers.ts';
import { transferGroup, updateGroup, updateProfile } from './people-handlers.ts';
import { createScheduleHandlers } from './schedule-handlers.ts';
import { readChatFacts } from './queries/chat-detail.ts';

/** Makes the calls' functions. What would be refused anyway is refused at once; everything else becomes an intent (SY12). */
export function createHandlers(control: SessionControl): Handlers {
  const done = {};
  const act = async (intent: Parameters<SessionRuntime['act']>[0]) => {
    control.session().act(intent);
    return done;
  };
  return {
    signIn: async (params) => (await control.signIn(params), done),
    tryDemo: async () => (await control.tryDemo(), done),
    signOut: async () => (await control.signOut(), done),
    reconnectNow: async () => (control.reconnect(), done),
    dismissNotice: async () => (control.session().dismissNotice(), done),
    setPresence: async ({ status }) => (control.session().setPresence(status), done),

    createDirectChat: async ({ userId }) => createDirectChat(control.session(), userId),
    createGroup: async (params) => createGroup(control.session(), params),
    updateProfile: async (params) => updateProfile(control.session(), params),
    updateGroup: async (params) => updateGroup(control.session(), params),
    transferGroup: async (params) => transferGroup(control.session(), params),
    addMembers: ({ chatId, userIds }) => act({ kind: 'member.add', chatId, userIds }),
    removeMember: ({ chatId, userId }) => act({ kind: 'member.remove', chatId, userId }),
    setMemberRole: async ({ chatId, userId, role }) => {
      if (role !== 'owner') requireAnotherOwner(control.session(), chatId, userId);
      return act({ kind: 'member.setRole', chatId, userId, role });
    },
    leaveChat: async ({ chatId }) => {
      const session = control.session();
      if (countOthers(session, chatId) > 0) requireAnotherOwner(session, chatId, session.self.userId);
      return act({ kind: 'chat.leave', chatId });
    },

    setChatStatus: async ({ chatId, status }) => {
      // Deleting erases the chat here at once: never on a word that the server would refuse.
      require(can(control.session().actor(), 'chat.setStatus', readChatFacts(control.session().viewContext(), chatId)));
      return act({ kind: 'chat.setStatus', chatId, status });
    },
    setChatPreferences: ({ chatId, notificationPreference, mutedUntil, pinnedAt }) =>
      act({
        kind: 'member.preferences', chatId,
        ...(notificationPreference === undefined ? {} : { notificationPreference }),
        ...(mutedUntil === undefined ? {} : { mutedUntil }),
        ...(pinnedAt === undefined ? {} : { pinnedAt }),
      }),

    sendMessage: async (params) => sendMessage(control.session(), params),
    forwardMessage: async (params) => (forwardMessage(control.session(), params), done),
    editMessage: ({ chatId, messageId, body }) => act({ kind: 'message.edit', chatId, messageId, body }),
    deleteMessage: ({ chatId, messageId }) => act({ kind: 'message.delete', chatId, messageId }),
    setReaction: ({ chatId, messageId, emoji, present }) => act({ kind: 'reaction.set', chatId, messageId, emoji, present }),
    pinMessage: ({ chatId, messageId, isPinned }) => act({ kind: 'message.pin', chatId, messageId, isPinned }),
    ...createReadingHandlers(control),
    ...createScheduleHandlers(control),
    ...createFindingHandlers(control),
    ...createOwnHandlers(control),
    sendTyping: async ({ chatId }) => (control.session().sendTyping(chatId), done),

    startCall: async (params) => {
      require(can(control.session().actor(), 'call.use', readChatFacts(control.session().viewContext(), params.chatId)));
      return control.session().calls.start(params);
    },
    joinCall: async (params) => (await control.session().calls.join(params), done),
    declineCall: async ({ callId }) => (control.session().calls.decline(callId), done),
    leaveCall: async (params) => (control.session().calls.leave(params), done),
    inviteToCall: async (params) => (await control.session().calls.invite(params), done),
    dismissCall: async ({ callId }) => (control.session().calls.dismiss(callId), done),
    updateCall: async (params) => (control.session().calls.update(params), done),
    pulseCall: async (params) => (control.session().calls.pulse(params), done),
    sendCallSignal: async (params) => (control.session().calls.sendSignal(params), done),
    confirmCallSignals: async (params) => (control.session().calls.confirmSignals(params), done),
    readIceServers: ({ callId }) => control.session().calls.readIceServers(callId),
    markCallsSeen: async () => (control.session().write((writer) => markCallsSeen(writer)), done),
    saveInterfaceSettings: async ({ settings }) => (control.session().write((writer) => saveInterfaceSettings(writer, settings)), done),
    saveCallSettings: async ({ settings }) => (control.session().write((writer) => saveCallSettings(writer, settings)), done),

    searchMessages: async (request) => searchMessages(control.session().viewContext(), request, control.session().nowMs()),

    ...createFileHandlers(control),

    retryCommand: async ({ commandId }) => (control.session().retryCommand(commandId), done),
    discardCommand: async ({ commandId }) => (control.session().discardCommand(commandId), done),

    readDraft: async (place) => readDraft(control.session().store, place),
    saveDraft: async ({ draft, ...place }) => (control.session().write((writer) => saveDraft(writer, place, { draft, nowMs: control.session().nowMs() })), done),
  };
}

type FileCallName =
  | 'adoptFile' | 'openFile' | 'openPicture' | 'openStagedFile' | 'downloadFile' | 'pauseTransfer' | 'resumeTransfer' | 'cancelDownload' | 'keepFile' | 'setFileCacheLimit' | 'clearFileCache' | 'claimNearTransfer' | 'sendNearSignal' | 'adoptNearPart' | 'endNearTransfer' | 'setNearSharing';

/** The calls about files, on this computer and on their way. */
function createFileHandlers(control: SessionControl): Pick<Handlers, FileCallName> {
  const done = {};
  return {
    adoptFile: ({ incomingId, fileName }) => control.session().files.adopt(incomingId, fileName),
    openFile: ({ attachmentId, variant }) => control.session().files.open(attachmentId, variant),
    openPicture: ({ contentHash }) => control.session().files.openPicture(contentHash),
    openStagedFile: ({ contentHash }) => control.session().files.openStaged(contentHash),
    downloadFile: async ({ attachmentId }) => (control.session().files.download(attachmentId), done),
    pauseTransfer: async ({ attachmentId }) => (control.session().files.pauseTransfer(attachmentId), done),
    resumeTransfer: async ({ attachmentId }) => (control.session().files.resumeTransfer(attachmentId), done),
    cancelDownload: async ({ attachmentId }) => (control.session().files.cancelDownload(attachmentId), done),
    keepFile: async ({ attachmentId, isKept }) => (control.session().files.keep(attachmentId, isKept), done),
    setFileCacheLimit: async ({ limitBytes }) => (control.session().files.setLimit(limitBytes), done),
    clearFileCache: async () => (control.session().files.clear(), done),

    claimNearTransfer: async ({ transferId, windowId }) => ({ isYours: control.session().files.near.claim(transferId, windowId) }),
    sendNearSignal: async ({ transferId, signal }) => (control.session().files.near.sendSignal(transferId, signal), done),
    adoptNearPart: async (params) => ({ doneBytes: await control.session().files.takePart(params) }),
    endNearTransfer: async ({ transferId, hasConnected }) => (control.session().files.near.finish(transferId, hasConnected), done),
    setNearSharing: async ({ isOn }) => (control.session().files.shareNear(isOn), done),
  };
}

function require(decision: Decision): void {
  if (!decision.allowed) throw new HallwayError(decision.code);
}

function createDirectChat(session: SessionRuntime, userId: string): { chatId: string } {
  const chatId = directChatId(session.self.organizationId, session.self.userId, userId);
  if (readChatFacts(session.viewContext(), chatId) !== null) return { chatId };
  const other = session.store.get<{ status: string }>('SELECT status FROM users WHERE id = ?', userId);
  const facts = other === undefined ? null : { isActive: other.status === 'active', isSelf: userId === session.self.userId };
  require(can(session.actor(), 'chat.createDirect', { other: facts }));
  session.act({ kind: 'chat.createDirect', chatId, userId });
  return { chatId };
}

function createGroup(session: SessionRuntime, params: ReadCallParams<'createGroup'>): { chatId: string } {
  require(can(session.actor(), 'chat.createGroup', {}));
  const chatId = newId();
  session.act({ kind: 'chat.createGroup', chatId, name: params.name, topic: params.topic, memberIds: params.memberIds });
  return { chatId };
}

/** The draft goes in the same step: what was sent must not stand in the composer again after a crash. */
function sendMessage(session: SessionRuntime, params: ReadCallParams<'sendMessage'>): { messageId: string } {
  require(can(session.actor(), 'message.send', readChatFacts(session.viewContext(), params.chatId)));
  const { chatId, body, replyToMessageId, files, threadRootMessageId, isAlsoInChat } = params;
  if (body === '' && files.length === 0) throw new HallwayError('invalid_request');
  if (files.length > 0 && session.files.storage().maxFileBytes === 0) throw new HallwayError('server_too_old');
  const messageId = newId();
  const attachments = files.length === 0 ? {} : { attachments: session.files.toAttachments(files) };
  const intent: IntentOf<'message.send'> = { kind: 'message.send', chatId, messageId, body, replyToMessageId, ...attachments, ...threadOf(session, { threadRootMessageId, isAlsoInChat }) };
  session.act(intent, (writer) => dropDraft(writer, { chatId, threadRootMessageId }));
  return { messageId };
}

/** A thread has one level: an answer to an answer goes to the same root. */
function threadOf(session: SessionRuntime, { threadRootMessageId, isAlsoInChat }: Pick<ReadCallParams<'sendMessage'>, 'threadRootMessageId' | 'isAlsoInChat'>): Pick<IntentOf<'message.send'>, 'threadRootMessageId' | 'isAlsoInChat'> {
  if (threadRootMessageId === undefined) return {};
  if (!session.knowsThreads()) throw new HallwayError('server_too_old');
  const root = session.store.get<{ thread_root_message_id: string | null }>('SELECT thread_root_message_id FROM messages WHERE id = ?', threadRootMessageId);
  return { threadRootMessageId: root?.thread_root_message_id ?? threadRootMessageId, ...(isAlsoInChat ? { isAlsoInChat } : {}) };
}

function countOthers(session: SessionRuntime, chatId: string): number {
  const sql = 'SELECT COUNT(*) AS count FROM chat_members WHERE chat_id = ? AND user_id <> ? AND left_at IS NULL';
  return session.store.get<{ count: number }>(sql, chatId, session.self.userId)?.count ?? 0;
}

/** @throws HallwayError `last_owner` when this person is the only owner */
function requireAnotherOwner(session: SessionRuntime, chatId: string, userId: string): void {
  const owners = session.store.all<{ user_id: string }>(`SELECT user_id FROM chat_members WHERE chat_id = ? AND role = 'owner' AND left_at IS NULL`, chatId);
  if (owners.length === 1 && owners[0]?.user_id === userId) throw new HallwayError('last_owner');
}
