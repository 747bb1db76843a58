import { newId } from '#shared/domain/ids';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './fonts.ts';
import './styles/index.css';
import { createCallEngine } from './calls/engine/create-call-engine.ts';
import { createBackendLink } from './carrier/backend-link.ts';
import { chooseCarrier } from './carrier/choose-carrier.ts';
import { App } from './components/app/App.tsx';
import { ErrorBoundary } from './components/app/ErrorBoundary.tsx';
import { BackendContext } from './contract/backend-context.ts';
import { openNearSession } from './files/near/near-session.ts';
import { NearTransfers } from './files/near/near-transfers.ts';
import { rememberedChoice, speakChoice } from './language/speak-choice.ts';
import { browserClock } from './models/browser-clock.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root.');

const link = createBackendLink({ open: chooseCarrier(window), clock: browserClock, random: Math.random });
const calls = createCallEngine(link);
new NearTransfers({ backend: link, windowId: newId(), open: openNearSession }).listen();
await speakChoice(rememberedChoice());
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <BackendContext value={link}>
        <App calls={calls} />
      </BackendContext>
    </ErrorBoundary>
  </StrictMode>,
);
