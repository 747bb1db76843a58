import { z } from 'zod';

/** What Hallway keeps on this computer, beside the originals of files. */
export const storageViewSchema = z.object({
  /** The store: messages, people, what waits and what was begun. */
  storeBytes: z.int(),
  messageCount: z.int(),
  chatCount: z.int(),
});
export type StorageView = z.infer<typeof storageViewSchema>;
