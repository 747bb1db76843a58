import { newId } from '#shared/domain/ids';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './fonts.ts';
import './styles/index.css';
import { windowIdOf } from './calls/engine/window-id.ts';
import { findHostDoor } from './carrier/host-door.ts';
import { createHostLink } from './carrier/host-link.ts';
import { App } from './components/app/App.tsx';
import { ErrorBoundary } from './components/app/ErrorBoundary.tsx';
import { rememberedChoice, speakChoice } from './language/speak-choice.ts';
import { browserClock } from './models/browser-clock.ts';
import { openOrganization } from './organizations/open-organization.ts';
import { Organizations } from './organizations/organizations.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root.');

const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const windowId = windowIdOf(window.sessionStorage, { isReload: navigation?.type === 'reload', newId });
const door = findHostDoor(window);
const host = createHostLink({ open: () => door.openHost(), clock: browserClock });
const organizations: Organizations = new Organizations({
  host,
  open: (accountId) => openOrganization(accountId, { door, host, windowId, isBusyBeside: () => organizations.calls.isBusyBeside(accountId) }),
});
await speakChoice(rememberedChoice());
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App organizations={organizations} />
    </ErrorBoundary>
  </StrictMode>,
);
