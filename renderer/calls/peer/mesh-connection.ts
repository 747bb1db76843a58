import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { PeerMessage, PeerState } from '#shared/protocol/calls/peer-message';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { IceSource } from './ice-source.ts';
import type { LinkState, MediaLink, MediaLinkOptions, SlotEncoding } from './media-link.ts';
import { bySlot, type Slot } from './slots.ts';

const rebuildDelayMs = 500;
const rebuildDelayMaxMs = 8_000;
const epochMax = 1_000_000;
/** A pair rebuilds twice a second at most; whoever names new epochs faster only keeps this device busy. */
const followsMax = 8;
const followWindowMs = 10_000;
/** Signals that may wait while the ICE servers are asked for. */
const waitingMax = 64;

/** Somebody's one joining of the call. */
export interface MeshAddress {
  readonly userId: string;
  readonly joinId: string;
}

/** One other person in the call, as the engine and the interface see them. */
export interface MeshPeer extends MeshAddress {
  readonly link: LinkState;
  /** What comes from them; null until the media lines are agreed on. A slot that sends nothing has a muted track. */
  readonly tracks: Readonly<Record<Slot, MediaStreamTrack | null>>;
  /** What they show of themselves; null until they said so. */
  readonly state: PeerState | null;
  /** How high they draw our camera, in pixels; null until they said so. */
  readonly cameraWantedPixels: number | null;
  readonly lastHeardAtMs: number | null;
}

/** What all connections of a mesh share. */
export interface MeshConnectionOptions {
  readonly address: MeshAddress;
  readonly isInitiator: boolean;
  readonly clock: Clock;
  readonly iceSource: IceSource;
  /** What this device sends at present. */
  readonly tracks: Readonly<Record<Slot, MediaStreamTrack | null>>;
  createLink(options: MediaLinkOptions): MediaLink;
  sendSignal(signal: CallSignal): void;
  isServerReachable(): boolean;
  /** What this device shows of itself at present. */
  ownState(): PeerState | null;
  onChange(): void;
  onMessage(message: PeerMessage): void;
}

/** Keeps one person connected: replaces the link by one of the next epoch whenever it cannot be repaired. */
export class MeshConnection {
  readonly address: MeshAddress;
  readonly #options: MeshConnectionOptions;
  readonly #encodings = new Map<Slot, SlotEncoding>();
  #epoch = 0;
  #link: MediaLink | null = null;
  #linkState: LinkState = { phase: 'connecting', reason: null };
  #connectingSinceMs: number;
  #tracks: Record<Slot, MediaStreamTrack | null> = bySlot(() => null);
  #peerState: PeerState | null = null;
  #cameraWantedPixels: number | null = null;
  #ownCameraWantedPixels: number | null = null;
  #waiting: CallSignal[] = [];
  #rebuilds = 0;
  /** Links since the last that was connected. */
  #attempts = 0;
  #followsAtMs: number[] = [];
  #cancelRebuild: CancelTimer | null = null;
  #isClosed = false;

  constructor(options: MeshConnectionOptions) {
    this.address = options.address;
    this.#options = options;
    this.#connectingSinceMs = options.clock.nowMs();
    void this.#build(0);
  }

  /** How this person is connected right now. */
  get view(): MeshPeer {
    return {
      ...this.address,
      link: this.#linkState,
      tracks: { ...this.#tracks },
      state: this.#peerState,
      cameraWantedPixels: this.#cameraWantedPixels,
      lastHeardAtMs: this.#link?.lastHeardAtMs ?? null,
    };
  }

  /** Takes a signal of this very joining; one of a later epoch makes this side follow. */
  takeSignal(signal: CallSignal): void {
    if (this.#isClosed || signal.epoch < this.#epoch || signal.epoch >= epochMax) return;
    const isAhead = signal.epoch > this.#epoch;
    if (isAhead && !this.#mayFollow()) return;
    // The other side knows of epochs that this one forgot (its page was loaded anew): go beyond them.
    if (isAhead && this.#options.isInitiator) return void this.#build(signal.epoch + 1);
    if (isAhead) void this.#build(signal.epoch);
    if (this.#link !== null) this.#link.takeSignal(signal);
    else if (this.#waiting.length < waitingMax) this.#waiting.push(signal);
  }

  /** Sends another track to this person, or nothing. */
  async setTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    await this.#link?.setTrack(slot, track);
  }

  /** Limits what a slot may use on the way to this person, for later links too. */
  async setEncoding(slot: Slot, encoding: SlotEncoding): Promise<void> {
    this.#encodings.set(slot, encoding);
    await this.#link?.setEncoding(slot, encoding);
  }

  /** Sends a message if that is possible now. */
  send(message: PeerMessage): void {
    this.#link?.send(message);
  }

  /** Tells this person how high their camera is drawn here, when that changed. */
  wantCamera(heightPixels: number): void {
    if (heightPixels === this.#ownCameraWantedPixels) return;
    this.#ownCameraWantedPixels = heightPixels;
    this.send({ type: 'cameraWanted', heightPixels });
  }

  /** Looks for new ways at once, with fresh ICE servers when they are to be had. */
  networkChanged(): void {
    this.#link?.networkChanged();
    void this.#refreshIceServers();
  }

  /** Sends what waited for the server. */
  serverReachable(): void {
    this.#link?.serverReachable();
  }

  /** What the browser knows of this connection; empty while there is none. */
  async stats(): Promise<RTCStatsReport> {
    return (await this.#link?.stats()) ?? new Map();
  }

  /** Ends the connection; whatever comes later is ignored. */
  close(): void {
    this.#isClosed = true;
    this.#cancelRebuild?.();
    this.#link?.close();
    this.#link = null;
  }

  async #build(epoch: number): Promise<void> {
    this.#epoch = epoch;
    this.#cancelRebuild?.();
    this.#cancelRebuild = null;
    this.#link?.close();
    this.#link = null;
    this.#waiting = [];
    this.#tracks = bySlot(() => null);
    this.#interrupt();
    const { iceServers, isRelayOnly } = await this.#options.iceSource.current();
    // Meanwhile the call may have ended, or another epoch begun.
    if (this.#isClosed || this.#epoch !== epoch || this.#link !== null) return;
    const link = this.#options.createLink(this.#linkOptions({ epoch, iceServers, isRelayOnly }));
    this.#attempts += 1;
    this.#link = link;
    for (const [slot, encoding] of this.#encodings) link.setEncoding(slot, encoding).catch(() => undefined);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const signal of waiting) link.takeSignal(signal);
  }

  #linkOptions(options: Pick<MediaLinkOptions, 'epoch' | 'iceServers' | 'isRelayOnly'>): MediaLinkOptions {
    const { isInitiator, clock, tracks } = this.#options;
    const ifCurrent = (act: () => void) => {
      if (!this.#isClosed && this.#epoch === options.epoch) act();
    };
    return {
      ...options,
      isInitiator,
      clock,
      startedAtMs: this.#connectingSinceMs,
      attempt: this.#attempts,
      tracks: { ...tracks },
      isServerReachable: () => this.#options.isServerReachable(),
      sendSignal: (signal) => ifCurrent(() => this.#options.sendSignal(signal)),
      onTrack: (slot, track) => ifCurrent(() => this.#takeTrack(slot, track)),
      onState: (state) => ifCurrent(() => this.#takeState(state)),
      onOpen: () => ifCurrent(() => this.#introduce()),
      onMessage: (message) => ifCurrent(() => this.#takeMessage(message)),
      onRebuildNeeded: () => ifCurrent(() => this.#rebuildSoon()),
    };
  }

  #mayFollow(): boolean {
    const nowMs = this.#options.clock.nowMs();
    this.#followsAtMs = this.#followsAtMs.filter((atMs) => atMs > nowMs - followWindowMs);
    if (this.#followsAtMs.length >= followsMax) return false;
    this.#followsAtMs.push(nowMs);
    return true;
  }

  /** A new link after a working one: what people see is an interruption, and the time to connect begins anew. */
  #interrupt(): void {
    if (this.#linkState.phase === 'connected') this.#linkState = { phase: 'interrupted', reason: null };
    if (this.#linkState.phase === 'interrupted') this.#connectingSinceMs = this.#options.clock.nowMs();
    if (this.#epoch > 0) this.#options.onChange();
  }

  #takeTrack(slot: Slot, track: MediaStreamTrack): void {
    this.#tracks[slot] = track;
    this.#options.onChange();
  }

  #takeState(state: LinkState): void {
    const wasConnected = this.#linkState.phase === 'connected';
    this.#linkState = state;
    if (state.phase === 'connected') {
      this.#rebuilds = 0;
      this.#attempts = 0;
      this.#cancelRebuild?.();
      this.#cancelRebuild = null;
    } else if (wasConnected) void this.#refreshIceServers();
    this.#options.onChange();
  }

  #introduce(): void {
    const state = this.#options.ownState();
    if (state !== null) this.send({ type: 'state', state });
    if (this.#ownCameraWantedPixels !== null) this.send({ type: 'cameraWanted', heightPixels: this.#ownCameraWantedPixels });
  }

  #takeMessage(message: PeerMessage): void {
    if (message.type === 'state') this.#peerState = message.state;
    if (message.type === 'cameraWanted') this.#cameraWantedPixels = message.heightPixels;
    if (message.type === 'state' || message.type === 'cameraWanted') this.#options.onChange();
    this.#options.onMessage(message);
  }

  #rebuildSoon(): void {
    if (!this.#options.isInitiator || this.#cancelRebuild !== null) return;
    const delayMs = Math.min(rebuildDelayMs * 2 ** this.#rebuilds, rebuildDelayMaxMs);
    this.#rebuilds += 1;
    this.#cancelRebuild = this.#options.clock.after(delayMs, () => void this.#build(this.#epoch + 1));
  }

  /** Relay passwords run out: those in use may be of no use for the restart that follows. */
  async #refreshIceServers(): Promise<void> {
    const { iceServers } = await this.#options.iceSource.current();
    if (!this.#isClosed) this.#link?.setIceServers(iceServers);
  }
}
