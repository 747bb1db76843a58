import type { Carrier } from '#shared/contract/carrier';

/** Carries a contract over a MessagePort that the preload handed over; envelopes are cloned as they are. */
export function createPortCarrier<Outgoing, Incoming>(port: MessagePort): Carrier<Outgoing, Incoming> {
  return {
    send(envelope) {
      port.postMessage(envelope);
    },
    onReceive(receiver) {
      port.addEventListener('message', (event: MessageEvent<Incoming>) => receiver(event.data));
      // Messages that came before wait in the port until now.
      port.start();
    },
    onClose(listener) {
      port.addEventListener('close', listener, { once: true });
    },
    close() {
      port.close();
    },
  };
}

/** The ports that the desktop shell sends to the page. */
export interface ShellPorts {
  /**
   * Gives the next port.
   * @param accountId whose; null: the port to the host itself
   */
  next(accountId: string | null): Promise<MessagePort>;
}

/**
 * Takes the ports that the shell sends: one to the host after each load of the page, possibly before anybody asks, so that
 * the listener stands from the start, and one to each account that was asked for.
 */
export function listenToShellPorts(page: Window): ShellPorts {
  const early = new Map<string | null, MessagePort>();
  const asking = new Map<string | null, ((port: MessagePort) => void)[]>();
  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== page || port === undefined || !isPortMessage(event.data)) return;
    const { accountId } = event.data;
    const next = asking.get(accountId)?.shift();
    if (next === undefined) early.set(accountId, port);
    else next(port);
  });
  return {
    async next(accountId) {
      const port = early.get(accountId);
      early.delete(accountId);
      return port ?? new Promise((resolve) => void asking.set(accountId, [...(asking.get(accountId) ?? []), resolve]));
    },
  };
}

function isPortMessage(data: unknown): data is { readonly accountId: string | null } {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'hallway-port' && 'accountId' in data;
}
