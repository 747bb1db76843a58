import type { CallName, CallParams } from '#shared/contract/calls';
import type { QueryName } from '#shared/contract/queries';
import type { CallPersonView, CallsView, OwnCallView } from '#shared/contract/views/calls-view';
import { HallwayError } from '#shared/errors/hallway-error';
import type { PeerMessage } from '#shared/protocol/calls/peer-message';
import type { BackendLink } from '../../../carrier/backend-link.ts';
import { createHandClock } from '../../../testing/hand-clock.ts';
import { FakeBrowserMedia, settled } from '../../media/testing/fake-browser-media.ts';
import type { LinkState, MediaLink, MediaLinkOptions } from '../../peer/media-link.ts';
import type { Slot } from '../../peer/slots.ts';
import { CallEngine } from '../call-engine.ts';

export const windowId = 'window';

/** A backend that notes what it is asked, and says what the test lets it say. */
export class FakeCallsBackend {
  readonly asked: { readonly name: CallName; readonly params: unknown }[] = [];
  /** Calls that are refused, and with what. */
  readonly refusals = new Map<CallName, HallwayError>();
  readonly shownBeforeAnswer = new Map<CallName, CallsView>();
  readonly #watchers = new Map<QueryName, { onValue(value: unknown): void; onError(error: HallwayError): void }>();

  readonly link = {
    call: (name: CallName, params: unknown) => this.#answer(name, params),
    subscribe: (name: QueryName, _params: unknown, onValue: (value: unknown) => void, onError: (error: HallwayError) => void = () => undefined) => {
      this.#watchers.set(name, { onValue, onError });
      return () => void this.#watchers.delete(name);
    },
    state: () => 'open', onStateChange: () => () => undefined, close: () => undefined,
  } as unknown as BackendLink;

  give(name: QueryName, value: unknown): void {
    this.#watchers.get(name)?.onValue(value);
  }

  /** The session has ended. */
  fail(name: QueryName): void {
    this.#watchers.get(name)?.onError(new HallwayError('session_ended'));
  }

  /** What it was asked under this name. */
  of<N extends CallName>(name: N): CallParams<N>[] {
    return this.asked.filter((one) => one.name === name).map(({ params }) => params as CallParams<N>);
  }

  async #answer(name: CallName, params: unknown): Promise<unknown> {
    this.asked.push({ name, params });
    await Promise.resolve();
    const refusal = this.refusals.get(name);
    if (refusal !== undefined) throw refusal;
    // As from the real one, what a call changes is told before its answer.
    const shown = this.shownBeforeAnswer.get(name);
    if (shown !== undefined) this.give('calls', shown);
    if (name === 'startCall') return { callId: 'call' };
    return name === 'readIceServers' ? { iceServers: [], expiresAtMs: null } : {};
  }
}

/** A link without media: what is sent on it can be seen, and how it is can be said. */
export class FakeLink implements MediaLink {
  readonly options: MediaLinkOptions;
  readonly tracks: Record<Slot, MediaStreamTrack | null>;
  readonly messages: PeerMessage[] = [];
  state: LinkState = { phase: 'connecting', reason: null };
  lastHeardAtMs: number | null = null;
  isClosed = false;

  constructor(options: MediaLinkOptions) {
    this.options = options;
    this.tracks = { ...options.tracks };
  }

  become(phase: LinkState['phase']): void {
    this.state = { phase, reason: phase === 'failed' ? 'noRoute' : null };
    this.options.onState(this.state);
    if (phase === 'connected') this.options.onOpen();
  }

  async setTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    this.tracks[slot] = track;
    await Promise.resolve();
  }

  send(message: PeerMessage): boolean {
    this.messages.push(message);
    return true;
  }

  async stats(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map());
  }

  close(): void {
    this.isClosed = true;
  }

  async setEncoding(): Promise<void> {
    return Promise.resolve();
  }

  takeSignal(): void {}
  setIceServers(): void {}
  networkChanged(): void {}
  serverReachable(): void {}
}

/** Somebody in a call; Ada is oneself. */
export function person(userId: string, more: Partial<CallPersonView> = {}): CallPersonView {
  return {
    userId, displayName: userId, isSelf: userId === 'ada', status: 'joined', joinId: `${userId}-1`, isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false,
    connectionState: 'new', ...more,
  };
}

/** A call of this window in which Ada and these people are. */
export function ownCall(userIds: readonly string[] = ['ben'], more: Partial<OwnCallView> = {}): OwnCallView {
  return {
    callId: 'call', chatId: 'chat', chatKind: 'group', title: 'Pier', otherUserId: null, media: 'audio', phase: 'active', endReason: null, joinId: 'ada-1', windowId, isOwnStart: true,
    createdAt: 1, startedAt: 2, durationMs: null, people: [person('ada'), ...userIds.map((userId) => person(userId))], invitable: [], ...more,
  };
}

export function callsView(own: readonly OwnCallView[], more: Partial<CallsView> = {}): CallsView {
  return { own: [...own], incoming: [], isServerReachable: true, ...more };
}

/** An engine that listens, in a browser and with a backend in the test's hands. */
export function createEngineFixture() {
  const backend = new FakeCallsBackend();
  const media = new FakeBrowserMedia();
  media.createAudioElement = () => ({ play: async () => Promise.resolve(), pause: () => undefined, setSinkId: async () => Promise.resolve() }) as unknown as HTMLAudioElement;
  backend.shownBeforeAnswer.set('startCall', callsView([ownCall([], { phase: 'starting', people: [] })]));
  backend.shownBeforeAnswer.set('joinCall', callsView([ownCall()]));
  const clock = createHandClock();
  const links: FakeLink[] = [];
  const engine = new CallEngine({
    backend: backend.link, windowId, clock, media, alerts: { follow: () => undefined }, onNetworkChange: () => undefined,
    createLink(options) {
      const link = new FakeLink(options);
      links.push(link);
      return link;
    },
  });
  engine.listen();
  return {
    backend, media, clock, links, engine,
    /** Lets the backend say which calls there are, and everything happen that follows. */
    async follow(view: CallsView): Promise<void> {
      backend.give('calls', view);
      for (let turn = 0; turn < 3; turn += 1) await settled();
    },
    notices: () => engine.state().notices.map(({ notice }) => notice),
    openLinks: () => links.filter((link) => !link.isClosed),
    /** What holds a device now. */
    live: () => [...new Set(media.live().map(({ kind }) => kind))].toSorted(),
  };
}
