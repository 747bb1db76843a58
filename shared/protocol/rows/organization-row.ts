import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** The organization as its members see it. */
export const organizationRowSchema = z.object({ id: idSchema, name: z.string(), slug: z.string(), changeSeq: wholeNumberSchema });
export type OrganizationRow = z.infer<typeof organizationRowSchema>;
