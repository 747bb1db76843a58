/// <reference types="../../calls/peer/simplepeer.d.ts" />
import Peer from 'simple-peer/simplepeer.min.js';
import { browserClock } from '../../models/browser-clock.ts';
import { SignalOutbox } from '../../calls/peer/signal-outbox.ts';
import type { CallSignal } from '#shared/protocol/calls/call-signal';

/** What happens on the way between two windows. */
export interface NearPeerEvents {
  onSignal(signal: CallSignal): void;
  onOpen(): void;
  onText(text: string): void;
  onBytes(bytes: ArrayBuffer): void;
  /** Nothing works any more, and not because of `dismiss()`. */
  onGone(): void;
}

/** Bytes that may wait in the browser; beyond it is slow to notice that the other side has gone. */
const bufferedBytes = 1_048_576;

/** One data channel to one other desktop, over simple-peer. Without servers in between, it only exists on one network. */
export class NearPeer extends Peer {
  readonly #events: NearPeerEvents;
  readonly #outbox: SignalOutbox;
  #isDismissed = false;

  constructor(isInitiator: boolean, events: NearPeerEvents) {
    super({ initiator: isInitiator, config: { iceServers: [] }, trickle: true });
    this.#events = events;
    this.#outbox = new SignalOutbox({
      epoch: 0, clock: browserClock, isRelayOnly: false,
      isServerReachable: () => true,
      sendByServer: (signal) => this.#events.onSignal(signal),
      sendByChannel: () => false,
    });
    this.on('signal', ({ type, sdp, candidate }) => {
      if ((type === 'offer' || type === 'answer') && sdp !== undefined) this.#outbox.sendDescription(type, sdp);
      else if (candidate !== undefined) this.#outbox.addCandidate(candidate);
    });
    // Without a listener an error event would be thrown; 'close' always follows and says all that matters.
    this.on('error', () => undefined);
    this.on('close', () => {
      this.#outbox.close();
      if (!this.#isDismissed) this.#events.onGone();
    });
  }

  takeSignal({ payload }: CallSignal): void {
    if (this.destroyed || this.destroying) return;
    if (payload.kind === 'offer' || payload.kind === 'answer') this.signal({ type: payload.kind, sdp: payload.sdp });
    else if (payload.kind === 'candidates') for (const candidate of payload.candidates) this.signal({ type: 'candidate', candidate });
  }

  /** False when the channel is not open (any more). */
  sendText(text: string): boolean {
    return this.#send((channel) => channel.send(text));
  }

  /** Waits until the channel has room, then sends; false when it is not open (any more). */
  async sendBytes(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    await this.#room();
    return this.#send((channel) => channel.send(bytes));
  }

  /** Ends the connection, quietly. */
  dismiss(): void {
    this.#isDismissed = true;
    this.#outbox.close();
    this.destroy();
  }

  override _onChannelOpen(): void {
    super._onChannelOpen();
    this.#events.onOpen();
  }

  override _onChannelMessage(event: MessageEvent<unknown>): void {
    if (typeof event.data === 'string') this.#events.onText(event.data);
    else if (event.data instanceof ArrayBuffer) this.#events.onBytes(event.data);
  }

  #send(send: (channel: RTCDataChannel) => void): boolean {
    const channel = this._channel;
    if (this.destroyed || channel?.readyState !== 'open') return false;
    try {
      send(channel);
      return true;
    } catch {
      // The channel began to close in between, which is the same as closed.
      return false;
    }
  }

  async #room(): Promise<void> {
    const channel = this._channel;
    if (channel === null || channel.readyState !== 'open' || channel.bufferedAmount < bufferedBytes) return;
    channel.bufferedAmountLowThreshold = bufferedBytes / 4;
    await new Promise<void>((resolve) => {
      channel.addEventListener('bufferedamountlow', () => resolve(), { once: true });
      channel.addEventListener('close', () => resolve(), { once: true });
    });
  }
}
