import { expect, it } from 'vitest';
import type { RendererCarrier } from '#shared/contract/carrier';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import { serveFakeBackend } from '../testing/fake-backend.ts';
import { createHandClock } from '../testing/hand-clock.ts';
import { createScenario } from '../testing/scenarios.ts';
import { createBackendLink } from './backend-link.ts';

const answered = () => new Promise((resolve) => setTimeout(resolve, 0));

function createHost() {
  const world = createScenario('empty', 0);
  const clock = createHandClock();
  const opened: RendererCarrier[] = [];
  const host = { isAway: false, world, clock, opened };
  const link = createBackendLink({
    accountId: '00000000-0000-4000-8000-000000000001',
    open() {
      if (host.isAway) return Promise.reject(new Error('away'));
      const { renderer, backend } = createMemoryCarriers();
      serveFakeBackend(world, backend);
      opened.push(renderer);
      return Promise.resolve(renderer);
    },
    clock,
    random: () => 0.5,
  });
  return { host, link };
}

it('waits for the first connection with what is asked early', async () => {
  const { link } = createHost();
  expect(link.state()).toBe('opening');
  expect(await link.call('tryDemo', {})).toEqual({});
  expect(link.state()).toBe('open');
});

it('watches again after the backend came back, and refuses calls in one sentence until then', async () => {
  const { host, link } = createHost();
  const states: string[] = [];
  link.onStateChange(() => states.push(link.state()));
  const seen: string[] = [];
  link.subscribe('session', {}, (session) => seen.push(session.status));
  await answered();
  host.isAway = true;
  host.opened[0]?.close();
  expect(link.state()).toBe('reconnecting');
  await expect(link.call('tryDemo', {})).rejects.toThrow('Hallway on this computer is restarting');
  host.clock.advance(2_000);
  await answered();
  host.isAway = false;
  host.world.session = { status: 'signedOut', notice: null, lastServerUrl: null, lastEmail: null };
  host.clock.advance(10_000);
  await answered();
  await answered();
  expect(seen).toEqual(['signedIn', 'signedOut']);
  expect(states).toEqual(['open', 'reconnecting', 'open']);
  link.close();
});
