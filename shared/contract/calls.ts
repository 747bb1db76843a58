import { z } from 'zod';
import { memberRoles } from '../database/enums.ts';
import { limits } from '../domain/limits.ts';
import { chatNameSchema, chatTopicSchema, emojiSchema, idSchema, messageBodySchema, wholeNumberSchema } from '../protocol/primitives.ts';

const nothing = z.object({});
const chat = z.object({ chatId: idSchema });
const message = z.object({ chatId: idSchema, messageId: idSchema });

/** A message begun and not sent; kept per chat. */
const draftSchema = z.object({ body: messageBodySchema, replyToMessageId: idSchema.nullable() });
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
  /** The person came back to, or left, this computer. */
  setPresence: { params: z.object({ status: z.enum(['active', 'away']) }), result: nothing },

  // Chats
  createDirectChat: { params: z.object({ userId: idSchema }), result: chat },
  createGroup: {
    params: z.object({ name: chatNameSchema, topic: chatTopicSchema.nullable(), memberIds: z.array(idSchema).max(limits.membersPerCommand) }),
    result: chat,
  },
  updateGroup: {
    params: chat.extend({ name: chatNameSchema.optional(), topic: chatTopicSchema.nullable().optional() }),
    result: nothing,
  },
  addMembers: { params: chat.extend({ userIds: z.array(idSchema).min(1).max(limits.membersPerCommand) }), result: nothing },
  removeMember: { params: chat.extend({ userId: idSchema }), result: nothing },
  setMemberRole: { params: chat.extend({ userId: idSchema, role: z.enum(memberRoles) }), result: nothing },
  leaveChat: { params: chat, result: nothing },

  // Messages
  sendMessage: { params: chat.extend({ body: messageBodySchema.min(1), replyToMessageId: idSchema.nullable() }), result: z.object({ messageId: idSchema }) },
  editMessage: { params: message.extend({ body: messageBodySchema.min(1) }), result: nothing },
  deleteMessage: { params: message, result: nothing },
  setReaction: { params: message.extend({ emoji: emojiSchema, present: z.boolean() }), result: nothing },
  markRead: { params: chat.extend({ seq: wholeNumberSchema }), result: nothing },
  sendTyping: { params: chat, result: nothing },

  // What waits to be sent
  retryCommand: { params: z.object({ commandId: idSchema }), result: nothing },
  discardCommand: { params: z.object({ commandId: idSchema }), result: nothing },

  // Drafts
  readDraft: { params: chat, result: draftSchema.nullable() },
  saveDraft: { params: chat.extend({ draft: draftSchema.nullable() }), result: nothing },
} as const;

type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallParams<N extends CallName> = z.infer<Calls[N]['params']>;
export type CallResult<N extends CallName> = z.infer<Calls[N]['result']>;
export const callNames = Object.keys(calls) as [CallName, ...CallName[]];
