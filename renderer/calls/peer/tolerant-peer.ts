/// <reference types="./simplepeer.d.ts" />
import Peer from 'simple-peer/simplepeer.min.js';
import { kindOfSlot, slots, type Slot } from './slots.ts';

/** What the connection under a link tells it. */
export interface PeerEvents {
  onDescription(kind: 'offer' | 'answer', sdp: string): void;
  onCandidate(candidate: RTCIceCandidateInit): void;
  onConnectionState(connection: RTCPeerConnectionState, ice: RTCIceConnectionState): void;
  onStable(): void;
  onTrack(slot: Slot, track: MediaStreamTrack): void;
  onChannelOpen(): void;
  onChannelMessage(data: unknown): void;
  onCandidateError(url: string): void;
  /** Nothing works any more, and not because of `destroy()`. */
  onGone(): void;
}

/**
 * simple-peer without its ways to die: a failed connection, a broken signal and a candidate that does not fit destroy
 * nothing here, and only the initiator ever starts a negotiation. Media lines are there from the start, empty: a track
 * comes and goes in its sender without another negotiation.
 */
export class TolerantPeer extends Peer {
  readonly #events: PeerEvents;
  #earlyCandidates: RTCIceCandidateInit[] = [];
  #reportedState = '';
  #isDismissed = false;

  constructor(options: { readonly isInitiator: boolean; readonly configuration: RTCConfiguration; readonly events: PeerEvents }) {
    super({ initiator: options.isInitiator, config: options.configuration, trickle: true });
    this.#events = options.events;
    this.on('signal', (signal) => this.#forward(signal));
    // Without a listener an error event would be thrown; 'close' always follows and says all that matters.
    this.on('error', () => undefined);
    this.on('close', () => {
      if (!this.#isDismissed) this.#events.onGone();
    });
    this._pc?.addEventListener('icecandidateerror', (event) => this.#events.onCandidateError(event.url ?? ''));
    if (options.isInitiator) for (const slot of slots) this._pc?.addTransceiver(kindOfSlot(slot), { direction: 'sendrecv' });
  }

  /** The connection as the browser knows it; null once it is gone. */
  get connection(): RTCPeerConnection | null {
    return this.destroyed || this.destroying ? null : (this._pc ?? null);
  }

  /** The sender of a slot; null before the media lines are agreed on. */
  senderOf(slot: Slot): RTCRtpSender | null {
    return this.connection?.getTransceivers()[slots.indexOf(slot)]?.sender ?? null;
  }

  /** True when the channel took the text. */
  sendText(text: string): boolean {
    const channel = this._channel;
    if (this.connection === null || channel?.readyState !== 'open' || channel.bufferedAmount > 256 * 1024) return false;
    try {
      channel.send(text);
      return true;
    } catch {
      // The channel began to close in between, which is the same as closed.
      return false;
    }
  }

  /** Takes the other side's offer; the answer follows by itself. False in the midst of another one, or when the browser refused it. */
  async takeOffer(sdp: string, prepare: () => Promise<void>): Promise<boolean> {
    const isExpected = this.connection?.signalingState === 'stable';
    if (!isExpected || !(await this.#setRemote({ type: 'offer', sdp }))) return false;
    for (const transceiver of this.connection?.getTransceivers() ?? []) transceiver.direction = 'sendrecv';
    await prepare();
    if (this.connection !== null) this._createAnswer();
    return true;
  }

  /** Takes the answer to our offer; false when there is none to be answered or the browser refused it. */
  async takeAnswer(sdp: string): Promise<boolean> {
    if (this.connection?.signalingState !== 'have-local-offer') return false;
    return this.#setRemote({ type: 'answer', sdp });
  }

  /** Takes a candidate whenever it comes; one that does not fit is left out, as the others may. */
  takeCandidate(candidate: RTCIceCandidateInit): void {
    const connection = this.connection;
    if (connection === null) return;
    if (connection.remoteDescription === null) this.#earlyCandidates.push(candidate);
    else connection.addIceCandidate(candidate).catch(() => undefined);
  }

  /** Looks for new ways between the two, while media goes on by the old one. */
  restartIce(): void {
    if (this.connection === null) return;
    this.connection.restartIce();
    this.negotiate();
  }

  /** Ends the connection, quietly. */
  dismiss(): void {
    this.#isDismissed = true;
    this.destroy();
  }

  override negotiate(): void {
    if (this.initiator) super.negotiate();
  }

  override _onIceStateChange(): void {
    const connection = this.connection;
    if (connection === null) return;
    const { iceConnectionState, iceGatheringState } = connection;
    this.emit('iceStateChange', iceConnectionState, iceGatheringState);
    if (iceConnectionState === 'connected' || iceConnectionState === 'completed') {
      this._pcReady = true;
      this._maybeReady();
    }
    this.#reportState();
  }

  override _onConnectionStateChange(): void {
    this.#reportState();
  }

  override _onSignalingStateChange(): void {
    super._onSignalingStateChange();
    if (this.connection?.signalingState === 'stable') this.#events.onStable();
  }

  override _onTrack(event: RTCTrackEvent): void {
    const slot = slots[this.connection?.getTransceivers().indexOf(event.transceiver) ?? -1];
    if (slot !== undefined) this.#events.onTrack(slot, event.track);
  }

  override _onChannelOpen(): void {
    super._onChannelOpen();
    if (this.connection !== null) this.#events.onChannelOpen();
  }

  override _onChannelMessage(event: MessageEvent<unknown>): void {
    if (this.connection !== null) this.#events.onChannelMessage(event.data);
  }

  override _requestMissingTransceivers(): void {
    // The media lines are the initiator's three; there is nothing to ask for.
  }

  async #setRemote(description: RTCSessionDescriptionInit): Promise<boolean> {
    try {
      await this.connection?.setRemoteDescription(description);
    } catch {
      return false;
    }
    const candidates = this.#earlyCandidates;
    this.#earlyCandidates = [];
    for (const candidate of candidates) this.takeCandidate(candidate);
    return this.connection !== null;
  }

  #forward(signal: { type: string; sdp?: string; candidate?: RTCIceCandidateInit }): void {
    const { type, sdp, candidate } = signal;
    if ((type === 'offer' || type === 'answer') && sdp !== undefined) this.#events.onDescription(type, sdp);
    else if (candidate !== undefined) this.#events.onCandidate(candidate);
  }

  #reportState(): void {
    const connection = this.connection;
    if (connection === null) return;
    const { connectionState, iceConnectionState } = connection;
    // Gathering reports here too; taken for news, an old `connected` would hide that nothing arrives any more.
    const state = `${connectionState} ${iceConnectionState}`;
    if (state === this.#reportedState) return;
    this.#reportedState = state;
    this.#events.onConnectionState(connectionState, iceConnectionState);
  }
}
