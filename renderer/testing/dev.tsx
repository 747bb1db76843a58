import { createRoot } from 'react-dom/client';
import '../fonts.ts';
import '../styles/index.css';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import { createBackendLink } from '../carrier/backend-link.ts';
import { App } from '../components/app/App.tsx';
import { ErrorBoundary } from '../components/app/ErrorBoundary.tsx';
import { idleCallController } from '../components/calls/idle-call-controller.ts';
import { browserClock } from '../models/browser-clock.ts';
import { openOrganizationFeed } from '../organizations/organization-feed.ts';
import { Organizations, type OrganizationParts } from '../organizations/organizations.ts';
import { createCallScene, screenFor } from './call-scenarios.ts';
import { serveFakeBackend } from './fake-backend.ts';
import { createFakeCallController } from './fake-call-controller.ts';
import { createFakeHost } from './fake-host.ts';
import { createWorlds } from './fake-organizations.ts';
import { speakFromAddress } from './speak-from-address.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root.');

const scenario = new URLSearchParams(window.location.search).get('scenario') ?? 'demo';
const worlds = createWorlds(scenario, Date.now());
const [world] = worlds;
if (world === undefined) throw new Error('The scenario has no organization.');
const fakeCalls = createFakeCallController(world, (chatId) => screenFor(world, chatId));
createCallScene(scenario, { world, calls: fakeCalls, nowMs: Date.now() });
const host = createFakeHost(worlds);
let isAway = false;
const opened: { close(): void }[] = [];

function openOrganization(accountId: string): OrganizationParts {
  const link = createBackendLink({
    accountId,
    open() {
      const of = host.worlds.get(accountId);
      if (isAway || of === undefined) return Promise.reject(new Error('The fake backend is away.'));
      const { renderer, backend } = createMemoryCarriers();
      serveFakeBackend(of, backend);
      const { announce } = of;
      of.announce = () => {
        announce();
        host.announce();
      };
      opened.push(renderer);
      return Promise.resolve(renderer);
    },
    clock: browserClock,
    random: Math.random,
  });
  return { link, calls: host.worlds.get(accountId) === world ? fakeCalls : idleCallController, feed: openOrganizationFeed(link) };
}

/** For scripts that drive the page. */
Object.assign(window, {
  fakeWorld: world,
  fakeWorlds: worlds,
  fakeCalls,
  setBackendAway(away: boolean) {
    isAway = away;
    if (away) for (const carrier of opened.splice(0)) carrier.close();
  },
});

await speakFromAddress();
createRoot(root).render(
  <ErrorBoundary>
    <App organizations={new Organizations({ host, open: openOrganization })} />
  </ErrorBoundary>,
);
