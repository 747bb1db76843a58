import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { PeerMessage, PeerState } from '#shared/protocol/calls/peer-message';
import type { Clock } from '#shared/runtime/clock';
import { EarlySignals } from './early-signals.ts';
import { IceSource, type IceSetup } from './ice-source.ts';
import type { MediaLink, MediaLinkOptions, SlotEncoding } from './media-link.ts';
import { MeshConnection, type MeshAddress, type MeshPeer } from './mesh-connection.ts';
import { bySlot, type Slot } from './slots.ts';

/** Who this device is in which call, and the ways to the rest of Hallway. */
export interface CallMeshOptions {
  readonly callId: string;
  readonly selfUserId: string;
  /** This device's own joining of the call. */
  readonly joinId: string;
  readonly clock: Clock;
  createLink(options: MediaLinkOptions): MediaLink;
  fetchIceServers(): Promise<IceSetup>;
  /** Sends by way of the server. */
  sendSignal(to: MeshAddress, signal: CallSignal): void;
  isServerReachable(): boolean;
  /** Something that `peers()` gives is different now. */
  onChange(): void;
  onMessage(userId: string, message: PeerMessage): void;
}

/** One link to everybody else in one call. Captured once, sent to all; each link repairs itself. */
export class CallMesh {
  readonly #options: CallMeshOptions;
  readonly #connections = new Map<string, MeshConnection>();
  readonly #early: EarlySignals;
  readonly #iceSource: IceSource;
  readonly #tracks: Record<Slot, MediaStreamTrack | null> = bySlot(() => null);
  #state: PeerState | null = null;
  #isClosed = false;

  constructor(options: CallMeshOptions) {
    this.#options = options;
    this.#early = new EarlySignals(options.clock);
    this.#iceSource = new IceSource(options.clock, () => options.fetchIceServers());
  }

  /** The call this mesh is for. */
  get callId(): string {
    return this.#options.callId;
  }

  /** Everybody else, in the order in which they were met. */
  peers(): readonly MeshPeer[] {
    return [...this.#connections.values()].map(({ view }) => view);
  }

  /** Connects with exactly these people: who is new gets a link, who joined anew another one, who is gone is closed. */
  setPeers(peers: readonly MeshAddress[]): void {
    if (this.#isClosed) return;
    const others = new Map(peers.filter(({ userId }) => userId !== this.#options.selfUserId).map((peer) => [peer.userId, peer]));
    let hasChanged = false;
    for (const [userId, connection] of this.#connections) {
      if (others.get(userId)?.joinId === connection.address.joinId) continue;
      connection.close();
      this.#connections.delete(userId);
      hasChanged = true;
    }
    for (const [userId, { joinId }] of others) {
      if (this.#connections.has(userId)) continue;
      this.#connect({ userId, joinId });
      hasChanged = true;
    }
    if (hasChanged) this.#options.onChange();
  }

  /** Takes a signal that the server relayed; of somebody who is not known yet it is kept for 10 s. */
  takeSignal(from: MeshAddress, signal: CallSignal): void {
    if (this.#isClosed || from.userId === this.#options.selfUserId) return;
    const connection = this.#connections.get(from.userId);
    if (connection?.address.joinId === from.joinId) connection.takeSignal(signal);
    else this.#early.hold(from.joinId, signal);
  }

  /** Sends a track to everybody, or nothing; settles once all links did, whatever became of each. */
  async setTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks[slot] = track;
    await Promise.allSettled(this.#all().map((connection) => connection.setTrack(slot, track)));
  }

  /** Shows this state to everybody, and to whoever connects later. */
  setState(state: PeerState): void {
    this.#state = state;
    for (const connection of this.#all()) connection.send({ type: 'state', state });
  }

  /** Sends a reaction to those who are connected now. */
  react(emoji: string): void {
    for (const connection of this.#all()) connection.send({ type: 'reaction', emoji });
  }

  /** Tells one person how high their camera is drawn here, in pixels; 0 when it is not on screen. */
  wantCamera(userId: string, heightPixels: number): void {
    this.#connections.get(userId)?.wantCamera(heightPixels);
  }

  /** Limits what a slot may use on the way to one person. Rejects when the browser refuses. */
  async setEncoding(userId: string, slot: Slot, encoding: SlotEncoding): Promise<void> {
    await this.#connections.get(userId)?.setEncoding(slot, encoding);
  }

  /** This device's network is another one: all links look for new ways. */
  networkChanged(): void {
    this.#iceSource.expire();
    for (const connection of this.#all()) connection.networkChanged();
  }

  /** The server can be reached again: what waited for it is sent. */
  serverReachable(): void {
    for (const connection of this.#all()) connection.serverReachable();
  }

  /** What the browser knows of the connection with one person; empty when there is none. */
  async stats(userId: string): Promise<RTCStatsReport> {
    return (await this.#connections.get(userId)?.stats()) ?? new Map();
  }

  /** Ends all links; whatever comes later is ignored. */
  close(): void {
    this.#isClosed = true;
    this.#iceSource.close();
    for (const connection of this.#all()) connection.close();
    this.#connections.clear();
  }

  #all(): MeshConnection[] {
    return [...this.#connections.values()];
  }

  #connect(address: MeshAddress): void {
    const { selfUserId, clock } = this.#options;
    const connection = new MeshConnection({
      address,
      isInitiator: selfUserId < address.userId,
      clock,
      iceSource: this.#iceSource,
      tracks: this.#tracks,
      createLink: (options) => this.#options.createLink(options),
      sendSignal: (signal) => this.#options.sendSignal(address, signal),
      isServerReachable: () => this.#options.isServerReachable(),
      ownState: () => this.#state,
      onChange: () => this.#options.onChange(),
      onMessage: (message) => this.#options.onMessage(address.userId, message),
    });
    this.#connections.set(address.userId, connection);
    for (const signal of this.#early.release(address.joinId)) connection.takeSignal(signal);
  }
}
