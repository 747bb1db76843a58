import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Leaves the call that was joined with this `joinId`; `hasFailed` when no connection to the others came about. */
export const callLeaveSchema = z.object({ kind: z.literal('call.leave'), chatId: idSchema, callId: idSchema, joinId: idSchema, hasFailed: z.boolean() });
