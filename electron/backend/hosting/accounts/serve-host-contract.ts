import type { HostCarrier, HostRequest } from '#shared/contract/host/host-envelope';
import { HallwayError, serializeError } from '#shared/errors/hallway-error';
import type { AccountHost } from './account-host.ts';

/**
 * Answers a window about the accounts of this computer.
 * @param openPort sends the window a port to an account's backend; null where it opens connections by itself
 */
export function serveHostContract(host: AccountHost, carrier: HostCarrier, openPort: ((accountId: string) => void) | null): void {
  const tell = () => carrier.send({ type: 'accounts', accounts: host.view() });
  const answer = async (request: HostRequest) => {
    try {
      carrier.send({ type: 'result', id: request.id, accountId: await carryOut(host, request, openPort) });
    } catch (error) {
      carrier.send({ type: 'failure', id: request.id, error: serializeError(error) });
    }
  };
  carrier.onClose(host.onChange(tell));
  carrier.onReceive((request) => void answer(request));
  tell();
}

/** Gives the id of the account that was added; null for everything else. */
async function carryOut(host: AccountHost, request: HostRequest, openPort: ((accountId: string) => void) | null): Promise<string | null> {
  switch (request.type) {
    case 'add': return host.add();
    case 'remove': await host.remove(request.accountId); return null;
    case 'reorder': host.reorder(request.accountIds); return null;
    case 'show': host.show(request.accountId); return null;
    case 'connect':
      if (openPort === null || !host.has(request.accountId)) throw new HallwayError('not_found');
      openPort(request.accountId);
      return null;
  }
}
