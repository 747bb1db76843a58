import type { BackendCarrier } from '#shared/contract/carrier';

/** As much of the embedded backend as a host needs. */
export interface HostedBackend {
  /** Takes one end of a connection to a renderer; there may be several. */
  connect(carrier: BackendCarrier): void;
  /** Writes down what is in flight and ends. */
  stop(): Promise<void>;
}
