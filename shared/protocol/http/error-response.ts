import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

/** The body of every HTTP answer that is not 2xx. */
export const errorResponseSchema = z.object({
  error: z.object({ code: z.enum(errorCodes), message: z.string(), retryAfterMs: z.int().min(0).optional() }),
});
