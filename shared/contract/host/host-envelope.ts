import { z } from 'zod';
import type { MessageAddress } from '../../domain/message-link.ts';
import type { SerializedError } from '../../errors/hallway-error.ts';
import { idSchema } from '../../protocol/primitives.ts';
import type { Carrier } from '../carrier.ts';
import type { AccountsView } from './account-view.ts';

const request = z.object({ id: z.int().min(0) });
const account = z.object({ accountId: idSchema });

/** More organizations than anybody is in; a bound for what is read and what is started. */
export const maxAccounts = 50;

/**
 * What a window may ask of its host: about the accounts of this computer, never about what is in them. Ids are chosen by
 * the window and unique per connection.
 */
export const hostRequestSchema = z.discriminatedUnion('type', [
  /** A place to sign in at; answered with its id. One that nobody has signed in at yet is given again. */
  request.extend({ type: z.literal('add') }),
  /** Takes an account that nobody is signed in at off this computer, with all that is kept of it. */
  request.extend({ type: z.literal('remove') }).extend(account.shape),
  request.extend({ type: z.literal('reorder'), accountIds: z.array(idSchema).max(maxAccounts) }),
  /** The account that the window shows from now on. */
  request.extend({ type: z.literal('show') }).extend(account.shape),
  /** Where connections come through ports (Electron): send one to this account's backend. */
  request.extend({ type: z.literal('connect') }).extend(account.shape),
]);
export type HostRequest = z.infer<typeof hostRequestSchema>;

/** `accounts` comes at once and after each change, `link` when the system was asked to open one (null: it leads to no message); the others repeat the request's id. */
export type HostResponse =
  | { readonly type: 'accounts'; readonly accounts: AccountsView }
  | { readonly type: 'link'; readonly address: MessageAddress | null }
  | { readonly type: 'result'; readonly id: number; readonly accountId: string | null }
  | { readonly type: 'failure'; readonly id: number; readonly error: SerializedError };

export type WindowCarrier = Carrier<HostRequest, HostResponse>;
export type HostCarrier = Carrier<HostResponse, HostRequest>;
