import { expect, it } from 'vitest';
import type { HostRequest, HostResponse, WindowCarrier } from '#shared/contract/host/host-envelope';
import { joinInMemory } from '#shared/contract/memory-carrier';
import { serializeError, HallwayError } from '#shared/errors/hallway-error';
import { createHandClock } from '../testing/hand-clock.ts';
import { createHostLink } from './host-link.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const accounts = { accounts: [], shownId: 'a' };

function createHost() {
  const clock = createHandClock();
  const asked: HostRequest[] = [];
  const ends: { close(): void; send(response: HostResponse): void }[] = [];
  const host = { clock, asked, ends, isAway: false, answer: (request: HostRequest): HostResponse => ({ type: 'result', id: request.id, accountId: 'new' }) };
  const link = createHostLink({
    clock,
    open() {
      if (host.isAway) return Promise.reject<WindowCarrier>(new Error('away'));
      const [window, end] = joinInMemory<HostRequest, HostResponse>();
      ends.push(end);
      end.onReceive((request) => {
        asked.push(request);
        end.send(host.answer(request));
      });
      end.send({ type: 'accounts', accounts });
      return Promise.resolve(window);
    },
  });
  return { host, link };
}

it('hears the accounts, asks, and passes a refusal on', async () => {
  const { host, link } = createHost();
  expect(link.accounts()).toBeNull();
  await settled();
  expect(link.accounts()).toEqual(accounts);
  expect(await link.add()).toBe('new');
  host.answer = ({ id }) => ({ type: 'failure', id, error: serializeError(new HallwayError('too_many_accounts')) });
  await expect(link.add()).rejects.toMatchObject({ code: 'too_many_accounts' });
  link.show('a');
  link.reorder(['b', 'a']);
  await settled();
  expect(host.asked.slice(2)).toEqual([{ type: 'show', id: 3, accountId: 'a' }, { type: 'reorder', id: 4, accountIds: ['b', 'a'] }]);
});

it('seeks a host that went away, keeps what it knew, and refuses at once meanwhile', async () => {
  const { host, link } = createHost();
  await settled();
  host.isAway = true;
  host.ends[0]?.close();
  await expect(link.add()).rejects.toMatchObject({ code: 'internal' });
  expect(link.accounts()).toEqual(accounts);
  host.clock.advance(1_000);
  await settled();
  host.isAway = false;
  host.clock.advance(1_000);
  await settled();
  expect(host.ends).toHaveLength(2);
  expect(await link.add()).toBe('new');
});
