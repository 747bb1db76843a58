import { createContractClient, type ContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { Logger } from '#shared/runtime/logger';
import { writeAccount } from '#backend/account/account-file';
import { join } from 'node:path';

/** Somebody's profile as it is after signing in; the store may be there already or not. */
export interface BenchProfile {
  readonly folder: string;
  readonly serverUrl: string;
  readonly token: string;
  readonly userId: string;
  readonly organizationId: string;
}

export const benchStoreName = 'bench';

/** Makes the profile of somebody who is signed in. */
export function writeProfile(profile: BenchProfile): void {
  writeAccount(join(profile.folder, 'account.json'), {
    serverUrl: profile.serverUrl,
    email: 'person-0@example.org',
    userId: profile.userId,
    displayName: 'Person 0',
    organizationId: profile.organizationId,
    organizationName: 'Bench',
    protectedToken: profile.token,
    storeName: benchStoreName,
    isDemo: false,
  });
}

export interface BenchBackend {
  readonly client: ContractClient;
  stop(): void;
}

export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silentLogger };

/** Starts the built backend on a profile, in this thread; its modules are loaded here, so that starting includes that. */
export async function startBackend(folder: string): Promise<BenchBackend> {
  const [{ Backend }, { openWebSocket }, { systemClock }] = await Promise.all([
    import('#backend/backend'),
    import('#backend/sync/open-socket'),
    import('#backend/system-clock'),
  ]);
  const backend = new Backend({
    profileFolder: folder,
    deviceName: 'bench',
    logger: silentLogger,
    ports: {
      startDemoOrganization: () => Promise.reject(new Error('There is no demo in a benchmark.')),
      protectSecret: (secret) => Promise.resolve(secret),
      revealSecret: (secret) => Promise.resolve(secret),
    },
    clock: systemClock,
    random: Math.random,
    openSocket: openWebSocket,
    fetch: globalThis.fetch,
    onUnreadTotal: () => undefined,
  });
  await backend.start();
  const carriers = createMemoryCarriers();
  backend.connect(carriers.backend);
  return { client: createContractClient(carriers.renderer), stop: () => backend.stop() };
}

/** Waits until a query's value is as wanted, and gives it. */
export function untilValue<N extends QueryName>(
  client: ContractClient,
  query: { readonly name: N; readonly params: QueryParams<N> },
  isWanted: (value: QueryValue<N>) => boolean,
): Promise<QueryValue<N>> {
  return new Promise((resolve, reject) => {
    const end = client.subscribe(
      query.name,
      query.params,
      (value) => {
        if (!isWanted(value)) return;
        // The subscription itself is only known once `subscribe` has returned.
        queueMicrotask(() => end());
        resolve(value);
      },
      reject,
    );
  });
}
