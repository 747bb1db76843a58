import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

const shownErrorSchema = z.object({ code: z.enum(errorCodes), message: z.string() });

/** Whether somebody is signed in on this profile, and who. */
export const sessionViewSchema = z.discriminatedUnion('status', [
  /** `notice` tells why one was signed out, or null; `lastServerUrl` and `lastEmail` fill the form. */
  z.object({
    status: z.literal('signedOut'),
    notice: shownErrorSchema.nullable(),
    lastServerUrl: z.string().nullable(),
    lastEmail: z.string().nullable(),
  }),
  z.object({
    status: z.literal('signedIn'),
    userId: z.string(),
    displayName: z.string(),
    email: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    serverUrl: z.string(),
    /** Permissions and plan as last heard from the server; decides what is offered. */
    canCreateGroup: z.boolean(),
    canWrite: z.boolean(),
    canCall: z.boolean(),
    canDeleteAnyMessage: z.boolean(),
    /** What this person should know of their copy on this computer, such as that it was made anew; stays until `dismissNotice`. */
    notice: shownErrorSchema.nullable(),
  }),
  /** The store on this computer cannot be used; the sentence says what to do. */
  z.object({ status: z.literal('storeFailed'), error: shownErrorSchema }),
]);
export type SessionView = z.infer<typeof sessionViewSchema>;
