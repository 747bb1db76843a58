import type { AccountView } from '#shared/contract/host/account-view';
import type { Logger } from '#shared/runtime/logger';
import { toStoreError } from '../store/open-store.ts';
import { readAccount, removeAccount, writeAccount, type Account } from './account-file.ts';
import { holderOf } from './holder-of.ts';
import { requestSignOut, type Fetch } from './server-api.ts';

interface AccountKeeperOptions {
  readonly file: string;
  readonly fetch: Fetch;
  readonly logger: Logger;
  readonly ports: {
    revealSecret(protectedText: string): Promise<string>;
    claimAccount?(organizationId: string, userId: string): Promise<void>;
  };
  onHolder?(holder: AccountView['holder']): void;
}

/** Who a profile is of: kept in its file, told to the host, and taken leave of on the server. */
export class AccountKeeper {
  readonly #options: AccountKeeperOptions;
  #farewell: Promise<void> = Promise.resolve();

  constructor(options: AccountKeeperOptions) {
    this.#options = options;
  }

  /** The account of the last start, told to the host. */
  begin(): Account | null {
    const account = this.read();
    this.#tell(account);
    return account;
  }

  read(): Account | null {
    return readAccount(this.#options.file);
  }

  /** @throws HallwayError `disk_full` or `store_unreadable` */
  keep(account: Account): void {
    try {
      writeAccount(this.#options.file, account);
    } catch (error) {
      throw toStoreError(error);
    }
    this.#tell(account);
  }

  /** The server takes the token no longer; who comes back finds everything. */
  endSession(account: Account): void {
    const ended = { ...account, protectedToken: null };
    try {
      writeAccount(this.#options.file, ended);
    } catch (error) {
      // The token stays where it is and is worth nothing: the next start learns the same from the server.
      this.#options.logger.warn('The end of the session could not be written down', { error: String(error) });
    }
    this.#tell(ended);
  }

  remove(): void {
    removeAccount(this.#options.file);
  }

  /** One account for each person: the session that this sign-in began is ended again where there is one already. */
  async claim(account: Pick<Account, 'serverUrl' | 'organizationId' | 'userId'>, token: string): Promise<void> {
    try {
      await this.#options.ports.claimAccount?.(account.organizationId, account.userId);
    } catch (error) {
      await this.#signOutOnServer(account.serverUrl, () => Promise.resolve(token));
      throw error;
    }
  }

  /** Tells the server, when it can be reached, and the host, that nobody is here any more. */
  leave({ protectedToken, serverUrl }: Account): Promise<void> {
    if (protectedToken !== null) this.#farewell = this.#signOutOnServer(serverUrl, () => this.#options.ports.revealSecret(protectedToken));
    this.#tell(null);
    return this.#farewell;
  }

  /** The server has been told of the last sign-out, or cannot be. */
  farewell(): Promise<void> {
    return this.#farewell;
  }

  async #signOutOnServer(serverUrl: string, findToken: () => Promise<string>): Promise<void> {
    try {
      await requestSignOut(this.#options.fetch, serverUrl, await findToken());
    } catch (error) {
      this.#options.logger.warn('The server was not told of the sign-out', { error: String(error) });
    }
  }

  #tell(account: Account | null): void {
    this.#options.onHolder?.(account === null ? null : { ...holderOf(account), isSignedIn: account.protectedToken !== null });
  }
}
