import { z } from 'zod';
import { idSchema } from '../primitives.ts';
import { callParticipantRowSchema } from './call-participant-row.ts';
import { callRowSchema } from './call-row.ts';
import { chatRowSchema } from './chat-row.ts';
import { memberRowSchema } from './member-row.ts';
import { messageMarkRowSchema } from './message-mark-row.ts';
import { messageRowSchema } from './message-row.ts';
import { organizationRowSchema } from './organization-row.ts';
import { preferenceRowSchema } from './preference-row.ts';
import { reactionRowSchema } from './reaction-row.ts';
import { scheduledMessageRowSchema } from './scheduled-message-row.ts';
import { userRowSchema } from './user-row.ts';

/**
 * Marks a chat as given whole from its newest end: its row, all members and its newest messages are in this row set.
 * `unreadBefore` counts the unread messages older than the ones given (SY11).
 */
const chatSnapshotSchema = z.object({
  chatId: idSchema,
  /** The lowest `seq` given; everything from here up is complete. 1 when the whole history is here, also when empty. */
  historyFloorSeq: z.int().min(1),
  unreadBefore: z.int().min(0),
});
export type ChatSnapshot = z.infer<typeof chatSnapshotSchema>;

/**
 * Rows of a page or a push, to be applied in one transaction in the order of these fields (SY5). The order of rows
 * within a field says nothing; a row may stand there that the client holds already (SY6).
 */
export const rowSetSchema = z.object({
  organization: organizationRowSchema.optional(),
  users: z.array(userRowSchema).optional(),
  chats: z.array(chatRowSchema).optional(),
  members: z.array(memberRowSchema).optional(),
  messages: z.array(messageRowSchema).optional(),
  reactions: z.array(reactionRowSchema).optional(),
  /** One's own marks. */
  marks: z.array(messageMarkRowSchema).optional(),
  /** One's own messages that are sent later. */
  scheduled: z.array(scheduledMessageRowSchema).optional(),
  /** What one wants everywhere. */
  preferences: z.array(preferenceRowSchema).optional(),
  calls: z.array(callRowSchema).optional(),
  callParticipants: z.array(callParticipantRowSchema).optional(),
  snapshots: z.array(chatSnapshotSchema).optional(),
});
export type RowSet = z.infer<typeof rowSetSchema>;
