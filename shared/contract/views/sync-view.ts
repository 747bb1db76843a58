import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';
import { chatIntentSchema, type ChatIntent } from '../../protocol/commands/command.ts';
import { transferSchema } from './attachment-view.ts';

const intentKinds = chatIntentSchema.options.map((option) => option.shape.kind.value) as [ChatIntent['kind'], ...ChatIntent['kind'][]];

/** Something that this person did and the server has not accepted yet. */
const unsentItemSchema = z.object({
  commandId: z.string(),
  what: z.enum(intentKinds),
  /** Null for what concerns no chat. */
  chatId: z.string().nullable(),
  chatTitle: z.string().nullable(),
  /** One line of the words that wait; empty where there are none. */
  preview: z.string(),
  sinceMs: z.number(),
  /** Why it was refused for good; null while it waits. */
  failure: z.object({ code: z.enum(errorCodes), message: z.string() }).nullable(),
});
export type UnsentItem = z.infer<typeof unsentItemSchema>;

/** A file on its way to or from the server. */
const transferItemSchema = z.object({
  attachmentId: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  chatTitle: z.string(),
  transfer: transferSchema,
});
export type TransferItem = z.infer<typeof transferItemSchema>;

/** Everything that is between this computer and the server. */
export const syncViewSchema = z.object({
  /** Oldest first. */
  unsent: z.array(unsentItemSchema),
  hasMoreUnsent: z.boolean(),
  transfers: z.array(transferItemSchema),
  /** From this time on all chats are on this computer; null: from their beginning on. */
  completeSinceMs: z.number().nullable(),
});
export type SyncView = z.infer<typeof syncViewSchema>;
