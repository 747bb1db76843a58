import type { AccountView } from '#shared/contract/host/account-view';
import { isSameServer } from '../../account/server-address.ts';
import type { SignInAtStart } from '../host-options.ts';
import { signInAtStart } from '../sign-in-at-start.ts';
import type { AccountHost } from './account-host.ts';

/**
 * Signs in as the command line asks, and shows that account. Whoever is in one of the accounts already stays so; the only
 * account is signed out for somebody else, beside several another one is added.
 * @throws HallwayError what signing in throws, or `too_many_accounts`
 */
export async function signInToAccount(accounts: AccountHost, wanted: SignInAtStart): Promise<void> {
  const { accounts: known, shownId } = accounts.view();
  const accountId = known.find(({ holder }) => isWanted(holder, wanted))?.id ?? (known.length === 1 ? shownId : accounts.add());
  accounts.show(accountId);
  await signInAtStart((carrier) => accounts.connect(accountId, carrier), wanted);
}

function isWanted(holder: AccountView['holder'], { serverUrl, email }: SignInAtStart): boolean {
  return holder !== null && holder.email.toLowerCase() === email.toLowerCase() && isSameServer(holder.serverUrl, serverUrl);
}
