import { z } from 'zod';
import { callEndReasons, callMedia, memberRoles } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** What a message of type `system` tells; its sender is who did it, its body is empty. */
export const systemMessageDetailsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group_created'), name: z.string() }),
  z.object({ kind: z.literal('group_renamed'), name: z.string() }),
  z.object({ kind: z.literal('topic_changed'), topic: z.string() }),
  /** What it says now stands in the chat's row. */
  z.object({ kind: z.literal('description_changed') }),
  z.object({ kind: z.literal('picture_changed') }),
  z.object({ kind: z.literal('adding_changed'), canMembersAdd: z.boolean() }),
  /** The sender handed the group over and is an admin now. */
  z.object({ kind: z.literal('group_transferred'), userId: idSchema }),
  z.object({ kind: z.literal('group_archived') }),
  z.object({ kind: z.literal('group_restored') }),
  z.object({ kind: z.literal('members_added'), userIds: z.array(idSchema) }),
  z.object({ kind: z.literal('member_removed'), userId: idSchema }),
  z.object({ kind: z.literal('member_left') }),
  /** Closes a call; the sender is who began it. `participantCount` are those who were in it at any time. */
  z.object({
    kind: z.literal('call_ended'),
    callId: idSchema,
    media: z.enum(callMedia),
    reason: z.enum(callEndReasons),
    durationMs: wholeNumberSchema.nullable(),
    participantCount: wholeNumberSchema,
  }),
  z.object({ kind: z.literal('role_changed'), userId: idSchema, role: z.enum(memberRoles) }),
]);
export type SystemMessageDetails = z.infer<typeof systemMessageDetailsSchema>;
