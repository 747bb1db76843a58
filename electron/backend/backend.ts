import { join } from 'node:path';
import type { CallParams } from '#shared/contract/calls';
import type { BackendCarrier } from '#shared/contract/carrier';
import type { AccountView } from '#shared/contract/host/account-view';
import type { SessionView } from '#shared/contract/views/session-view';
import { can } from '#shared/domain/can';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Random } from '#shared/runtime/random';
import type { Account } from './account/account-file.ts';
import { AccountKeeper } from './account/account-keeper.ts';
import type { Fetch } from './account/server-api.ts';
import { signInToServer } from './account/sign-in.ts';
import { createHandlers } from './contract/handlers.ts';
import { LiveQueries } from './contract/live-queries.ts';
import { serveContract } from './contract/contract-server.ts';
import { createMakeQuery } from './contract/make-query.ts';
import { blobFolderOf, incomingFolderOf } from './files/file-folders.ts';
import { createHttpFileServer } from './files/http-file-server.ts';
import { SessionRuntime } from './session/session-runtime.ts';
import { StoreHealer } from './healing/store-healer.ts';
import { toStoreError } from './store/open-store.ts';
import { topics } from './store/topics.ts';
import type { OpenSocket } from './sync/open-socket.ts';

/** What the host's main thread does for the backend. */
export interface BackendPorts {
  startDemoOrganization(): Promise<{ serverUrl: string; email: string; password: string }>;
  protectSecret(secret: string): Promise<string>;
  /** @throws HallwayError `session_ended` when it cannot be read here */
  revealSecret(protectedText: string): Promise<string>;
  /**
   * Asked before somebody is signed in; absent where this is the only account.
   * @throws HallwayError `account_exists` when another account of this computer is this person's
   */
  claimAccount?(organizationId: string, userId: string): Promise<void>;
}

export interface BackendOptions {
  readonly profileFolder: string;
  readonly deviceName: string;
  readonly logger: Logger;
  readonly ports: BackendPorts;
  readonly clock: Clock;
  readonly random: Random;
  readonly openSocket: OpenSocket;
  readonly fetch: Fetch;
  onUnreadTotal(total: number): void;
  /** Who this account is of, told at the start and after each change; null: of nobody. */
  onHolder?(holder: AccountView['holder']): void;
}

type SignedOut = Extract<SessionView, { status: 'signedOut' | 'storeFailed' }>;

const unreadTotalEveryMs = 200;

/** The embedded backend of one profile: who is signed in, their store and connection, and the contract's other end. */
export class Backend {
  readonly #options: BackendOptions;
  readonly #account: AccountKeeper;
  readonly #live: LiveQueries;
  readonly #handlers = createHandlers({
    fetch: (...parameters) => this.#options.fetch(...parameters),
    signIn: (params) => this.#signIn(async () => params, false),
    tryDemo: () => this.#signIn(() => this.#options.ports.startDemoOrganization(), true),
    signOut: () => this.#signOut(),
    reconnect: () => this.#reconnect(),
    session: () => this.#requireSession(),
  });
  readonly #makeQuery;
  readonly #stores: StoreHealer;
  #session: SessionRuntime | null = null;
  #isSigningIn = false;
  #signedOut: SignedOut = { status: 'signedOut', notice: null, lastServerUrl: null, lastEmail: null };
  #unreadTotal = -1;
  #isUnreadPlanned = false;

  constructor(options: BackendOptions) {
    this.#options = options;
    this.#account = new AccountKeeper({ ...options, file: join(options.profileFolder, 'account.json') });
    this.#live = new LiveQueries(options.clock);
    this.#stores = new StoreHealer({
      profileFolder: options.profileFolder, clock: options.clock, logger: options.logger,
      onChange: (changed) => this.#noteChange(changed),
      onDamaged: () => void this.#reopen(),
    });
    this.#makeQuery = createMakeQuery({ clock: options.clock, sessionView: () => this.#sessionView(), session: () => this.#session });
  }

  /** Opens what was signed in before; a store that cannot be opened is told in the session view. */
  async start(): Promise<void> {
    const account = this.#account.begin();
    if (account === null) return;
    if (account.protectedToken === null) return this.#showSignedOut(account, 'session_ended');
    try {
      const session = await this.#open(account, await this.#options.ports.revealSecret(account.protectedToken));
      if (account.isDemo) void this.#wakeDemo(session);
    } catch (error) {
      const known = error instanceof HallwayError ? error : new HallwayError('store_unreadable', { cause: error });
      if (known.code === 'session_ended') this.#showSignedOut(account, 'session_ended');
      else this.#showStoreFailed(known);
    }
  }

  connect(carrier: BackendCarrier): void {
    serveContract(carrier, { handlers: this.#handlers, makeQuery: this.#makeQuery, live: this.#live, logger: this.#options.logger });
  }

  stop(): void {
    this.#session?.stop();
    this.#session = null;
  }

  /** What a server still has to hear from who signed out is said, or cannot be. */
  farewell(): Promise<void> {
    return this.#account.farewell();
  }

  /** One at a time: two windows may ask, and a store has one session. */
  async #signIn(findAccess: () => Promise<CallParams<'signIn'>>, isDemo: boolean): Promise<void> {
    if (this.#session !== null || this.#isSigningIn) throw new HallwayError('invalid_request', { message: 'Somebody is signed in already. Sign out first.' });
    this.#isSigningIn = true;
    try {
      await this.#signInAlone(await findAccess(), isDemo);
    } finally {
      this.#isSigningIn = false;
    }
  }

  async #signInAlone(params: CallParams<'signIn'>, isDemo: boolean): Promise<void> {
    const { fetch, deviceName, ports } = this.#options;
    const { account, token } = await signInToServer({ fetch, deviceName }, params);
    await this.#account.claim(account, token);
    const protectedToken = await ports.protectSecret(token);
    const known = this.#account.read();
    // Somebody else comes: the copy of the one before goes, unless it holds what they have not sent.
    if (known !== null && known.storeName !== account.storeName && !this.#stores.hasUnsentWork(known)) this.#stores.erase(known);
    this.#account.keep({ ...account, protectedToken, isDemo });
    await this.#open({ ...account, protectedToken, isDemo }, token);
  }

  /** Signs out here at once, on the server when it can be reached, and erases this computer's copy. */
  async #signOut(): Promise<void> {
    const session = this.#requireSession();
    const { account } = session;
    session.stop();
    this.#session = null;
    this.#account.remove();
    this.#stores.erase(account);
    this.#signedOut = { status: 'signedOut', notice: null, lastServerUrl: account.serverUrl, lastEmail: account.email };
    this.#noteSession();
    await this.#account.leave(account);
  }

  #reconnect(): void {
    const session = this.#requireSession();
    if (session.account.isDemo) void this.#wakeDemo(session);
    else session.connectNow();
  }

  /** The demo organization lives as long as its host: it starts while the store is shown already, and may have moved. */
  async #wakeDemo(session: SessionRuntime): Promise<void> {
    try {
      const { serverUrl } = await this.#options.ports.startDemoOrganization();
      if (this.#session !== session) return;
      if (serverUrl === session.account.serverUrl) return session.connectNow();
      this.#account.keep({ ...session.account, serverUrl });
      session.moveTo(serverUrl);
      this.#noteSession();
    } catch (error) {
      this.#options.logger.warn('The demo organization did not come back', { error: String(error) });
    }
  }

  async #open(account: Account, token: string): Promise<SessionRuntime> {
    const { clock, random, logger, openSocket, profileFolder, fetch } = this.#options;
    const store = await this.#stores.open(account);
    const session = new SessionRuntime({
      account, store, token, clock, random, logger, openSocket,
      blobFolder: blobFolderOf(profileFolder, account.storeName), incomingFolder: incomingFolderOf(profileFolder),
      fileServer: (serverUrl) => createHttpFileServer({ fetch, token, serverUrl }),
      onChange: (changed) => this.#noteChange(changed),
      onSessionEnded: () => this.#sessionEnded(),
      onCaughtUp: () => this.#stores.isComplete(account),
    });
    this.#session = session;
    session.connectNow();
    this.#noteSession();
    return session;
  }

  /** SY14: the store was found to be damaged in use. It is healed while the person waits, and what they did goes on. */
  async #reopen(): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    this.#showStoreFailed(new HallwayError('store_rebuilt'));
    try {
      stopDamaged(session);
      await this.#open(session.account, session.token);
    } catch (error) {
      this.#showStoreFailed(toStoreError(error));
      this.#noteSession();
    }
  }

  #showStoreFailed(error: HallwayError): void {
    this.#options.logger.error('The store is not open', { code: error.code, detail: String(error.cause instanceof Error ? error.cause : error) });
    this.#signedOut = { status: 'storeFailed', error: { code: error.code, message: error.message } };
  }

  /** The server does not take the token any more: signed out, with everything unsent kept for the next sign-in. */
  #sessionEnded(): void {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    session.stop();
    this.#account.endSession(session.account);
    this.#showSignedOut(session.account, 'session_ended');
    this.#noteSession();
  }

  #showSignedOut(account: Account, code: 'session_ended'): void {
    const { message } = new HallwayError(code);
    this.#signedOut = { status: 'signedOut', notice: { code, message }, lastServerUrl: account.serverUrl, lastEmail: account.email };
  }

  #sessionView(): SessionView {
    const session = this.#session;
    if (session === null) return this.#signedOut;
    const { account } = session;
    const actor = session.actor();
    return {
      status: 'signedIn',
      userId: account.userId,
      displayName: account.displayName,
      email: account.email,
      organizationId: account.organizationId,
      organizationName: account.organizationName,
      serverUrl: account.serverUrl,
      canCreateGroup: can(actor, 'chat.createGroup', {}).allowed,
      canWrite: actor.hasChatFeature,
      canCall: can(actor, 'organization.call', {}).allowed,
      canDeleteAnyMessage: actor.permissions.has('chat.delete'),
      notice: session.notice(),
    };
  }

  #requireSession(): SessionRuntime {
    if (this.#session === null) throw new HallwayError('not_signed_in');
    return this.#session;
  }

  #noteSession(): void {
    this.#noteChange(new Set([topics.session, topics.chatList]));
    this.#live.flush();
  }

  #noteChange(changed: ReadonlySet<string>): void {
    this.#live.note(changed);
    if (changed.has(topics.calls)) this.#session?.calls.followRecord();
    if (changed.has(topics.people)) this.#session?.statusEnds.plan();
    if (changed.has(topics.files)) this.#session?.files.followRows();
    if (this.#isUnreadPlanned || !(changed.has(topics.chatList) || changed.has(topics.session))) return;
    this.#isUnreadPlanned = true;
    this.#options.clock.after(unreadTotalEveryMs, () => this.#tellUnreadTotal());
  }

  #tellUnreadTotal(): void {
    this.#isUnreadPlanned = false;
    const total = this.#session?.unreadTotal() ?? 0;
    if (total === this.#unreadTotal) return;
    this.#unreadTotal = total;
    this.#options.onUnreadTotal(total);
  }
}

/** What a session writes down when it ends may fail on its damaged store; closed it has to be. */
function stopDamaged(session: SessionRuntime): void {
  try {
    session.stop();
  } catch {
    session.store.close();
  }
}
