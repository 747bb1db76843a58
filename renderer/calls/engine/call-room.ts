import type { OwnCallView } from '#shared/contract/views/calls-view';
import type { ReceivedSignal } from '#shared/contract/views/call-signals-view';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { PeerMessage, PeerState } from '#shared/protocol/calls/peer-message';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import { planSending, type PeerPlan, type SendSituation } from '../adapt/send-plan.ts';
import { readLink } from '../adapt/read-stats.ts';
import type { BrowserMedia } from '../media/browser-media.ts';
import type { LocalTracks } from '../media/local-media.ts';
import { createRemoteAudio, type RemoteAudio } from '../media/remote-audio.ts';
import { CallMesh } from '../peer/call-mesh.ts';
import type { IceSetup } from '../peer/ice-source.ts';
import type { MediaLink, MediaLinkOptions, SlotEncoding } from '../peer/media-link.ts';
import type { MeshAddress, MeshPeer } from '../peer/mesh-connection.ts';
import { slots } from '../peer/slots.ts';
import type { CallTile } from './call-screen.ts';
import { connectionSummary } from './connection-summary.ts';
import { nextGiveUp, notGivenUp } from './give-up.ts';
import { othersIn, type ShownPerson } from './people-changes.ts';
import { newPeerMonitor, nextPeerMonitor, type PeerMonitor } from './peer-monitor.ts';

/** With many people a look costs more, and faces are small. */
const lookEveryMs = (peerCount: number): number => (peerCount <= 4 ? 300 : 700);

export interface CallRoomOptions {
  readonly callId: string;
  readonly joinId: string;
  readonly selfUserId: string;
  readonly clock: Clock;
  readonly media: BrowserMedia;
  createLink(options: MediaLinkOptions): MediaLink;
  fetchIceServers(): Promise<IceSetup>;
  sendSignal(to: MeshAddress, signal: CallSignal): void;
  isServerReachable(): boolean;
  speakerId(): string | null;
  onChange(): void;
  /** Nobody could be reached: the call should be left. */
  onGiveUp(): void;
}

/** The media of one joining of one call: links to everybody, their voices played, what is sent to each fitted to the way there. */
export class CallRoom {
  readonly joinId: string;
  readonly #options: CallRoomOptions;
  readonly #mesh: CallMesh;
  readonly #monitors = new Map<string, PeerMonitor>();
  readonly #plans = new Map<string, PeerPlan>();
  readonly #voices = new Map<string, { track: MediaStreamTrack; audio: RemoteAudio }>();
  /** How high each person is drawn here, also of those who are not connected yet. */
  readonly #wantedHeights = new Map<string, number>();
  readonly #reactions = new Map<string, NonNullable<CallTile['reaction']>>();
  #tracks: LocalTracks = { audio: null, camera: null, screen: null };
  #view: OwnCallView | null = null;
  #isOnHold = false;
  #giveUp = notGivenUp;
  #lastReactionId = 0;
  #cancelLook: CancelTimer;

  constructor(options: CallRoomOptions) {
    this.#options = options;
    this.joinId = options.joinId;
    this.#mesh = new CallMesh({ ...options, onChange: () => this.#meshChanged(), onMessage: (userId, message) => this.#takeMessage(userId, message) });
    this.#cancelLook = options.clock.after(lookEveryMs(0), () => void this.#look());
  }

  peers(): readonly MeshPeer[] {
    return this.#mesh.peers();
  }

  get monitors(): ReadonlyMap<string, PeerMonitor> {
    return this.#monitors;
  }

  get reactions(): ReadonlyMap<string, CallTile['reaction']> {
    return this.#reactions;
  }

  get isOnHold(): boolean {
    return this.#isOnHold;
  }

  get connectionState() {
    return connectionSummary(this.peers().map((peer) => peer.link));
  }

  /** The others as the screen shows them, for telling what has changed. */
  shownPeople(): ShownPerson[] {
    const states = new Map(this.peers().map((peer) => [peer.userId, peer.state]));
    return othersIn(this.#view?.people ?? []).map(({ userId, displayName, isScreenShared }) => {
      const state = states.get(userId);
      return { userId, displayName, isHandRaised: state?.isHandRaised === true, isScreenShared: state?.isScreenShared ?? isScreenShared };
    });
  }

  /** How long ago each joining was heard on its data channel. */
  heard(nowMs: number): { joinId: string; agoMs: number }[] {
    return this.peers().flatMap(({ joinId, lastHeardAtMs }) => (lastHeardAtMs === null ? [] : [{ joinId, agoMs: Math.min(60_000, Math.max(0, Math.round(nowMs - lastHeardAtMs))) }]));
  }

  /** The record has changed: connects with exactly those who are in. */
  follow(view: OwnCallView): void {
    this.#view = view;
    this.#mesh.setPeers(othersIn(view.people).flatMap(({ userId, joinId }) => (joinId === null ? [] : [{ userId, joinId }])));
    for (const [userId, heightPixels] of this.#wantedHeights) this.#mesh.wantCamera(userId, heightPixels);
  }

  takeSignal({ fromUserId, fromJoinId, signal }: ReceivedSignal): void {
    this.#mesh.takeSignal({ userId: fromUserId, joinId: fromJoinId }, signal);
  }

  /** What is captured now; sent unless the call is on hold. */
  setTracks(tracks: LocalTracks): void {
    this.#tracks = tracks;
    for (const slot of slots) void this.#mesh.setTrack(slot, this.#isOnHold ? null : tracks[slot]);
    this.#adapt();
  }

  /** On hold nothing is sent and nothing is heard, and everybody sees it. */
  setOnHold(isOnHold: boolean): void {
    this.#isOnHold = isOnHold;
    for (const { audio } of this.#voices.values()) audio.setHeld(isOnHold);
    this.setTracks(this.#tracks);
  }

  setState(state: PeerState): void {
    this.#mesh.setState(state);
  }

  react(emoji: string): void {
    this.#mesh.react(emoji);
    this.#showReaction(this.#options.selfUserId, emoji);
  }

  wantCamera(userId: string, heightPixels: number): void {
    this.#wantedHeights.set(userId, heightPixels);
    this.#mesh.wantCamera(userId, heightPixels);
  }

  networkChanged(): void {
    this.#mesh.networkChanged();
  }

  serverReachable(): void {
    this.#mesh.serverReachable();
  }

  speakerChanged(): void {
    for (const { audio } of this.#voices.values()) void audio.setSpeaker(this.#options.speakerId());
  }

  stats(userId: string): Promise<RTCStatsReport> {
    return this.#mesh.stats(userId);
  }

  close(): void {
    this.#cancelLook();
    this.#mesh.close();
    for (const { audio } of this.#voices.values()) audio.close();
    this.#voices.clear();
  }

  #meshChanged(): void {
    this.#playVoices();
    this.#adapt();
    this.#options.onChange();
  }

  #playVoices(): void {
    const wanted = new Map(this.peers().flatMap(({ userId, tracks }) => (tracks.audio === null ? [] : [[userId, tracks.audio] as const])));
    for (const [userId, voice] of this.#voices) {
      if (wanted.get(userId) === voice.track) continue;
      voice.audio.close();
      this.#voices.delete(userId);
    }
    for (const [userId, track] of wanted) if (!this.#voices.has(userId)) this.#play(userId, track);
  }

  #play(userId: string, track: MediaStreamTrack): void {
    const audio = createRemoteAudio(this.#options.media, track);
    audio.setHeld(this.#isOnHold);
    const speakerId = this.#options.speakerId();
    // It begins on the system's speaker; opening that once more takes time when many voices come at once.
    if (speakerId !== null) void audio.setSpeaker(speakerId);
    this.#voices.set(userId, { track, audio });
  }

  #takeMessage(userId: string, message: PeerMessage): void {
    if (message.type === 'reaction') this.#showReaction(userId, message.emoji);
  }

  #showReaction(userId: string, emoji: string): void {
    this.#reactions.set(userId, { emoji, id: ++this.#lastReactionId });
    this.#options.onChange();
  }

  /** Looks at every connection: who speaks, how good it is, what should be sent there. */
  async #look(): Promise<void> {
    await Promise.allSettled(this.peers().filter((peer) => peer.link.phase === 'connected').map((peer) => this.#lookAt(peer)));
    for (const userId of this.#monitors.keys()) if (!this.peers().some((peer) => peer.userId === userId)) this.#monitors.delete(userId);
    this.#adapt();
    this.#considerGivingUp();
    this.#options.onChange();
    this.#cancelLook = this.#options.clock.after(lookEveryMs(this.peers().length), () => void this.#look());
  }

  async #lookAt({ userId }: MeshPeer): Promise<void> {
    const reading = readLink(await this.#mesh.stats(userId), this.#options.clock.nowMs());
    const plan = this.#plans.get(userId);
    const videoBps = plan === undefined ? 0 : [plan.camera, plan.screen].reduce((sum, video) => sum + (video.isOn ? video.maxBitrateBps : 0), 0);
    this.#monitors.set(userId, nextPeerMonitor(this.#monitors.get(userId) ?? newPeerMonitor, reading, videoBps > 0 ? videoBps : null));
  }

  #considerGivingUp(): void {
    this.#giveUp = nextGiveUp(this.#giveUp, { links: this.peers().map((peer) => peer.link), nowMs: this.#options.clock.nowMs() });
    if (this.#giveUp.isDue && this.#view?.phase === 'active') this.#options.onGiveUp();
  }

  #adapt(): void {
    for (const [userId, plan] of planSending(this.#situation())) {
      const before = this.#plans.get(userId);
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(plan)) continue;
      this.#plans.set(userId, plan);
      for (const [slot, encoding] of encodingsOf(plan)) this.#mesh.setEncoding(userId, slot, encoding).catch(() => this.#plans.delete(userId));
    }
  }

  #situation(): SendSituation {
    const peers = this.peers();
    return {
      peerCount: peers.length,
      isCameraOn: this.#tracks.camera !== null && !this.#isOnHold,
      isScreenShared: this.#tracks.screen !== null && !this.#isOnHold,
      trackHeightPixels: this.#tracks.camera?.getSettings().height ?? null,
      peers: peers.map(({ userId, cameraWantedPixels }) => {
        const load = this.#monitors.get(userId)?.load;
        return { peerId: userId, wantedHeightPixels: cameraWantedPixels, limitation: load?.limitation ?? 'none', loadLevel: load?.level ?? 0 };
      }),
    };
  }
}

function encodingsOf({ audio, camera, screen }: PeerPlan): ['audio' | 'camera' | 'screen', SlotEncoding][] {
  const { maxBitrateBps, priority } = audio;
  return [['audio', { isActive: true, maxBitrateBps, priority, scaleDownBy: 1, maxFramesPerSecond: null }], ['camera', toEncoding(camera)], ['screen', toEncoding(screen)]];
}

/** What is off stays limited to nothing but an inactive encoding, so that turning it on again renegotiates nothing. */
function toEncoding({ isOn, maxBitrateBps, scaleDownBy, maxFramesPerSecond, priority }: PeerPlan['camera']): SlotEncoding {
  return isOn ? { isActive: true, maxBitrateBps, scaleDownBy, maxFramesPerSecond, priority } : { isActive: false, maxBitrateBps: null, scaleDownBy: 1, maxFramesPerSecond: null, priority: 'low' };
}
