import { z } from 'zod';
import { callEndReasons, callMedia, memberRoles } from '../../database/enums.ts';

/** What a chat tells of itself, with the people by name. The interface makes the sentence, in the language it speaks. */
export const chatEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group_created'), name: z.string() }),
  z.object({ kind: z.literal('group_renamed'), name: z.string() }),
  /** Empty: the topic was taken away. */
  z.object({ kind: z.literal('topic_changed'), topic: z.string() }),
  z.object({ kind: z.literal('description_changed') }),
  z.object({ kind: z.literal('picture_changed') }),
  z.object({ kind: z.literal('adding_changed'), canMembersAdd: z.boolean() }),
  z.object({ kind: z.literal('group_transferred'), name: z.string() }),
  z.object({ kind: z.literal('group_archived') }),
  z.object({ kind: z.literal('group_restored') }),
  /** The first names, and how many there are beside them. */
  z.object({ kind: z.literal('members_added'), names: z.array(z.string()), moreCount: z.int() }),
  z.object({ kind: z.literal('member_removed'), name: z.string() }),
  z.object({ kind: z.literal('member_left') }),
  z.object({ kind: z.literal('role_changed'), name: z.string(), role: z.enum(memberRoles) }),
  z.object({ kind: z.literal('call_ended'), media: z.enum(callMedia), reason: z.enum(callEndReasons), durationMs: z.number().nullable(), participantCount: z.int() }),
  /** A newer server tells of something that is not known here. */
  z.object({ kind: z.literal('changed') }),
]);
export type ChatEvent = z.infer<typeof chatEventSchema>;

/** What stands for a message in one line. */
export const previewSchema = z.discriminatedUnion('kind', [
  /** One line of plain text. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** Files without words. `name` is that of a single file that says more by its name than by what it is. */
  z.object({ kind: z.literal('files'), media: z.enum(['image', 'video', 'audio', 'file', 'mixed']), count: z.int(), isRecording: z.boolean(), name: z.string().nullable() }),
  z.object({ kind: z.literal('event'), actorName: z.string(), event: chatEventSchema }),
  z.object({ kind: z.literal('deleted') }),
  /** A message that is not on this computer. */
  z.object({ kind: z.literal('notHeld') }),
]);
export type Preview = z.infer<typeof previewSchema>;
