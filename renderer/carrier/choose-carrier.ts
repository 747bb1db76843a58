import type { RendererCarrier } from '#shared/contract/carrier';
import { createPortOpener } from './port-carrier.ts';
import { openWebSocketCarrier } from './web-socket-carrier.ts';

declare global {
  interface Window {
    /** Exposed by the preload of the desktop shell; absent in a browser. */
    readonly hallwayShell?: { readonly kind: 'electron' };
  }
}

/** Gives what opens a connection to the backend: a port from the desktop shell, or else the headless host's WebSocket. */
export function chooseCarrier(page: Window): () => Promise<RendererCarrier> {
  if (page.hallwayShell?.kind === 'electron') return createPortOpener(page);
  const scheme = page.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return () => openWebSocketCarrier(`${scheme}//${page.location.host}/contract`);
}
