import type { NearTransfer } from '#shared/contract/views/near-transfer';
import type { BackendLink } from '../../carrier/backend-link.ts';
import type { NearSession, NearSessionEvents } from './near-session.ts';

interface NearTransfersOptions {
  readonly backend: Pick<BackendLink, 'call' | 'subscribe'>;
  readonly windowId: string;
  open(transfer: NearTransfer, events: NearSessionEvents): NearSession;
}

/** This window's share in files that go straight between desktops: claims what nobody does, and moves what is its own. */
export class NearTransfers {
  readonly #options: NearTransfersOptions;
  readonly #claimed = new Set<string>();
  readonly #sessions = new Map<string, { readonly session: NearSession; takenSignals: number }>();

  constructor(options: NearTransfersOptions) {
    this.#options = options;
  }

  /** Follows the backend from now on. */
  listen(): void {
    const { backend, windowId } = this.#options;
    backend.subscribe('nearTransfers', { windowId }, (transfers) => this.#take(transfers), () => this.#take([]));
  }

  #take(transfers: readonly NearTransfer[]): void {
    const present = new Set(transfers.map(({ transferId }) => transferId));
    for (const [transferId, { session }] of this.#sessions) {
      if (present.has(transferId)) continue;
      session.close();
      this.#sessions.delete(transferId);
    }
    for (const transferId of this.#claimed) if (!present.has(transferId)) this.#claimed.delete(transferId);
    for (const transfer of transfers) this.#follow(transfer);
  }

  #follow(transfer: NearTransfer): void {
    const { transferId } = transfer;
    if (!transfer.isClaimed) return this.#claim(transferId);
    if (!transfer.isFound) return;
    const entry = this.#sessions.get(transferId) ?? this.#open(transfer);
    for (const signal of transfer.signals.slice(entry.takenSignals)) entry.session.takeSignal(signal);
    entry.takenSignals = transfer.signals.length;
  }

  #claim(transferId: string): void {
    if (this.#claimed.has(transferId)) return;
    this.#claimed.add(transferId);
    // Whoever was first has it; that is seen in the next value.
    this.#options.backend.call('claimNearTransfer', { transferId, windowId: this.#options.windowId }).catch(() => undefined);
  }

  #open(transfer: NearTransfer): { readonly session: NearSession; takenSignals: number } {
    const { backend } = this.#options;
    const { transferId } = transfer;
    const session = this.#options.open(transfer, {
      onSignal: (signal) => void backend.call('sendNearSignal', { transferId, signal }).catch(() => undefined),
      onEnd: (hasConnected) => void backend.call('endNearTransfer', { transferId, hasConnected }).catch(() => undefined),
    });
    const entry = { session, takenSignals: 0 };
    this.#sessions.set(transferId, entry);
    return entry;
  }
}
