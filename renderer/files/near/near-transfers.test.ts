import { expect, it } from 'vitest';
import type { NearTransfer } from '#shared/contract/views/near-transfer';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { BackendLink } from '../../carrier/backend-link.ts';
import type { NearSessionEvents } from './near-session.ts';
import { NearTransfers } from './near-transfers.ts';

const signalOf = (seq: number): CallSignal => ({ epoch: 0, seq, payload: { kind: 'restartAsked' } });
const transfer: NearTransfer = { transferId: 'one', role: 'take', attachmentId: 'file', sizeBytes: 10, fromBytes: 0, isClaimed: false, isFound: false, signals: [] };

function createFixture() {
  const called: string[] = [];
  const happened: string[] = [];
  let events: NearSessionEvents | null = null;
  let give: (transfers: NearTransfer[]) => void = () => undefined;
  const backend = {
    call: async (name: string) => { called.push(name); },
    subscribe: (_name: string, _params: unknown, onValue: typeof give) => {
      give = onValue;
      return () => undefined;
    },
  } as unknown as Pick<BackendLink, 'call' | 'subscribe'>;
  const transfers = new NearTransfers({
    backend, windowId: 'window',
    open(_transfer, sessionEvents) {
      events = sessionEvents;
      happened.push('opened');
      return { takeSignal: ({ seq }) => happened.push(`signal ${seq}`), close: () => happened.push('closed') };
    },
  });
  transfers.listen();
  return { called, happened, give: (...values: NearTransfer[]) => give(values), events: () => events };
}

it('claims a transfer once, opens it when the other device is known, and takes each signal once', () => {
  const { called, happened, give } = createFixture();
  give(transfer);
  give(transfer);
  expect(called).toEqual(['claimNearTransfer']);
  give({ ...transfer, isClaimed: true });
  expect(happened).toEqual([]);
  give({ ...transfer, isClaimed: true, isFound: true, signals: [signalOf(0)] });
  give({ ...transfer, isClaimed: true, isFound: true, signals: [signalOf(0), signalOf(1)] });
  expect(happened).toEqual(['opened', 'signal 0', 'signal 1']);
});

it('closes what the backend has ended, and tells it what ended here', () => {
  const { called, happened, give, events } = createFixture();
  give({ ...transfer, isClaimed: true, isFound: true });
  events()?.onSignal(signalOf(0));
  events()?.onEnd(false);
  give();
  give();
  expect([called, happened]).toEqual([['sendNearSignal', 'endNearTransfer'], ['opened', 'closed']]);
});
