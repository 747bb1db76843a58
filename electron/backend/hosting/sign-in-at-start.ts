import type { BackendCarrier } from '#shared/contract/carrier';
import { createContractClient, type ContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { SessionView } from '#shared/contract/views/session-view';
import { isSameServer } from '../account/server-address.ts';
import type { SignInAtStart } from './host-options.ts';

/**
 * Signs in as the command line asks, through the same contract as the form. Who is signed in already stays so; a
 * profile of somebody else, or of another server, is signed out first.
 * @param connect gives the backend its end of the contract
 * @throws HallwayError what signing in throws
 */
export async function signInAtStart(connect: (carrier: BackendCarrier) => void, wanted: SignInAtStart): Promise<void> {
  const { renderer, backend } = createMemoryCarriers();
  connect(backend);
  const client = createContractClient(renderer);
  try {
    const session = await readSession(client);
    if (session.status === 'storeFailed' || isSignedInAs(session, wanted)) return;
    if (session.status === 'signedIn') await client.call('signOut', {});
    await client.call('signIn', { serverUrl: wanted.serverUrl, email: wanted.email, password: wanted.password });
  } finally {
    renderer.close();
  }
}

function readSession(client: ContractClient): Promise<SessionView> {
  return new Promise((resolve, reject) => {
    const unsubscribe = client.subscribe('session', {}, (session) => {
      resolve(session);
      queueMicrotask(() => unsubscribe());
    }, reject);
  });
}

function isSignedInAs(session: SessionView, wanted: SignInAtStart): boolean {
  if (session.status !== 'signedIn') return false;
  return session.email.toLowerCase() === wanted.email.toLowerCase() && isSameServer(session.serverUrl, wanted.serverUrl);
}
