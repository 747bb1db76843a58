import { z } from 'zod';
import { callEndReasons, callMedia, callStatuses } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** A call in a chat, from its first ring to its end. */
export const callRowSchema = z.object({
  id: idSchema,
  chatId: idSchema,
  initiatedById: idSchema,
  /** What it was begun with; everybody decides for themselves what they send. */
  media: z.enum(callMedia),
  status: z.enum(callStatuses),
  endReason: z.enum(callEndReasons).nullable(),
  createdAt: wholeNumberSchema,
  /** When the first person answered. */
  startedAt: wholeNumberSchema.nullable(),
  endedAt: wholeNumberSchema.nullable(),
  durationMs: wholeNumberSchema.nullable(),
  /** Until when devices ring; null for a call that rings nobody. */
  ringEndsAt: wholeNumberSchema.nullable(),
  changeSeq: wholeNumberSchema,
});
export type CallRow = z.infer<typeof callRowSchema>;
