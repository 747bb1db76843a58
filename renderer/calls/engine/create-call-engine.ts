import type { BackendLink } from '../../carrier/backend-link.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { createBrowserMedia } from '../media/browser-media.ts';
import { PeerLink } from '../peer/peer-link.ts';
import { createCallAlerts } from './call-alerts.ts';
import { CallEngine } from './call-engine.ts';

interface CallEngineSurroundings {
  readonly windowId: string;
  /** Somebody talks in another organization. */
  readonly isBusyBeside: () => boolean;
}

/** Gives the calls of one organization in this page, which follows its backend from now on. */
export function createCallEngine(backend: BackendLink, surroundings: CallEngineSurroundings): CallEngine {
  const engine = new CallEngine({
    ...surroundings,
    backend,
    clock: browserClock,
    media: createBrowserMedia(),
    alerts: createCallAlerts(window),
    createLink: (options) => new PeerLink(options),
    onNetworkChange(listener) {
      window.addEventListener('online', listener);
      if ('connection' in navigator && navigator.connection instanceof EventTarget) navigator.connection.addEventListener('change', listener);
    },
  });
  engine.listen();
  return engine;
}
