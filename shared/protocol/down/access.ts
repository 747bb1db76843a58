import { z } from 'zod';
import { wholeNumberSchema } from '../primitives.ts';

/** What this person may do in the organization, to hide what would be refused. Sent again whenever it changes. */
export const accessSchema = z.object({
  /** Slugs of the permissions the person's roles give, such as `chat.create_group`. */
  permissions: z.array(z.string()),
  /** Whether chat is part of the organization's plan; off means no new use, old data stays readable. */
  hasChatFeature: z.boolean(),
  /** The largest file that the server takes; not said by servers that know no files. */
  maxFileBytes: wholeNumberSchema.optional(),
});
export type Access = z.infer<typeof accessSchema>;

export const accessFrameSchema = z.object({ type: z.literal('access'), access: accessSchema });
