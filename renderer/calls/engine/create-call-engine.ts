import { newId } from '#shared/domain/ids';
import type { BackendLink } from '../../carrier/backend-link.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { createBrowserMedia } from '../media/browser-media.ts';
import { PeerLink } from '../peer/peer-link.ts';
import { createCallAlerts } from './call-alerts.ts';
import { CallEngine } from './call-engine.ts';
import { windowIdOf } from './window-id.ts';

/** Gives the calls of this page, which follows its backend from now on. */
export function createCallEngine(backend: BackendLink): CallEngine {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const engine = new CallEngine({
    backend,
    windowId: windowIdOf(window.sessionStorage, { isReload: navigation?.type === 'reload', newId }),
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
