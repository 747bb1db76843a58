import { z } from 'zod';
import { presenceStatuses } from '../../protocol/down/presence.ts';

/** What somebody says they do now; null where the view has it when they say nothing, or nothing that still counts. */
export const personStatusViewSchema = z.object({ emoji: z.string().nullable(), text: z.string(), until: z.number().nullable() });
export type PersonStatusView = z.infer<typeof personStatusViewSchema>;

/** A colleague in a picker or on a card. */
export const personViewSchema = z.object({
  userId: z.string(),
  displayName: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  status: personStatusViewSchema.nullable(),
  presence: z.enum(presenceStatuses).nullable(),
});
export type PersonView = z.infer<typeof personViewSchema>;

/** A person on their card. */
export const personCardSchema = personViewSchema.extend({
  pronouns: z.string().nullable(),
  /** As the person set it; this computer may not know such a zone. */
  timeZone: z.string().nullable(),
  isSelf: z.boolean(),
  isActive: z.boolean(),
  /** When they went, where this device saw it. */
  lastSeenAt: z.number().nullable(),
  /** Groups that both are in; the first of them by name. */
  groups: z.array(z.object({ chatId: z.string(), name: z.string() })),
  groupCount: z.int(),
});
export type PersonCardView = z.infer<typeof personCardSchema>;

const directoryEntrySchema = personViewSchema.extend({ isSelf: z.boolean() });
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

/** A stretch of the organization's people. */
export const directoryViewSchema = z.object({
  /** How many are found in all. */
  total: z.int(),
  offset: z.int(),
  people: z.array(directoryEntrySchema),
  /** More people are found than can be asked at once whether they are there. */
  arePresencesPartial: z.boolean(),
});
export type DirectoryView = z.infer<typeof directoryViewSchema>;
