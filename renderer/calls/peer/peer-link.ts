import { callSignalSchema, type CallSignal, type CallSignalPayload } from '#shared/protocol/calls/call-signal';
import type { PeerMessage } from '#shared/protocol/calls/peer-message';
import type { CancelTimer } from '#shared/runtime/clock';
import { candidateKind, type CandidateKind } from './candidate-filter.ts';
import { hasCrossedFirstOffer, type FirstOffer } from './crossed-request.ts';
import { failureReason, isRelayError } from './failure-reason.ts';
import type { LinkState, MediaLink, MediaLinkOptions, RebuildReason, SlotEncoding } from './media-link.ts';
import { MessageGate } from './message-gate.ts';
import { OrderedSignals } from './ordered-signals.ts';
import { PathWatch } from './path-watch.ts';
import { patienceOf } from './patience.ts';
import { hasAgreedShape } from './session-shape.ts';
import { SignalOutbox } from './signal-outbox.ts';
import { SlotSender } from './slot-sender.ts';
import { bySlot, slots, type Slot } from './slots.ts';
import { TolerantPeer } from './tolerant-peer.ts';

const beatMs = 2_000;
const negotiationLimitMs = 8_000;
/** The first offer is sooner here than this, unless it was lost: long before the initiator can be sure of that. */
const firstOfferLimitMs = 2_500;
const offerAskedAgainMs = 5_000;

/**
 * One connection to one other person's device, over simple-peer. Nothing that the other side or the network does ends
 * it; what cannot be repaired is reported by `onRebuildNeeded` (initiator) or asked of the peer (the other side).
 */
export class PeerLink implements MediaLink {
  readonly #options: MediaLinkOptions;
  readonly #peer: TolerantPeer;
  readonly #signals: OrderedSignals;
  readonly #patience: number;
  readonly #firstOffer: FirstOffer;
  readonly #outbox: SignalOutbox;
  readonly #gate: MessageGate;
  readonly #watch: PathWatch;
  readonly #senders: Record<Slot, SlotSender>;
  readonly #gathered = new Set<CandidateKind>();
  #hasRelayError = false;
  #isClosed = false;
  #lastHeardAtMs: number | null = null;
  #deferredRebuild: RebuildReason | null = null;
  #cancelBeat: CancelTimer;
  #cancelNegotiation: CancelTimer | null = null;
  #cancelOfferWait: CancelTimer | null = null;
  /** Descriptions and candidates are taken one after the other, as the browser takes its time for each. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: MediaLinkOptions) {
    this.#options = options;
    this.#patience = patienceOf(options.attempt);
    this.#firstOffer = { firstOfferAtMs: null, isAnswered: false, patience: this.#patience };
    this.#signals = this.#createSignals();
    this.#gate = new MessageGate(options.clock);
    this.#outbox = this.#createOutbox();
    this.#watch = this.#createWatch();
    const mayLimit = () => this.#watch.state.phase !== 'connecting';
    this.#senders = bySlot((slot) => new SlotSender({ slot, track: options.tracks[slot], findSender: () => this.#peer.senderOf(slot), mayLimit }));
    this.#peer = this.#createPeer();
    this.#cancelBeat = options.clock.after(beatMs, () => this.#beat());
    if (options.isInitiator) void this.#applySenders();
    else this.#awaitOffer(firstOfferLimitMs * this.#patience);
  }

  get state(): LinkState {
    return this.#watch.state;
  }

  get lastHeardAtMs(): number | null {
    return this.#lastHeardAtMs;
  }

  takeSignal(signal: CallSignal): void {
    const { data } = callSignalSchema.safeParse(signal);
    if (!this.#isClosed && data !== undefined) this.#signals.take(data);
  }

  async setTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    if (!this.#isClosed) await this.#senders[slot].setTrack(track);
  }

  async setEncoding(slot: Slot, encoding: SlotEncoding): Promise<void> {
    if (!this.#isClosed) await this.#senders[slot].setEncoding(encoding);
  }

  send(message: PeerMessage): boolean {
    return !this.#isClosed && this.#peer.sendText(JSON.stringify(message));
  }

  setIceServers(iceServers: readonly RTCIceServer[]): void {
    const { connection } = this.#peer;
    try {
      connection?.setConfiguration({ ...connection.getConfiguration(), iceServers: [...iceServers] });
    } catch {
      // A server that the browser does not understand: the ones from before stay in use.
    }
  }

  networkChanged(): void {
    if (!this.#isClosed) this.#watch.restartSoon();
  }

  serverReachable(): void {
    if (!this.#isClosed) this.#wayOpened();
  }

  async stats(): Promise<RTCStatsReport> {
    return (await this.#peer.connection?.getStats()) ?? new Map();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelBeat();
    this.#cancelNegotiation?.();
    this.#cancelOfferWait?.();
    this.#signals.close();
    this.#watch.close();
    this.#outbox.close();
    this.#peer.dismiss();
  }

  #createSignals(): OrderedSignals {
    const { epoch, clock } = this.#options;
    const onOverflow = () => this.#watch.giveUp('tooManySignals');
    return new OrderedSignals({ epoch, clock, act: (payload) => this.#act(payload), onOverflow });
  }

  #createOutbox(): SignalOutbox {
    return new SignalOutbox({
      ...this.#options,
      isServerReachable: () => this.#options.isServerReachable(),
      sendByServer: (signal) => this.#options.sendSignal(signal),
      sendByChannel: (signal) => this.send({ type: 'signal', signal }),
    });
  }

  #createWatch(): PathWatch {
    const { clock, startedAtMs, isInitiator, isRelayOnly } = this.#options;
    return new PathWatch({
      clock,
      startedAtMs,
      patience: this.#patience,
      onState: (state) => this.#takeState(state),
      restart: () => {
        if (isInitiator) this.#peer.restartIce();
        else this.#outbox.ask('restartAsked');
      },
      rebuild: (reason) => this.#rebuild(reason),
      findFailureReason: () => {
        const [isAnswered, hasRelayError, gathered] = [this.#firstOffer.isAnswered, this.#hasRelayError, this.#gathered];
        return failureReason({ isAnswered, isRelayOnly, gathered, hasRelayError });
      },
    });
  }

  #takeState(state: LinkState): void {
    this.#options.onState(state);
    if (state.phase !== 'connected') return;
    this.#deferredRebuild = null;
    void this.#applySenders();
  }

  #createPeer(): TolerantPeer {
    const { isInitiator, iceServers, isRelayOnly } = this.#options;
    return new TolerantPeer({
      isInitiator,
      configuration: { iceServers: [...iceServers], iceTransportPolicy: isRelayOnly ? 'relay' : 'all' },
      events: {
        onDescription: (kind, sdp) => {
          if (kind === 'offer') this.#watchNegotiation();
          this.#outbox.sendDescription(kind, sdp);
        },
        onCandidate: (candidate) => {
          const kind = candidateKind(candidate.candidate ?? '');
          if (kind !== null) this.#gathered.add(kind);
          this.#outbox.addCandidate(candidate);
        },
        onConnectionState: (connection, ice) => this.#takeConnectionState(connection, ice),
        onStable: () => {
          this.#cancelNegotiation?.();
          void this.#applySenders();
        },
        onTrack: (slot, track) => {
          if (!this.#isClosed) this.#options.onTrack(slot, track);
        },
        onChannelOpen: () => {
          this.#wayOpened();
          this.#options.onOpen();
        },
        onChannelMessage: (data) => this.#takeMessage(data),
        onCandidateError: (url) => {
          this.#hasRelayError ||= isRelayError(url);
        },
        onGone: () => this.#watch.giveUp('connectionClosed'),
      },
    });
  }

  #takeConnectionState(connection: RTCPeerConnectionState, ice: RTCIceConnectionState): void {
    if (this.#isClosed) return;
    if (connection === 'failed' || ice === 'failed') this.#watch.pathDown();
    else if (connection === 'disconnected' || ice === 'disconnected') this.#watch.pathShaky();
    else if (connection === 'connected' && (ice === 'connected' || ice === 'completed')) this.#watch.pathUp();
  }

  #act(payload: CallSignalPayload): void {
    const { isInitiator } = this.#options;
    switch (payload.kind) {
      case 'offer':
        if (!isInitiator && hasAgreedShape(payload.sdp)) this.#takeOffer(payload.sdp);
        break;
      case 'answer':
        if (isInitiator && hasAgreedShape(payload.sdp)) this.#takeAnswer(payload.sdp);
        break;
      case 'candidates':
        this.#afterWork(() => {
          for (const candidate of payload.candidates) this.#peer.takeCandidate(candidate);
        });
        break;
      case 'restartAsked':
        if (isInitiator) this.#watch.restartAsked();
        break;
      case 'rebuildAsked':
        if (isInitiator && !hasCrossedFirstOffer(this.#firstOffer, this.#options.clock.nowMs())) this.#watch.giveUp('askedByPeer');
        break;
    }
  }

  #takeOffer(sdp: string): void {
    this.#cancelOfferWait?.();
    this.#watchNegotiation();
    this.#afterWork(async () => {
      if (await this.#peer.takeOffer(sdp, () => this.#applySenders())) this.#firstOffer.isAnswered = true;
    });
  }

  #takeAnswer(sdp: string): void {
    this.#afterWork(async () => {
      if (await this.#peer.takeAnswer(sdp)) this.#firstOffer.isAnswered = true;
    });
  }

  #afterWork(work: () => void | Promise<void>): void {
    this.#work = this.#work.then(() => (this.#isClosed ? undefined : work())).catch(() => undefined);
  }

  async #applySenders(): Promise<void> {
    // A track that the browser refuses (an ended one) keeps its own slot silent and no other.
    await Promise.allSettled(slots.map((slot) => this.#senders[slot].apply()));
  }

  #takeMessage(data: unknown): void {
    const message = this.#isClosed ? null : this.#gate.read(data);
    if (message === null) return;
    this.#lastHeardAtMs = this.#options.clock.nowMs();
    this.#watch.heard();
    if (message.type === 'signal') this.takeSignal(message.signal);
    else if (message.type !== 'beat') this.#options.onMessage(message);
  }

  #beat(): void {
    this.#cancelBeat = this.#options.clock.after(beatMs, () => this.#beat());
    this.send({ type: 'beat' });
    this.#outbox.drain();
    this.#watch.checkSilence();
  }

  #watchNegotiation(): void {
    this.#firstOffer.firstOfferAtMs ??= this.#options.clock.nowMs();
    this.#cancelNegotiation?.();
    this.#cancelNegotiation = this.#options.clock.after(negotiationLimitMs * this.#patience, () => {
      // What has not left this device cannot have been answered.
      if (this.#outbox.isBlocked) this.#watchNegotiation();
      else this.#watch.giveUp('noAnswer');
    });
  }

  #awaitOffer(delayMs: number): void {
    this.#cancelOfferWait = this.#options.clock.after(delayMs, () => {
      this.#outbox.ask('rebuildAsked');
      this.#awaitOffer(offerAskedAgainMs);
    });
  }

  #rebuild(reason: RebuildReason): void {
    if (!this.#options.isInitiator) this.#outbox.ask('rebuildAsked');
    else if (this.#options.isServerReachable()) this.#options.onRebuildNeeded(reason);
    else this.#deferredRebuild = reason;
  }

  #wayOpened(): void {
    this.#outbox.drain();
    const reason = this.#deferredRebuild;
    if (reason === null || !this.#options.isServerReachable()) return;
    this.#deferredRebuild = null;
    this.#options.onRebuildNeeded(reason);
  }
}
