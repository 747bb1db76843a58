import type { AccountView } from '#shared/contract/host/account-view';

/** What an organization is called in a list of several. */
export interface OrganizationName {
  readonly name: string;
  /** What tells it from another one of the same name: its server, or who one is there. */
  readonly detail: string | null;
}

/** Names accounts so that no two read the same; null for a place where nobody has signed in. */
export function organizationNames(accounts: readonly Pick<AccountView, 'id' | 'holder'>[]): ReadonlyMap<string, OrganizationName | null> {
  const holders = accounts.flatMap(({ holder }) => holder ?? []);
  const nameOf = (account: Pick<AccountView, 'holder'>): OrganizationName | null => {
    const { holder } = account;
    if (holder === null) return null;
    const namesakes = holders.filter((other) => other.organizationName === holder.organizationName);
    if (namesakes.length === 1) return { name: holder.organizationName, detail: null };
    const host = hostOf(holder.serverUrl);
    const isAlone = namesakes.filter((other) => hostOf(other.serverUrl) === host).length === 1;
    return { name: holder.organizationName, detail: isAlone ? host : holder.email };
  };
  return new Map(accounts.map((account) => [account.id, nameOf(account)]));
}

function hostOf(serverUrl: string): string {
  return URL.canParse(serverUrl) ? new URL(serverUrl).host : serverUrl;
}
