import type { AccountHost } from '#backend/hosting/accounts/account-host';
import { serveHostContract } from '#backend/hosting/accounts/serve-host-contract';
import { signInToAccount } from '#backend/hosting/accounts/sign-in-to-account';
import type { HostOptions } from '#backend/hosting/host-options';
import type { Logger } from '#shared/runtime/logger';
import { startHeadlessServer, type HeadlessServer, type ServedAccounts } from './headless-server.ts';

export interface HeadlessHostOptions {
  readonly options: HostOptions;
  readonly rendererFolder: string;
  readonly logger: Logger;
  readonly createAccounts: () => AccountHost;
}

/** The running host: a server for pages and the accounts behind it. */
export interface HeadlessHost {
  readonly server: HeadlessServer;
  stop(): Promise<void>;
}

/**
 * Starts server and backends, signs in if the options say so, and lets pages in.
 * @throws HallwayError when the port is taken, the profile is in use or signing in is refused; nothing is left running
 */
export async function runHeadlessHost({ options, rendererFolder, logger, createAccounts }: HeadlessHostOptions): Promise<HeadlessHost> {
  let served: ServedAccounts | null = null;
  // The port comes first: it is the commonest reason not to start, and costs nothing to find out.
  const server = await startHeadlessServer({ rendererFolder, port: options.port, logger, accounts: () => served });
  let accounts: AccountHost | null = null;
  try {
    accounts = createAccounts();
    await accounts.start();
    if (options.signIn !== null) await signInToAccount(accounts, options.signIn);
    served = serve(accounts);
  } catch (error) {
    await server.close();
    await accounts?.stop();
    throw error;
  }
  const running = accounts;
  return {
    server,
    async stop() {
      await server.close();
      await running.stop();
    },
  };
}

function serve(accounts: AccountHost): ServedAccounts {
  return {
    has: (accountId) => accounts.has(accountId),
    connect: (accountId, carrier) => accounts.connect(accountId, carrier),
    serve: (carrier) => serveHostContract(accounts, carrier, null),
    fileDesk: (accountId) => accounts.fileDesk(accountId),
  };
}
