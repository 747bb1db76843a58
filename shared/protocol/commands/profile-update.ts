import { z } from 'zod';
import { contentHashSchema } from '../files/attachment.ts';
import { personStatusSchema, personTitleSchema, pronounsSchema, timeZoneSchema } from '../primitives.ts';

/** Changes what one says of oneself; everybody in the organization sees it. What is absent stays, null takes away. */
export const profileUpdateSchema = z.object({
  kind: z.literal('profile.update'),
  title: personTitleSchema.nullable().optional(),
  pronouns: pronounsSchema.nullable().optional(),
  timeZone: timeZoneSchema.nullable().optional(),
  status: personStatusSchema.nullable().optional(),
  /** A content that the sender has uploaded, or may see in a message. */
  picture: contentHashSchema.nullable().optional(),
});
