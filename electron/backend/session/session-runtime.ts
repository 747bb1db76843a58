import type { Actor } from '#shared/domain/can';
import type { ConnectionView } from '#shared/contract/views/connection-view';
import type { ChatIntent } from '#shared/protocol/commands/command';
import type { DownFrame, DownFrameOf } from '#shared/protocol/down/down-frame';
import { protocolVersion } from '#shared/protocol/protocol-version';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Random } from '#shared/runtime/random';
import type { Account } from '../account/account-file.ts';
import { socketUrl } from '../account/server-address.ts';
import { CallService } from '../calls/call-service.ts';
import { StoreCheck } from '../healing/store-check.ts';
import { BlobFolder } from '../files/blob-folder.ts';
import type { FileServer } from '../files/file-server.ts';
import { FileService } from '../files/file-service.ts';
import { SearchUpkeep } from '../search/search-upkeep.ts';
import type { Self } from '../store/self.ts';
import type { ViewContext } from '../contract/view-context.ts';
import { requireSendable } from '../outbox/intent-size.ts';
import { discard, enqueue, retry } from '../outbox/outbox.ts';
import { readNotice, removeNotice, type SessionNotice } from '../store/notice.ts';
import { toStoreError } from '../store/open-store.ts';
import type { StoreDatabase, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { countUnreadTotal } from '../store/unread-total.ts';
import type { OpenSocket } from '../sync/open-socket.ts';
import { ServerLink } from '../sync/server-link.ts';
import { SyncEngine } from '../sync/sync-engine.ts';
import { readSyncState } from '../sync/sync-state.ts';
import { readConnectionView } from './connection-view.ts';
import { EphemeralState } from './ephemeral-state.ts';
import { PresenceLink } from './presence-link.ts';
import { StatusEnds } from './status-ends.ts';

export interface SessionRuntimeOptions {
  readonly account: Account;
  readonly store: StoreDatabase;
  readonly token: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly openSocket: OpenSocket;
  /** Where the bytes of files lie. */
  readonly blobFolder: string;
  readonly incomingFolder: string;
  fileServer(serverUrl: () => string): FileServer;
  onChange(topics: ReadonlySet<string>): void;
  onSessionEnded(): void;
  /** The copy is in step with the server. */
  onCaughtUp(): void;
}

const typingEveryMs = 3_000;
/** The first protocol that knows threads. */
const threadsProtocol = 5;

/** A signed-in person: their store, their connection, and what they do. */
export class SessionRuntime {
  account: Account;
  readonly store: StoreDatabase;
  readonly self: Self;
  readonly calls: CallService;
  readonly files: FileService;
  readonly statusEnds: StatusEnds;
  readonly #options: SessionRuntimeOptions;
  readonly #ephemeral: EphemeralState;
  readonly #link: ServerLink;
  readonly #engine: SyncEngine;
  readonly #searchUpkeep: SearchUpkeep;
  readonly #check: StoreCheck;
  readonly #typingSentAtMs = new Map<string, number>();
  readonly #presence: PresenceLink;
  /** Of the last welcome; until there was one, a server as new as this program is expected. */
  #serverProtocol: number = protocolVersion.current;

  constructor(options: SessionRuntimeOptions) {
    const { account, store, clock, logger } = options;
    this.#options = options;
    this.account = account;
    this.store = store;
    this.self = { userId: account.userId, organizationId: account.organizationId };
    this.#ephemeral = new EphemeralState(clock, (changed) => options.onChange(changed));
    this.statusEnds = new StatusEnds({ store, clock, onEnd: () => options.onChange(new Set([topics.people])) });
    this.statusEnds.plan();
    this.#link = this.#createLink();
    this.#presence = new PresenceLink({ self: this.self, isGreeted: () => this.isGreeted(), send: (frame) => this.#link.send(frame) });
    this.calls = new CallService({
      store, self: this.self, clock, logger,
      isConnected: () => this.isGreeted(),
      send: (frame) => this.#link.send(frame),
      onChange: (changed) => options.onChange(changed),
    });
    this.files = new FileService({
      store, self: this.self, clock, random: options.random, logger,
      blobs: new BlobFolder(options.blobFolder), incomingFolder: options.incomingFolder, server: options.fileServer(() => this.account.serverUrl),
      isConnected: () => this.isGreeted(),
      send: (frame) => this.#link.send(frame),
      onChange: (changed) => options.onChange(changed),
      onUploaded: () => this.#engine.outbox.wake(),
    });
    this.#searchUpkeep = new SearchUpkeep({ store, clock, logger });
    this.#searchUpkeep.wake();
    this.#check = new StoreCheck({ store, clock, logger });
    this.#engine = new SyncEngine({
      store, self: this.self, link: this.#link, clock, logger,
      onTyping: (notice) => this.#ephemeral.noteTyping(notice.chatId, notice.userId),
      onPresence: (changes) => this.#ephemeral.notePresence(changes),
      takeCallResults: (results) => this.calls.takeResults(results),
      onWelcome: (welcome) => this.#greetAnew(welcome),
      onCaughtUp: () => {
        this.calls.caughtUp();
        this.files.connected();
        options.onCaughtUp();
      },
      onErased: () => this.#searchUpkeep.wake(),
    });
  }

  get token(): string {
    return this.#options.token;
  }

  /** Connects now instead of at the next planned time; nothing where there is a connection. */
  connectNow(): void {
    this.#link.connect();
  }

  /** The same server answers at another address from now on. */
  moveTo(serverUrl: string): void {
    this.account = { ...this.account, serverUrl };
    this.connectNow();
  }

  stop(): void {
    this.calls.stop();
    this.files.stop();
    this.statusEnds.stop();
    this.#engine.stop();
    this.#searchUpkeep.stop();
    this.#check.stop();
    this.#link.stop();
    this.#ephemeral.forget();
    this.store.close();
  }

  /**
   * SY12: durable here with its effect, then it travels.
   * @param alongside what changes only here and in the same step
   * @throws HallwayError `request_too_large`, or `disk_full` when it could not be written; then nothing has changed
   */
  act(intent: ChatIntent, alongside?: (writer: StoreWriter) => void): void {
    this.actTogether([intent], alongside);
  }

  /** The same for several: all of them, or none. */
  actTogether(intents: readonly ChatIntent[], alongside?: (writer: StoreWriter) => void): void {
    requireSendable(intents);
    this.write((writer) => {
      for (const intent of intents) enqueue(writer, this.self, intent, this.nowMs());
      alongside?.(writer);
    });
    this.#engine.outbox.wake();
  }

  /** Writes in one transaction what is of this computer only, such as a draft. */
  write(work: (writer: StoreWriter) => void): void {
    try {
      this.store.transaction(work);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  nowMs(): number {
    return this.#options.clock.nowMs();
  }

  retryCommand(commandId: string): void {
    this.write((writer) => retry(writer, this.self, commandId));
    this.#engine.outbox.wake();
  }

  discardCommand(commandId: string): void {
    this.write((writer) => discard(writer, this.self, commandId));
    this.#engine.eraseSoon();
  }

  sendTyping(chatId: string): void {
    const nowMs = this.#options.clock.nowMs();
    if (nowMs - (this.#typingSentAtMs.get(chatId) ?? -typingEveryMs) < typingEveryMs) return;
    this.#typingSentAtMs.set(chatId, nowMs);
    if (this.isGreeted()) this.#link.send({ type: 'typing', chatId });
  }

  setPresence(status: 'active' | 'away'): void {
    this.#presence.setStatus(status);
  }

  /** The person looks at a chat's older end: it is fetched before anything else. */
  wantHistory(chatId: string): void {
    if (!this.#engine.history.isFetching(chatId)) this.#engine.history.want(chatId);
  }

  /** Watches the people on screen; asked again with each change of what is shown. */
  watchPresence(userIds: readonly string[]): void {
    this.#presence.watch(userIds);
  }

  viewContext(): ViewContext {
    return {
      store: this.store,
      self: this.self,
      actor: this.actor(),
      presenceOf: (userId) => (userId === this.self.userId ? this.#presence.status : this.#ephemeral.presenceOf(userId)),
      lastSeenOf: (userId) => this.#ephemeral.lastSeenOf(userId),
      nowMs: this.nowMs(),
      typingIn: (chatId) => this.#ephemeral.typingIn(chatId),
      deviceCalls: this.calls.deviceCalls(),
      isFetchingHistory: (chatId) => this.#engine.history.isFetching(chatId),
      files: this.files,
    };
  }

  actor(): Actor {
    const { access } = readSyncState(this.store);
    return { userId: this.self.userId, isActive: true, permissions: new Set(access.permissions), hasChatFeature: access.hasChatFeature };
  }

  connectionView(): ConnectionView {
    return readConnectionView(this.store, this.#link.state.connection);
  }

  /** Whether an answer in a thread would be kept as one. */
  knowsThreads(): boolean {
    return this.#serverProtocol >= threadsProtocol;
  }

  /** What the person should know of their copy, until they have read it; it outlives a restart. */
  notice(): SessionNotice {
    return readNotice(this.store);
  }

  dismissNotice(): void {
    this.write((writer) => removeNotice(writer));
  }

  /** What the badge shows. */
  unreadTotal(): number {
    return countUnreadTotal(this.store, this.self, this.nowMs());
  }

  #createLink(): ServerLink {
    const { token, clock, random, logger, openSocket } = this.#options;
    return new ServerLink({
      url: () => socketUrl(this.account.serverUrl), token, clock, random, logger, openSocket,
      onOpen: () => this.#engine.greet(),
      onFrame: (frame) => this.#take(frame),
      onState: (state) => {
        if (state.connection.status === 'offline') this.#lostTouch();
        this.#options.onChange(new Set([topics.connection]));
      },
      onSessionEnded: () => this.#options.onSessionEnded(),
    });
  }

  #take(frame: DownFrame): void {
    if (frame.type === 'push') for (const message of frame.rows.messages ?? []) this.#ephemeral.endTyping(message.chatId, message.senderId);
    try {
      if (!this.calls.take(frame) && !this.files.near.take(frame)) this.#engine.take(frame);
    } catch (error) {
      // A store that cannot take it in (a full disk) must not take the connection's word for taken: begin again.
      const { code } = toStoreError(error);
      this.#options.logger.error('A frame could not be taken in', { type: frame.type, code, detail: String(error) });
      this.#link.fail(code);
    }
  }

  #lostTouch(): void {
    this.#engine.pause();
    this.#ephemeral.forget();
    this.calls.disconnected();
    this.files.disconnected();
  }

  #greetAnew(welcome: DownFrameOf<'welcome'>): void {
    this.#serverProtocol = welcome.protocol;
    this.calls.connected(welcome);
    this.files.near.connected(welcome.protocol);
    this.#presence.greetAnew();
  }

  /** Whether the server listens to what is said. */
  isGreeted(): boolean {
    const { status } = this.#link.state.connection;
    return status === 'catchingUp' || status === 'connected';
  }
}
