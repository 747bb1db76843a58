import { z } from 'zod';
import { chatKinds, memberRoles, notificationPreferences } from '../../database/enums.ts';
import { personStatusViewSchema } from './person-view.ts';
import { presenceStatuses } from '../../protocol/down/presence.ts';
import { previewSchema } from './preview-view.ts';

/** A line of the chat list. */
export const chatSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(chatKinds),
  /** Nobody writes there any more. */
  isArchived: z.boolean(),
  /** The group's name, or the other person's. */
  title: z.string(),
  /** Direct chats: the other person. */
  otherUserId: z.string().nullable(),
  presence: z.enum(presenceStatuses).nullable(),
  /** Direct chats: what the other person does. */
  personStatus: personStatusViewSchema.nullable(),
  ownRole: z.enum(memberRoles),
  unreadCount: z.int(),
  /** Unread messages that mention this person or everybody. */
  mentionCount: z.int(),
  /** Marked as unread by hand. */
  isMarkedUnread: z.boolean(),
  isMuted: z.boolean(),
  notificationPreference: z.enum(notificationPreferences),
  /** Pinned chats stand first, in the order of this number; null: not pinned. */
  pinnedAt: z.number().nullable(),
  hasDraft: z.boolean(),
  typingNames: z.array(z.string()),
  /** People are in a call there now. */
  hasLiveCall: z.boolean(),
  lastMessage: z
    .object({
      messageId: z.string(),
      /** Null while it waits to be sent. */
      seq: z.int().nullable(),
      senderName: z.string(),
      isOwn: z.boolean(),
      /** The preview tells by itself who did what. */
      isSystem: z.boolean(),
      preview: previewSchema,
      createdAt: z.number(),
      delivery: z.enum(['sent', 'waiting', 'failed']),
    })
    .nullable(),
  /** What the list is sorted by, newest first. */
  activityAt: z.number(),
});
export type ChatSummary = z.infer<typeof chatSummarySchema>;
