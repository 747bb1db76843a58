import type { CallSettings } from '#shared/contract/call-settings';
import type { CallsView, OwnCallView } from '#shared/contract/views/calls-view';
import type { CallMedia } from '#shared/database/enums';
import { limits } from '#shared/domain/limits';
import type { Clock } from '#shared/runtime/clock';
import type { BackendLink } from '../../carrier/backend-link.ts';
import { describeError } from '../../models/describe-error.ts';
import type { BrowserMedia } from '../media/browser-media.ts';
import { createTones } from '../media/tones.ts';
import type { MediaLink, MediaLinkOptions } from '../peer/media-link.ts';
import { buildState } from './build-state.ts';
import type { CallController, CallNotice, CallsState, DeviceKind } from './call-controller.ts';
import type { CallAlerts } from './call-alerts.ts';
import { CallEntrance } from './call-entrance.ts';
import { CallPulse } from './call-pulse.ts';
import { CallReporter } from './call-reporter.ts';
import type { CallRoom } from './call-room.ts';
import { CallSounds } from './call-sounds.ts';
import { describeConnections } from './describe-connections.ts';
import { EarlyIce } from './early-ice.ts';
import { toIceSetup } from './ice-setup.ts';
import { NoticeList } from './notice-list.ts';
import { OwnMediaDesk } from './own-media.ts';
import { ownStateOf } from './own-state.ts';
import { othersIn } from './people-changes.ts';
import { RoomBook } from './room-book.ts';
import { SignalFeed } from './signal-feed.ts';
import { StateBox } from './state-box.ts';

const noCalls: CallsView = { own: [], incoming: [], isServerReachable: false };

export interface CallEngineOptions {
  readonly backend: BackendLink;
  readonly windowId: string;
  readonly clock: Clock;
  readonly media: BrowserMedia;
  createLink(options: MediaLinkOptions): MediaLink;
  readonly alerts: Pick<CallAlerts, 'follow'>;
  /** Tells when this computer's network has become another one. */
  onNetworkChange(listener: () => void): void;
  /** This person talks in another organization; absent where there is only one. */
  isBusyBeside?(): boolean;
}

/** The calls of this window: ties what the backend says of them to microphones, cameras and connections. */
export class CallEngine implements CallController {
  readonly #options: CallEngineOptions;
  readonly #desk: OwnMediaDesk;
  readonly #rooms: RoomBook;
  readonly #feed: SignalFeed;
  readonly #sounds: CallSounds;
  readonly #reporter: CallReporter;
  readonly #notices = new NoticeList();
  readonly #box = new StateBox(() => this.#buildState());
  readonly state = this.#box.get;
  readonly subscribe = this.#box.subscribe;
  readonly #entrance: CallEntrance;
  readonly #earlyIce = new EarlyIce(async (callId) => toIceSetup(await this.#options.backend.call('readIceServers', { callId }), this.#desk.settings.isRelayOnly));
  #view: CallsView = noCalls;
  #isHandRaised = false;

  constructor(options: CallEngineOptions) {
    const { clock, media } = options;
    this.#options = options;
    this.#desk = this.#createDesk();
    this.#rooms = this.#createRooms();
    this.#entrance = new CallEntrance({ ...options, desk: this.#desk, prepareIceServers: (callId) => this.#earlyIce.prepare(callId), attempt: (ask) => this.#attempt(ask), onEntered: () => this.#follow(this.#view) });
    this.#sounds = new CallSounds(createTones({ createAudioContext: () => media.createAudioContext(), clock }), () => ({ speakerId: this.#desk.speakerId() }));
    this.#reporter = new CallReporter({ ...options, onNotice: (notice) => this.#announce(notice) });
    this.#feed = new SignalFeed({
      deliver: (signal) => this.#rooms.deliver(signal),
      confirm: (upToId) => void options.backend.call('confirmCallSignals', { windowId: options.windowId, upToId }).catch(() => undefined),
    });
  }

  /** Follows the backend, and the network of this computer, for as long as the page lives. */
  listen(): void {
    const { backend, windowId } = this.#options;
    backend.subscribe('calls', {}, (view) => this.#follow(view), () => this.#follow(noCalls));
    backend.subscribe('callSignals', { windowId }, (signals) => this.#feed.take(signals));
    backend.subscribe('callSettings', {}, (settings) => this.#desk.takeSettings(settings));
    this.#options.onNetworkChange(() => this.#rooms.each((room) => room.networkChanged()));
    new CallPulse({ ...this.#options, rooms: () => this.#rooms.entries(), onBackendGone: () => this.#follow(noCalls) }).start();
  }

  async start(chatId: string, media: CallMedia): Promise<void> {
    this.#holdOthers(null);
    await this.#entrance.start(chatId, media);
  }

  async join(callId: string, { withCamera, others }: Parameters<CallController['join']>[1]): Promise<void> {
    if (others === 'leave') await Promise.all(this.#rooms.entries().map(([otherId]) => this.leave(otherId)));
    else this.#holdOthers(callId);
    await this.#entrance.join(callId, withCamera);
  }

  decline(callId: string): Promise<void> {
    return this.#attempt(() => this.#options.backend.call('declineCall', { callId }));
  }

  leave(callId: string): Promise<void> {
    return this.#leave(callId, false);
  }

  dismiss(callId: string): void {
    void this.#attempt(() => this.#options.backend.call('dismissCall', { callId }));
  }

  hold(callId: string): void {
    this.#setOnHold(this.#rooms.get(callId), true);
  }

  resume(callId: string): void {
    this.#holdOthers(callId);
    this.#setOnHold(this.#rooms.get(callId), false);
  }

  setMicrophoneOn(isOn: boolean): void {
    this.#desk.setMicrophoneOn(isOn);
  }

  setCameraOn(isOn: boolean): void {
    if (!isOn || this.#isCameraAllowed()) this.#desk.setCameraOn(isOn);
    else this.#tell({ kind: 'camerasOff' });
  }

  setScreenOn(isOn: boolean): void {
    this.#desk.setScreenOn(isOn);
  }

  raiseHand(isRaised: boolean): void {
    this.#isHandRaised = isRaised;
    this.#changed();
  }

  react(emoji: string): void {
    this.#activeRoom()?.react(emoji);
  }

  async invite(userIds: readonly string[]): Promise<void> {
    const callId = this.state().current?.callId;
    if (callId !== undefined) await this.#attempt(() => this.#options.backend.call('inviteToCall', { callId, userIds: [...userIds] }));
  }

  noteTileHeight(userId: string, heightPixels: number): void {
    const wanted = Math.min(limits.callCameraHeightPixels, Math.max(0, Math.round(heightPixels)));
    this.#rooms.each((room) => room.wantCamera(userId, wanted));
  }

  onOwnLevel(listener: (level: number) => void): () => void {
    return this.#desk.onLevel(listener);
  }

  chooseDevice(kind: DeviceKind, deviceId: string): void {
    this.#desk.chooseDevice(kind, deviceId);
    this.#rooms.each((room) => room.speakerChanged());
  }

  saveSettings(settings: CallSettings): void {
    this.#desk.saveSettings(settings);
    this.#rooms.each((room) => room.speakerChanged());
  }

  openPreview(options: { readonly withCamera: boolean }): ReturnType<CallController['openPreview']> {
    return this.#desk.openPreview(options);
  }

  playTestSound(): void {
    this.#sounds.test();
  }

  describeConnections(): Promise<string> {
    return describeConnections(this.#rooms.entries().map(([, room]) => room), this.#options.clock.nowMs());
  }

  #createDesk(): OwnMediaDesk {
    const { backend, clock, media } = this.#options;
    return new OwnMediaDesk({
      media, clock,
      saveSettings: (settings) => void this.#attempt(() => backend.call('saveCallSettings', { settings })),
      onChange: () => this.#mediaChanged(),
      onNotice: (notice) => this.#tell(notice),
    });
  }

  #createRooms(): RoomBook {
    return new RoomBook({
      ...this.#options,
      fetchIceServers: (callId) => this.#earlyIce.take(callId),
      // A signal that could not be sent is one that was lost: the links know how to do without.
      sendSignal: (params) => void this.#options.backend.call('sendCallSignal', params).catch(() => undefined),
      isServerReachable: () => this.#view.isServerReachable,
      speakerId: () => this.#desk.speakerId(),
      onChange: () => this.#changed(),
      onGiveUp: (callId) => void this.#leave(callId, true),
    });
  }

  /** The backend's word on calls: rooms follow it; devices are opened for them, and given free after the last. */
  #follow(view: CallsView): void {
    const wasReachable = this.#view.isServerReachable;
    this.#view = view;
    for (const call of this.#joinedCalls()) this.#entrance.claim(call);
    for (const room of this.#rooms.follow(view)) room.setTracks(this.#desk.tracks());
    if (view.isServerReachable && !wasReachable) this.#rooms.each((room) => room.serverReachable());
    this.#reporter.keep(new Set(this.#rooms.entries().map(([callId]) => callId)));
    if (this.#joinedCalls().length === 0 && !this.#entrance.isUnderWay) this.#endMedia();
    this.#followHeadCount();
    this.#changed();
  }

  #followHeadCount(): void {
    this.#desk.setPeopleCount(Math.max(2, (this.#activeRoom()?.peers().length ?? 0) + 1));
    if (this.#isCameraAllowed() || !this.#desk.state.isCameraOn) return;
    this.#desk.setCameraOn(false);
    this.#tell({ kind: 'camerasOff' });
  }

  #leave(callId: string, hasFailed: boolean): Promise<void> {
    return this.#attempt(() => this.#options.backend.call('leaveCall', { callId, hasFailed }));
  }

  #endMedia(): void {
    this.#isHandRaised = false;
    this.#entrance.forget();
    this.#desk.end();
  }

  #mediaChanged(): void {
    this.#rooms.each((room) => room.setTracks(this.#desk.tracks()));
    this.#changed();
  }

  /** Something that is drawn, heard, shown to others or told to the record may be different. */
  #changed(): void {
    for (const [callId, room] of this.#rooms.entries()) {
      this.#reporter.report(callId, room, ownStateOf(this.#desk.state, { isHandRaised: this.#isHandRaised, isOnHold: room.isOnHold }));
    }
    const { current, incoming, settings } = this.#box.refresh();
    this.#options.alerts.follow(incoming);
    // Whoever talks is not rung at: the card on the screen is enough.
    this.#sounds.follow({ isRung: settings.isRingtoneOn && this.#options.isBusyBeside?.() !== true && incoming.some((call) => !call.isBusy), isRingingThere: current?.phase === 'ringing' });
  }

  #announce(notice: CallNotice): void {
    if (notice.kind === 'joined') this.#sounds.joined();
    if (notice.kind === 'left') this.#sounds.left();
    this.#notices.add(notice);
  }

  #holdOthers(callId: string | null): void {
    for (const [otherId, room] of this.#rooms.entries()) if (otherId !== callId) this.#setOnHold(room, true);
  }

  #setOnHold(room: CallRoom | undefined, isOnHold: boolean): void {
    if (room === undefined || room.isOnHold === isOnHold) return;
    room.setOnHold(isOnHold);
    this.#changed();
  }

  #activeRoom(): CallRoom | undefined {
    return this.#rooms.entries().find(([, room]) => !room.isOnHold)?.[1];
  }

  /** This window's calls that have a joining, of whatever phase but over. */
  #joinedCalls(): OwnCallView[] {
    return this.#view.own.filter((call) => call.windowId === this.#options.windowId && call.joinId !== null && call.phase !== 'ended');
  }

  #isCameraAllowed(): boolean {
    const call = this.#joinedCalls().find((one) => this.#rooms.get(one.callId)?.isOnHold === false);
    return call === undefined || othersIn(call.people).length + 1 <= limits.callCameras;
  }

  #buildState(): CallsState {
    return buildState({
      view: this.#view,
      windowId: this.#options.windowId,
      desk: this.#desk,
      isHandRaised: this.#isHandRaised,
      isCameraAllowed: this.#isCameraAllowed(),
      notices: this.#notices.all,
      roomOf: (callId) => this.#rooms.get(callId),
      lastTilesOf: (callId) => this.#box.lastTilesOf(callId),
    });
  }

  #tell(notice: CallNotice): void {
    this.#notices.add(notice);
    this.#changed();
  }

  async #attempt(ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      this.#tell({ kind: 'refused', message: describeError(error) });
    }
  }
}
