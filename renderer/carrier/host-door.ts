import type { RendererCarrier } from '#shared/contract/carrier';
import type { WindowCarrier } from '#shared/contract/host/host-envelope';
import { createPortCarrier, listenToShellPorts } from './port-carrier.ts';
import { openWebSocketCarrier } from './web-socket-carrier.ts';

declare global {
  interface Window {
    /** Exposed by the preload of the desktop shell; absent in a browser. */
    readonly hallwayShell?: { readonly kind: 'electron' };
  }
}

/** How a window reaches its host, and the backends of the accounts behind it. */
export interface HostDoor {
  openHost(): Promise<WindowCarrier>;
  /** @param askForPort tells the host to send a port, where connections come through ports */
  openAccount(accountId: string, askForPort: (accountId: string) => void): Promise<RendererCarrier>;
}

/** Gives the way to the host: ports from the desktop shell, or else the headless host's WebSockets. */
export function findHostDoor(page: Window): HostDoor {
  if (page.hallwayShell?.kind === 'electron') return createPortDoor(page);
  const origin = `${page.location.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.location.host}`;
  return {
    openHost: () => openWebSocketCarrier(`${origin}/host`),
    openAccount: (accountId) => openWebSocketCarrier(`${origin}/contract/${accountId}`),
  };
}

function createPortDoor(page: Window): HostDoor {
  const ports = listenToShellPorts(page);
  return {
    openHost: async () => createPortCarrier(await ports.next(null)),
    async openAccount(accountId, askForPort) {
      const port = ports.next(accountId);
      askForPort(accountId);
      return createPortCarrier(await port);
    },
  };
}
