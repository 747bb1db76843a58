import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** Moves one's read pointer; a lower number than the stored one changes nothing (SY11). */
export const chatReadSchema = z.object({ kind: z.literal('chat.read'), chatId: idSchema, seq: wholeNumberSchema });
