import { z } from 'zod';
import { chatKinds, memberRoles } from '../../database/enums.ts';
import { liveCallViewSchema } from './calls-view.ts';
import { personStatusViewSchema } from './person-view.ts';
import { presenceStatuses } from '../../protocol/down/presence.ts';

const chatMemberViewSchema = z.object({
  userId: z.string(),
  displayName: z.string(),
  title: z.string().nullable(),
  status: personStatusViewSchema.nullable(),
  role: z.enum(memberRoles),
  isSelf: z.boolean(),
  presence: z.enum(presenceStatuses).nullable(),
});
export type ChatMemberView = z.infer<typeof chatMemberViewSchema>;

/** A chat's header and people; null from the query when it does not exist here (any more). */
export const chatDetailSchema = z.object({
  id: z.string(),
  kind: z.enum(chatKinds),
  isArchived: z.boolean(),
  title: z.string(),
  topic: z.string().nullable(),
  description: z.string().nullable(),
  otherUserId: z.string().nullable(),
  /** Direct chats: what the other person does. */
  personStatus: personStatusViewSchema.nullable(),
  /** Groups: every member may add people. */
  canMembersAdd: z.boolean(),
  ownRole: z.enum(memberRoles),
  memberCount: z.int(),
  /** Owners, admins, then members, each by name; at most `limit` of the query. */
  members: z.array(chatMemberViewSchema),
  typingNames: z.array(z.string()),
  /** Up to here the chat counts as read. */
  lastReadSeq: z.int(),
  /** Marked as unread by hand: reading it takes the mark away. */
  isMarkedUnread: z.boolean(),
  pinnedCount: z.int(),
  unreadCount: z.int(),
  /** What this person may do here, already decided. */
  canWrite: z.boolean(),
  canManage: z.boolean(),
  canManageOwners: z.boolean(),
  canAddMembers: z.boolean(),
  canLeave: z.boolean(),
  /** Whether this person may archive and delete the group. */
  canClose: z.boolean(),
  /** Whether a call may be begun or joined here. */
  canCall: z.boolean(),
  liveCall: liveCallViewSchema.nullable(),
});
export type ChatDetail = z.infer<typeof chatDetailSchema>;
