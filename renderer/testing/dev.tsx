import { createRoot } from 'react-dom/client';
import '../fonts.ts';
import '../styles/index.css';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import { createBackendLink } from '../carrier/backend-link.ts';
import { App } from '../components/app/App.tsx';
import { ErrorBoundary } from '../components/app/ErrorBoundary.tsx';
import { BackendContext } from '../contract/backend-context.ts';
import { browserClock } from '../models/browser-clock.ts';
import { createCallScene, screenFor } from './call-scenarios.ts';
import { serveFakeBackend } from './fake-backend.ts';
import { createFakeCallController } from './fake-call-controller.ts';
import { speakFromAddress } from './speak-from-address.ts';
import { createScenario } from './scenarios.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root.');

const scenario = new URLSearchParams(window.location.search).get('scenario') ?? 'demo';
const world = createScenario(scenario, Date.now());
const fakeCalls = createFakeCallController(world, (chatId) => screenFor(world, chatId));
createCallScene(scenario, { world, calls: fakeCalls, nowMs: Date.now() });
let isAway = false;
let current: { close(): void } | null = null;
const link = createBackendLink({
  open() {
    if (isAway) return Promise.reject(new Error('The fake backend is away.'));
    const { renderer, backend } = createMemoryCarriers();
    serveFakeBackend(world, backend);
    current = renderer;
    return Promise.resolve(renderer);
  },
  clock: browserClock,
  random: Math.random,
});

/** For scripts that drive the page. */
Object.assign(window, {
  fakeWorld: world,
  fakeCalls,
  setBackendAway(away: boolean) {
    isAway = away;
    if (away) current?.close();
  },
});

await speakFromAddress();
createRoot(root).render(
  <ErrorBoundary>
    <BackendContext value={link}>
      <App calls={fakeCalls} />
    </BackendContext>
  </ErrorBoundary>,
);
