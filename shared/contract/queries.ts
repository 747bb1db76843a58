import { z } from 'zod';
import { idSchema } from '../protocol/primitives.ts';
import { callSettingsSchema } from './call-settings.ts';
import { interfaceSettingsSchema } from './interface-settings.ts';
import { fileFilters, filePageSchema, fileStorageSchema } from './views/attachment-view.ts';
import { callSignalsViewSchema } from './views/call-signals-view.ts';
import { callHistorySchema, callsViewSchema } from './views/calls-view.ts';
import { chatDetailSchema } from './views/chat-detail.ts';
import { chatSummarySchema } from './views/chat-summary.ts';
import { connectionViewSchema } from './views/connection-view.ts';
import { messageWindowSchema } from './views/message-view.ts';
import { messageListKindSchema, messageListSchema } from './views/message-list.ts';
import { scheduledMessageSchema } from './views/scheduled-message.ts';
import { meantAnswersSchema, threadDetailSchema, threadListSchema } from './views/thread-view.ts';
import { nearTransferSchema } from './views/near-transfer.ts';
import { previewSchema } from './views/preview-view.ts';
import { preferenceSchemas } from '../domain/preferences.ts';
import { storageViewSchema } from './views/storage-view.ts';
import { syncViewSchema } from './views/sync-view.ts';
import { directoryViewSchema, personCardSchema, personViewSchema } from './views/person-view.ts';
import { sessionViewSchema } from './views/session-view.ts';

const noParams = z.object({});

/**
 * What the renderer may watch. Each query has the shape of its parameters and of its value; a subscriber gets the
 * value at once and again after every commit or event that changed it.
 */
export const queries = {
  session: { params: noParams, value: sessionViewSchema },
  connection: { params: noParams, value: connectionViewSchema },
  /** All chats, most recent activity first. */
  chatList: { params: noParams, value: z.array(chatSummarySchema) },
  chat: { params: z.object({ chatId: idSchema, memberLimit: z.int().min(0).max(5_000) }), value: chatDetailSchema.nullable() },
  /**
   * A window around `anchorSeq` (null: the newest end, following new messages): up to `before` messages below it and
   * `after` at or above it. Reaching below what the store holds makes the backend fetch it.
   */
  messages: {
    params: z.object({
      chatId: idSchema,
      anchorSeq: z.int().min(1).nullable(),
      before: z.int().min(0).max(500),
      after: z.int().min(0).max(500),
      /** Only the answers of this thread, without the message they answer; absent: what stands in the chat. */
      threadRootMessageId: idSchema.optional(),
    }),
    value: messageWindowSchema,
  },
  /** A thread, as the person stands to it; null where its chat is not here (any more). */
  thread: { params: z.object({ chatId: idSchema, rootMessageId: idSchema }), value: threadDetailSchema.nullable() },
  /** The threads that the person follows: unread ones first, then by their newest answer. */
  threads: { params: z.object({ limit: z.int().min(1).max(500) }), value: threadListSchema },
  /** Unread answers that mean the person in threads that they do not follow: by name, or by one of their words. */
  meantAnswers: { params: noParams, value: meantAnswersSchema },
  /** Messages on a list: saved ones, newest saving first; those pinned in a chat; those that mention the person, newest first. */
  messageList: { params: z.object({ list: messageListKindSchema, limit: z.int().min(1).max(500) }), value: messageListSchema },
  /** The person's messages that are sent later, the next one first; of one chat or of all. */
  scheduledMessages: { params: z.object({ chatId: idSchema.nullable() }), value: z.array(scheduledMessageSchema) },
  /** Everybody who reacted to a message, in the order in which they did. */
  reactions: { params: z.object({ chatId: idSchema, messageId: idSchema }), value: z.array(z.object({ emoji: z.string(), userId: z.string(), name: z.string() })) },
  /** What a link to a message says of it; null where it is not here. */
  linkedMessage: {
    params: z.object({ chatId: idSchema, messageId: idSchema }),
    value: z.object({ chatTitle: z.string(), senderName: z.string(), preview: previewSchema }).nullable(),
  },
  /** The calls that this device is in, and those that ring here. */
  calls: { params: noParams, value: callsViewSchema },
  /** Signals for the calls of this window. */
  callSignals: { params: z.object({ windowId: idSchema }), value: callSignalsViewSchema },
  /** Calls that are over, newest first; of one chat or of all. */
  callHistory: { params: z.object({ chatId: idSchema.nullable(), limit: z.int().min(1).max(500) }), value: callHistorySchema },
  /** Calls missed since the list of calls was last looked at. */
  missedCalls: { params: noParams, value: z.object({ count: z.int() }) },
  callSettings: { params: noParams, value: callSettingsSchema },
  interfaceSettings: { params: noParams, value: interfaceSettingsSchema },
  /** What belongs to the person and is the same on all of their devices. */
  preferences: { params: noParams, value: z.object(preferenceSchemas) },
  /** What waits to be sent, files on their way, how far back this computer reaches. */
  sync: { params: noParams, value: syncViewSchema },
  storage: { params: noParams, value: storageViewSchema },
  /** Files of one chat or of all, newest first; `text` is looked for in their names. */
  files: {
    params: z.object({ chatId: idSchema.nullable(), filter: z.enum(fileFilters), text: z.string().max(200), limit: z.int().min(1).max(500) }),
    value: filePageSchema,
  },
  fileStorage: { params: noParams, value: fileStorageSchema },
  /** Files between this device and a colleague's that this window moves, or may claim. */
  nearTransfers: { params: z.object({ windowId: idSchema }), value: z.array(nearTransferSchema) },
  /** One person, also oneself and who has left; null for somebody not held here. */
  person: { params: z.object({ userId: idSchema }), value: personCardSchema.nullable() },
  /** Active colleagues whose name, e-mail or title has a word starting with each word of `text`; all when empty. */
  people: { params: z.object({ text: z.string().max(200), limit: z.int().min(1).max(200) }), value: z.array(personViewSchema) },
  /** The pictures of people and groups by their ids: the contents they are named by. */
  pictures: { params: noParams, value: z.record(z.string(), z.string()) },
  /** Everybody in the organization, found as `people` are; `limit` of them from `offset` on, in the order of their names. */
  directory: {
    params: z.object({ text: z.string().max(200), isOnlineOnly: z.boolean(), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    value: directoryViewSchema,
  },
} as const;

type Queries = typeof queries;
export type QueryName = keyof Queries;
export type QueryParams<N extends QueryName> = z.infer<Queries[N]['params']>;
export type QueryValue<N extends QueryName> = z.infer<Queries[N]['value']>;
