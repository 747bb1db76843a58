import type { BackendCarrier } from '#shared/contract/carrier';
import { createContractClient } from '#shared/contract/contract-client';
import type { LanguageChoice } from '#shared/contract/languages';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';

/**
 * Tells which language the person who is signed in chose, now and whenever that changes; the system's while nobody is.
 * @param connect gives the backend its end of the contract
 */
export function followLanguage(connect: (carrier: BackendCarrier) => void, onChoice: (choice: LanguageChoice) => void): void {
  const { renderer, backend } = createMemoryCarriers();
  connect(backend);
  const client = createContractClient(renderer);
  let stopFollowing: (() => void) | null = null;
  let told: LanguageChoice | null = null;
  const tell = (choice: LanguageChoice) => {
    if (choice !== told) onChoice(choice);
    told = choice;
  };
  client.subscribe('session', {}, ({ status }) => {
    if (status === 'signedIn') {
      stopFollowing ??= client.subscribe('interfaceSettings', {}, ({ language }) => tell(language));
      return;
    }
    stopFollowing?.();
    stopFollowing = null;
    tell('system');
  });
}
