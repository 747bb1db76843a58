import { z } from 'zod';

/** Answers `ping`. */
export const pongFrameSchema = z.object({ type: z.literal('pong') });
