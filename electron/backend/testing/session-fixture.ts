import { dirname, join } from 'node:path';
import type { DownFrame } from '#shared/protocol/down/down-frame';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { Logger } from '#shared/runtime/logger';
import { SessionRuntime } from '../session/session-runtime.ts';
import type { LinkSocketEvents } from '../sync/open-socket.ts';
import { FakeFileServer } from './fake-file-server.ts';
import { createHeldClock, type HeldClock } from './held-clock.ts';
import { ada, createStore, organizationId, testId, type StoreFixture } from './store-fixture.ts';

/** The server's end of each connection, in the test's hands. */
export class FakeServer {
  readonly sent: UpFrame[] = [];
  #events: LinkSocketEvents | null = null;

  readonly openSocket = (_target: unknown, events: LinkSocketEvents) => {
    this.#events = events;
    return { send: (text: string) => void this.sent.push(JSON.parse(text) as UpFrame), terminate: () => this.close() };
  };

  open(): void {
    this.#events?.onOpen();
  }

  give(frame: DownFrame): void {
    this.#events?.onMessage(JSON.stringify(frame));
  }

  close(): void {
    const events = this.#events;
    this.#events = null;
    events?.onClose({ closeCode: 1006, httpStatus: null, error: null });
  }

  takeSent(): UpFrame[] {
    return this.sent.splice(0);
  }

  welcome(head = 10, epoch = testId(2)): void {
    const access = { permissions: ['chat.view', 'chat.create_group'], hasChatFeature: true, maxFileBytes: 1_000_000 };
    this.open();
    this.give({ type: 'welcome', protocol: 1, epoch, head, userId: ada, organizationId, serverTimeMs: 1, access });
  }

  /** Answers the pull asked last with nothing new. */
  answerPull(until: number, more: Partial<Extract<DownFrame, { type: 'page' }>> = {}): void {
    const pull = this.sent.findLast((frame) => frame.type === 'pull');
    this.give({ type: 'page', requestId: pull?.requestId ?? 0, since: pull?.since ?? 0, until, nextPart: null, hasMore: false, rows: {}, ...more });
  }
}

const quiet: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => quiet };

/** Ada's session on a real store, with time and the server in the test's hands. */
export interface SessionFixture {
  readonly fixture: StoreFixture;
  readonly server: FakeServer;
  readonly files: FakeFileServer;
  readonly clock: HeldClock;
  readonly session: SessionRuntime;
}

/** Gives a session that has begun to connect. */
export async function createSession(): Promise<SessionFixture> {
  const clock = createHeldClock();
  const fixture = await createStore();
  const server = new FakeServer();
  const files = new FakeFileServer();
  const session = new SessionRuntime({
    account: {
      serverUrl: 'https://chat.example.org', email: 'ada@example.org', userId: ada, displayName: 'Ada Brandt', organizationId, organizationName: 'Blue Harbour',
      protectedToken: 'x', storeName: 'x', isDemo: false,
    },
    store: fixture.store, token: 'token', clock, random: () => 0, logger: quiet, openSocket: server.openSocket, onChange: () => undefined, onSessionEnded: () => undefined, onCaughtUp: () => undefined,
    blobFolder: join(dirname(fixture.file), 'files'), incomingFolder: dirname(fixture.file), fileServer: () => files,
  });
  session.connectNow();
  return { fixture, server, files, clock, session };
}
