import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { PeerMessage } from '#shared/protocol/calls/peer-message';
import type { Clock } from '#shared/runtime/clock';
import type { Slot } from './slots.ts';

/** Why there is no connection: no way between the two, a relay that does not let us, or nobody who answers. */
export type FailureReason = 'noRoute' | 'relayRefused' | 'noAnswer';

/** How a link is; `reason` is set in the phase `failed` only. A failed link goes on trying. */
export interface LinkState {
  readonly phase: 'connecting' | 'connected' | 'interrupted' | 'failed';
  readonly reason: FailureReason | null;
}

/** Why a link cannot be repaired and wants to be replaced by one of the next epoch. */
export type RebuildReason = 'noAnswer' | 'notConnected' | 'notRecovered' | 'tooManySignals' | 'connectionClosed' | 'askedByPeer';

/** How much of the line one slot may use. */
export interface SlotEncoding {
  /** False sends nothing to this one person, at no cost, without a word to the other side. */
  readonly isActive: boolean;
  /** Null: the browser decides. */
  readonly maxBitrateBps: number | null;
  /** 1 sends the picture as captured, 2 half as wide and high. Not used for sound. */
  readonly scaleDownBy: number;
  /** Null: as captured. Not used for sound. */
  readonly maxFramesPerSecond: number | null;
  readonly priority: RTCPriorityType;
}

/** What a link tells its owner, and what the owner decides for it. */
export interface MediaLinkOptions {
  /** The lower user id of the two: makes the offers, restarts ICE, rebuilds. */
  readonly isInitiator: boolean;
  readonly epoch: number;
  readonly iceServers: readonly RTCIceServer[];
  /** No address of this device leaves it: relays only. */
  readonly isRelayOnly: boolean;
  readonly clock: Clock;
  /** When the pair began to connect, in UTC milliseconds: earlier than now for a link that replaces another one. */
  readonly startedAtMs: number;
  /** Links that were given up before this one since the pair was last connected; each further one is given more time. */
  readonly attempt: number;
  readonly tracks: Readonly<Record<Slot, MediaStreamTrack | null>>;
  isServerReachable(): boolean;
  /** Sends by way of the server. */
  sendSignal(signal: CallSignal): void;
  onTrack(slot: Slot, track: MediaStreamTrack): void;
  onState(state: LinkState): void;
  /** The data channel opened: messages can be sent from now on. */
  onOpen(): void;
  onMessage(message: PeerMessage): void;
  /** Told to the initiator, which replaces the link; the other side asks its peer by itself. */
  onRebuildNeeded(reason: RebuildReason): void;
}

/** One connection to one other person's device, whatever carries the media. */
export interface MediaLink {
  readonly state: LinkState;
  /** When something last came on the data channel, in UTC milliseconds; null before the first time. */
  readonly lastHeardAtMs: number | null;
  /** Takes what the other side signalled; late, repeated and broken signals are harmless. */
  takeSignal(signal: CallSignal): void;
  /** Changes what a slot sends; null sends nothing. Never renegotiates. */
  setTrack(slot: Slot, track: MediaStreamTrack | null): Promise<void>;
  setEncoding(slot: Slot, encoding: SlotEncoding): Promise<void>;
  /** Sends to the other device when the data channel is open; false when it is not. */
  send(message: PeerMessage): boolean;
  /** Used from the next ICE restart on. */
  setIceServers(iceServers: readonly RTCIceServer[]): void;
  /** This device's network is another one: looks for new ways at once. */
  networkChanged(): void;
  /** The server can be reached again: what waited is sent. */
  serverReachable(): void;
  stats(): Promise<RTCStatsReport>;
  close(): void;
}
