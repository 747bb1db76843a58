import { z } from 'zod';
import { callConnectionStates, callMedia, chatStatuses, memberRoles, notificationPreferences } from '../database/enums.ts';
import { callSignalSchema } from '../protocol/calls/call-signal.ts';
import { iceServerSchema } from '../protocol/calls/ice-server.ts';
import { contentHashSchema, fileNameSchema, mimeTypeSchema } from '../protocol/files/attachment.ts';
import { fileVariants } from '../protocol/http/files.ts';
import { limits } from '../domain/limits.ts';
import { preferenceSchemas } from '../domain/preferences.ts';
import { devicesResponseSchema } from '../protocol/http/devices.ts';
import { callSettingsSchema } from './call-settings.ts';
import { interfaceSettingsSchema } from './interface-settings.ts';
import { outgoingFileSchema, stagedFileSchema } from './outgoing-file.ts';
import { foundDaySchema, foundMessageSchema } from './found-message.ts';
import { aboutViewSchema } from './views/about-view.ts';
import { searchPageSchema, searchRequestSchema } from './search.ts';
import { profileUpdateSchema } from '../protocol/commands/profile-update.ts';
import { chatDescriptionSchema, chatNameSchema, chatTopicSchema, emojiSchema, idSchema, messageBodySchema, wholeNumberSchema } from '../protocol/primitives.ts';

const nothing = z.object({});
const chat = z.object({ chatId: idSchema });
/** A chat, or a thread in it. */
const chatOrThread = chat.extend({ threadRootMessageId: idSchema.optional() });
const call = z.object({ callId: idSchema });
/** `windowId` names the window that does the media of a call. */
const callInWindow = call.extend({ windowId: idSchema });
const message = z.object({ chatId: idSchema, messageId: idSchema });

const outgoingFilesSchema = z.array(outgoingFileSchema).max(limits.filesPerMessage);
const attachment = z.object({ attachmentId: idSchema });
const nearTransfer = z.object({ transferId: idSchema });
/** Bytes that the host may serve: a path of this computer, which is not for the window. */
const blobPlace = z.object({ path: z.string(), sizeBytes: wholeNumberSchema });
/** A message begun and not sent; kept per chat. */
const draftSchema = z.object({ body: messageBodySchema, replyToMessageId: idSchema.nullable(), files: outgoingFilesSchema.default([]) });
export type Draft = z.infer<typeof draftSchema>;

/**
 * What the renderer may ask for once. A call that changes something is answered when the change is durable on this
 * computer (SY12), never when the server has it. A refusal is a `HallwayError`.
 */
export const calls = {
  // Session
  signIn: {
    params: z.object({ serverUrl: z.string().trim().min(1).max(500), email: z.string().trim().min(1).max(320), password: z.string().min(1).max(1_024) }),
    result: nothing,
  },
  /** Starts the demo organization on this computer and signs in to it. */
  tryDemo: { params: nothing, result: nothing },
  /** Signs out here and on the server, and erases this computer's copy. */
  signOut: { params: nothing, result: nothing },
  reconnectNow: { params: nothing, result: nothing },
  /** The person has read the session's notice. */
  dismissNotice: { params: nothing, result: nothing },
  /** The person came back to, or left, this computer. */
  setPresence: { params: z.object({ status: z.enum(['active', 'away']) }), result: nothing },

  /** What one says of oneself, to everybody in the organization; what is absent stays, null takes away. */
  updateProfile: { params: profileUpdateSchema.omit({ kind: true }), result: nothing },

  // Chats
  createDirectChat: { params: z.object({ userId: idSchema }), result: chat },
  createGroup: {
    params: z.object({ name: chatNameSchema, topic: chatTopicSchema.nullable(), memberIds: z.array(idSchema).max(limits.membersPerCommand) }),
    result: chat,
  },
  updateGroup: {
    params: chat.extend({ name: chatNameSchema.optional(), topic: chatTopicSchema.nullable().optional(), description: chatDescriptionSchema.nullable().optional(), canMembersAdd: z.boolean().optional(), picture: contentHashSchema.nullable().optional() }),
    result: nothing,
  },
  addMembers: { params: chat.extend({ userIds: z.array(idSchema).min(1).max(limits.membersPerCommand) }), result: nothing },
  removeMember: { params: chat.extend({ userId: idSchema }), result: nothing },
  setMemberRole: { params: chat.extend({ userId: idSchema, role: z.enum(memberRoles) }), result: nothing },
  /** Makes the member an owner and oneself an admin, in one step. */
  transferGroup: { params: chat.extend({ userId: idSchema }), result: nothing },
  leaveChat: { params: chat, result: nothing },
  /** What a chat is to oneself, on all of one's devices: when it notifies, until when it is muted, where it is pinned. */
  setChatPreferences: {
    params: chat.extend({ notificationPreference: z.enum(notificationPreferences).optional(), mutedUntil: wholeNumberSchema.nullable().optional(), pinnedAt: wholeNumberSchema.nullable().optional() }),
    result: nothing,
  },
  /** Archives a group, takes it back into use, or deletes it for everybody. */
  setChatStatus: { params: chat.extend({ status: z.enum(chatStatuses) }), result: nothing },
  /** Everything from this message on counts as unread again, until the chat is read. */
  markUnread: { params: chat.extend({ seq: wholeNumberSchema }), result: nothing },

  // Messages
  /** Words, files or both. The files were handed over before; each goes into the message under an id of its own. */
  sendMessage: {
    params: chatOrThread.extend({ body: messageBodySchema, replyToMessageId: idSchema.nullable(), files: outgoingFilesSchema.default([]), isAlsoInChat: z.boolean().default(false) }),
    result: z.object({ messageId: idSchema }),
  },
  /** Has the server send words at a time; with a `messageId` of one that waits, gives that one other words or another time. */
  scheduleMessage: {
    params: chatOrThread.extend({ messageId: idSchema.optional(), sendAt: wholeNumberSchema, body: messageBodySchema.min(1), replyToMessageId: idSchema.nullable(), isAlsoInChat: z.boolean().default(false) }),
    result: z.object({ messageId: idSchema }),
  },
  /** Takes a message back that waits for its time. */
  unscheduleMessage: { params: message, result: nothing },
  /** Passes a message on, with its files and a word above it. */
  forwardMessage: { params: z.object({ messageId: idSchema, toChatIds: z.array(idSchema).min(1).max(limits.chatsForwardedTo), comment: z.string().max(limits.messageBodyLength) }), result: nothing },
  editMessage: { params: message.extend({ body: messageBodySchema.min(1) }), result: nothing },
  deleteMessage: { params: message, result: nothing },
  setReaction: { params: message.extend({ emoji: emojiSchema, present: z.boolean() }), result: nothing },
  /** Pins a message in its chat, for everybody. */
  pinMessage: { params: message.extend({ isPinned: z.boolean() }), result: nothing },
  /** Keeps a message for later, on all of one's devices. */
  saveMessage: { params: message.extend({ isSaved: z.boolean() }), result: nothing },
  followThread: { params: message.extend({ isFollowing: z.boolean() }), result: nothing },
  markThreadRead: { params: message.extend({ seq: wholeNumberSchema }), result: nothing },
  markRead: { params: chat.extend({ seq: wholeNumberSchema }), result: nothing },
  sendTyping: { params: chat, result: nothing },

  // Calls. These are answered by the server, not queued: nobody wants to be rung tomorrow for today.
  /** Gives the call that one is in then: the one begun, or the one that ran there already. */
  startCall: { params: chat.extend({ media: z.enum(callMedia), windowId: idSchema }), result: call },
  /** Answers a call, joins a running one, or comes back into one's own after the window began anew. */
  joinCall: { params: callInWindow.extend({ isAudioEnabled: z.boolean(), isVideoEnabled: z.boolean() }), result: nothing },
  declineCall: { params: call, result: nothing },
  /** Leaves here at once; the server hears of it as soon as it can be reached. */
  leaveCall: { params: call.extend({ hasFailed: z.boolean() }), result: nothing },
  inviteToCall: { params: call.extend({ userIds: z.array(idSchema).min(1).max(limits.callParticipants) }), result: nothing },
  /** Takes a call that is over off the screen. */
  dismissCall: { params: call, result: nothing },
  /** What one sends and how the connection stands, for the record; told to the server gathered. */
  updateCall: {
    params: call.extend({ isAudioEnabled: z.boolean(), isVideoEnabled: z.boolean(), isScreenShared: z.boolean(), connectionState: z.enum(callConnectionStates) }),
    result: nothing,
  },
  /** The window does the media of this joining; it says so every two seconds, and is out when it falls silent. */
  pulseCall: {
    params: callInWindow.extend({ joinId: idSchema, hears: z.array(z.object({ joinId: idSchema, agoMs: z.int().min(0).max(60_000) })).max(limits.callParticipants) }),
    result: nothing,
  },
  sendCallSignal: { params: call.extend({ joinId: idSchema, toUserId: idSchema, toJoinId: idSchema, signal: callSignalSchema }), result: nothing },
  confirmCallSignals: { params: z.object({ windowId: idSchema, upToId: wholeNumberSchema }), result: nothing },
  /** The organization's ways through networks; none on a LAN. */
  readIceServers: { params: call, result: z.object({ iceServers: z.array(iceServerSchema), expiresAtMs: wholeNumberSchema.nullable() }) },
  /** The person looks at the list of calls. */
  markCallsSeen: { params: nothing, result: nothing },
  saveInterfaceSettings: { params: z.object({ settings: interfaceSettingsSchema }), result: nothing },
  /** Changes what belongs to the person, on all of their devices: whole documents, by their keys. */
  savePreferences: { params: z.object({ changed: z.object(preferenceSchemas).partial() }), result: nothing },
  saveCallSettings: { params: z.object({ settings: callSettingsSchema }), result: nothing },

  // Finding
  /** Looks through the messages on this computer, without the server. */
  searchMessages: { params: searchRequestSchema, result: searchPageSchema },
  /** Where a message stands; any id can be asked for. */
  findMessage: { params: message, result: foundMessageSchema },
  /** The first message of a chat at or after a time. */
  findDay: { params: chat.extend({ fromMs: wholeNumberSchema }), result: foundDaySchema },

  // Files
  /** Takes a file into the cache that the host has written below the profile's `incoming` folder under this id. */
  adoptFile: { params: z.object({ incomingId: idSchema, fileName: z.string().max(4_096) }), result: stagedFileSchema },
  /** Makes sure that the bytes are on this computer, fetching them if need be, and says where the host finds them. */
  openFile: {
    params: attachment.extend({ variant: z.enum(fileVariants) }),
    result: blobPlace.extend({ contentHash: contentHashSchema, fileName: fileNameSchema, mimeType: mimeTypeSchema }),
  },
  /** A file handed over and not sent yet; the window knows what it is. */
  /** The picture of a person or group, fetched where it is not here. */
  openPicture: { params: z.object({ contentHash: contentHashSchema }), result: blobPlace.extend({ mimeType: mimeTypeSchema }) },
  openStagedFile: { params: z.object({ contentHash: contentHashSchema }), result: blobPlace },
  /** Fetches the original without showing it; goes on where it was paused or failed. */
  downloadFile: { params: attachment, result: nothing },
  pauseTransfer: { params: attachment, result: nothing },
  resumeTransfer: { params: attachment, result: nothing },
  /** Gives up a download; what has arrived of it is thrown away. */
  cancelDownload: { params: attachment, result: nothing },
  keepFile: { params: attachment.extend({ isKept: z.boolean() }), result: nothing },
  setFileCacheLimit: { params: z.object({ limitBytes: wholeNumberSchema }), result: nothing },
  /** Takes all originals off this computer that are neither kept nor unsent. */
  clearFileCache: { params: nothing, result: nothing },

  // Files between this device and a colleague's. A window connects and moves the bytes; the backend decides.
  /** The first window that asks takes the transfer on. */
  claimNearTransfer: { params: nearTransfer.extend({ windowId: idSchema }), result: z.object({ isYours: z.boolean() }) },
  sendNearSignal: { params: nearTransfer.extend({ signal: callSignalSchema }), result: nothing },
  /** Takes the part that the host has written below the profile's `incoming` folder; it follows what is here. */
  adoptNearPart: { params: nearTransfer.extend({ incomingId: idSchema, fromBytes: wholeNumberSchema }), result: z.object({ doneBytes: wholeNumberSchema }) },
  /** `hasConnected`: the two windows met; without that, colleagues are not asked again for a while. */
  endNearTransfer: { params: nearTransfer.extend({ hasConnected: z.boolean() }), result: nothing },
  setNearSharing: { params: z.object({ isOn: z.boolean() }), result: nothing },

  // This person's devices. These are answered by the server: only it knows.
  readDevices: { params: nothing, result: devicesResponseSchema },
  /** Signs another device out, at once. */
  endDevice: { params: z.object({ deviceId: idSchema }), result: nothing },
  readAbout: { params: nothing, result: aboutViewSchema },

  // What waits to be sent
  retryCommand: { params: z.object({ commandId: idSchema }), result: nothing },
  discardCommand: { params: z.object({ commandId: idSchema }), result: nothing },

  // Drafts
  readDraft: { params: chatOrThread, result: draftSchema.nullable() },
  saveDraft: { params: chatOrThread.extend({ draft: draftSchema.nullable() }), result: nothing },
} as const;

type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller gives; what has a default may be left out. */
export type CallParams<N extends CallName> = z.input<Calls[N]['params']>;
/** What arrives, checked and complete. */
export type ReadCallParams<N extends CallName> = z.output<Calls[N]['params']>;
export type CallResult<N extends CallName> = z.infer<Calls[N]['result']>;
export const callNames = Object.keys(calls) as [CallName, ...CallName[]];
