import { z } from 'zod';
import { idSchema } from '../../protocol/primitives.ts';

/** Who an account is of: one person of one organization on one server. */
export const accountHolderSchema = z.object({
  serverUrl: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  userId: z.string(),
  displayName: z.string(),
  email: z.string(),
});
export type AccountHolder = z.infer<typeof accountHolderSchema>;

/** A place on this computer for one account, with a backend of its own. */
const accountViewSchema = z.object({
  id: idSchema,
  /** Null: nobody has signed in yet. */
  holder: accountHolderSchema.extend({ isSignedIn: z.boolean() }).nullable(),
  /** One of the colours of people and groups; neighbours differ. */
  colour: z.int().min(0),
  /** False while its backend starts, or is started anew after it ended unexpectedly. */
  isRunning: z.boolean(),
  /** Somebody tried to sign in here who is in this other account already. */
  duplicateOf: idSchema.nullable(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** The accounts of this computer, in the person's order; never empty. */
export interface AccountsView {
  readonly accounts: readonly AccountView[];
  /** The one that a window shows first. */
  readonly shownId: string;
}
