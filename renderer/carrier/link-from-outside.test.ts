import { expect, it } from 'vitest';
import type { HostResponse, WindowCarrier } from '#shared/contract/host/host-envelope';
import type { MessageAddress } from '#shared/domain/message-link';
import { createHandClock } from '../testing/hand-clock.ts';
import { createHostLink } from './host-link.ts';

const address: MessageAddress = { organizationId: 'organization', chatId: 'chat', messageId: 'message' };

async function openWindow(): Promise<{ readonly host: ReturnType<typeof createHostLink>; readonly say: (response: HostResponse) => void }> {
  let say: (response: HostResponse) => void = () => undefined;
  const carrier: WindowCarrier = { send: () => undefined, onReceive: (receiver) => (say = receiver), onClose: () => undefined, close: () => undefined };
  const host = createHostLink({ open: () => Promise.resolve(carrier), clock: createHandClock() });
  await Promise.resolve();
  await Promise.resolve();
  return { host, say: (response) => say(response) };
}

it('a link that the system opens reaches whoever follows links, also one that came before, once', async () => {
  const { host, say } = await openWindow();
  const taken: (MessageAddress | null)[] = [];
  say({ type: 'link', address: null });
  say({ type: 'link', address });
  const end = host.followLinks((given) => taken.push(given));
  say({ type: 'link', address: null });
  end();
  say({ type: 'link', address });
  expect(taken).toEqual([address, null]);
  host.followLinks((given) => taken.push(given));
  host.followLinks((given) => taken.push(given));
  expect(taken).toEqual([address, null, address]);
});

it('a link is no answer to what the window asked', async () => {
  const { host, say } = await openWindow();
  const added = host.add();
  say({ type: 'link', address });
  say({ type: 'result', id: 1, accountId: 'new' });
  expect(await added).toBe('new');
});
