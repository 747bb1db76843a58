/** The parts of simple-peer's prebuilt bundle that are used here; its published types would bring in Node's globals. */
declare module 'simple-peer/simplepeer.min.js' {
  interface PeerOptions {
    readonly initiator: boolean;
    readonly config: RTCConfiguration;
    readonly trickle: boolean;
  }

  /** What a peer gives to its `signal` listeners; other types exist and are not used. */
  interface PeerSignal {
    readonly type: string;
    readonly sdp?: string;
    readonly candidate?: RTCIceCandidateInit;
  }

  class Peer {
    constructor(options: PeerOptions);
    readonly initiator: boolean;
    readonly destroyed: boolean;
    readonly destroying: boolean;
    /** Null once the peer is destroyed, undefined when the browser refused the configuration. */
    readonly _pc: RTCPeerConnection | null | undefined;
    readonly _channel: RTCDataChannel | null;
    _pcReady: boolean;
    on(event: 'signal', listener: (signal: PeerSignal) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close', listener: () => void): this;
    emit(event: string, ...values: unknown[]): boolean;
    destroy(error?: Error): void;
    signal(signal: { readonly type: string; readonly sdp?: string; readonly candidate?: RTCIceCandidateInit }): void;
    negotiate(): void;
    _maybeReady(): void;
    _createAnswer(): void;
    _onIceStateChange(): void;
    _onConnectionStateChange(): void;
    _onSignalingStateChange(): void;
    _onTrack(event: RTCTrackEvent): void;
    _onChannelOpen(): void;
    _onChannelMessage(event: MessageEvent<unknown>): void;
    _requestMissingTransceivers(): void;
  }

  export default Peer;
}
