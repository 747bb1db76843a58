import type { AccountHost } from '#backend/hosting/accounts/account-host';
import { createContractClient } from '#shared/contract/contract-client';
import type { LanguageChoice } from '#shared/contract/languages';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';

interface Followed {
  readonly accountId: string;
  close(): void;
}

/**
 * Tells which language the person chose in the account that is shown, now and whenever that changes; the system's while
 * nobody is signed in anywhere.
 */
export function followLanguage(accounts: AccountHost, onChoice: (choice: LanguageChoice) => void): void {
  let followed: Followed | null = null;
  let told: LanguageChoice | null = null;
  const tell = (choice: LanguageChoice) => {
    if (choice !== told) onChoice(choice);
    told = choice;
  };
  const follow = () => {
    const { shownId } = accounts.view();
    if (followed?.accountId === shownId) return;
    followed?.close();
    const own = followAccount(accounts, shownId, tell, () => {
      // Its backend ended: the next change, at the latest that it runs again, takes it up anew.
      if (followed === own) followed = null;
    });
    followed = own;
  };
  accounts.onChange(follow);
  follow();
}

function followAccount(accounts: AccountHost, accountId: string, tell: (choice: LanguageChoice) => void, onEnd: () => void): Followed {
  const { renderer, backend } = createMemoryCarriers();
  accounts.connect(accountId, backend);
  renderer.onClose(onEnd);
  const client = createContractClient(renderer);
  let stopFollowing: (() => void) | null = null;
  client.subscribe('session', {}, ({ status }) => {
    if (status === 'signedIn') {
      stopFollowing ??= client.subscribe('interfaceSettings', {}, ({ language }) => tell(language));
      return;
    }
    stopFollowing?.();
    stopFollowing = null;
    // Beside others somebody may be signing in to one more; that speaks like the rest.
    if (accounts.view().accounts.length === 1) tell('system');
  });
  return { accountId, close: () => renderer.close() };
}
