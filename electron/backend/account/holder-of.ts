import type { AccountHolder } from '#shared/contract/host/account-view';

/** As much of something as says who an account is of. */
export function holderOf({ serverUrl, organizationId, organizationName, userId, displayName, email }: AccountHolder): AccountHolder {
  return { serverUrl, organizationId, organizationName, userId, displayName, email };
}
