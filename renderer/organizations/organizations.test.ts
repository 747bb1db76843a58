import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountsView, AccountView } from '#shared/contract/host/account-view';
import type { HostLink } from '../carrier/host-link.ts';
import { idleCallController } from '../components/calls/idle-call-controller.ts';
import { Organizations, type OrganizationParts } from './organizations.ts';

const account = (id: string, changes: Partial<AccountView> = {}): AccountView => ({
  id, colour: 0, isRunning: true, duplicateOf: null, ...changes,
  holder: changes.holder === null ? null : { serverUrl: 'https://x', organizationId: id, organizationName: id, userId: id, displayName: id, email: id, isSignedIn: true },
});

/** A host whose list of accounts the test writes. */
function createHost(first: AccountsView | null) {
  let accounts = first;
  const listeners: (() => void)[] = [];
  const host = {
    accounts: () => accounts,
    subscribe(listener: () => void) {
      listeners.push(listener);
      return () => undefined;
    },
    add: vi.fn<HostLink['add']>(async () => 'new'),
    remove: vi.fn<HostLink['remove']>(async () => undefined),
    reorder: vi.fn<HostLink['reorder']>(),
    show: vi.fn<HostLink['show']>(),
    connect: vi.fn<HostLink['connect']>(),
    followLinks: vi.fn<HostLink['followLinks']>(() => () => undefined),
  } satisfies HostLink;
  const tell = (...list: AccountView[]) => {
    accounts = { accounts: list, shownId: list[0]?.id ?? '' };
    for (const listener of listeners) listener();
  };
  return { host, tell };
}

let opened: string[];
let closed: string[];

function open(accountId: string): OrganizationParts {
  opened.push(accountId);
  const close = () => void closed.push(accountId);
  return { link: { close } as unknown as OrganizationParts['link'], calls: idleCallController, feed: { close, state: () => ({}), subscribe: () => () => undefined } as unknown as OrganizationParts['feed'] };
}

beforeEach(() => {
  opened = [];
  closed = [];
});

describe('the organizations of a window', () => {
  it('are not there before the host has answered, and open the shown one first', () => {
    const { host, tell } = createHost(null);
    const hub = new Organizations({ host, open });
    expect(hub.state()).toMatchObject({ organizations: [], shown: null });
    tell(account('a'), account('b'), account('c'));
    expect(opened).toEqual(['a']);
    expect(hub.state().shown?.id).toBe('a');
    hub.openAll();
    expect(opened).toEqual(['a', 'b', 'c']);
  });

  it('are opened when they are shown, and kept open', () => {
    const { host } = createHost({ accounts: [account('a'), account('b')], shownId: 'b' });
    const hub = new Organizations({ host, open });
    hub.show('a');
    hub.show('b');
    expect(opened).toEqual(['b', 'a']);
    expect(host.show).toHaveBeenLastCalledWith('b');
    hub.show('unknown');
    expect(hub.state().shown?.id).toBe('b');
  });

  it('close what is gone, and show another one in its place', () => {
    const { host, tell } = createHost({ accounts: [account('a'), account('b')], shownId: 'b' });
    const hub = new Organizations({ host, open });
    tell(account('a'));
    expect(closed).toEqual(['b', 'b']);
    expect(hub.state().shown?.id).toBe('a');
  });

  it('ask the workspace for a visit before it stands, once', () => {
    const { host } = createHost({ accounts: [account('a'), account('b')], shownId: 'a' });
    const hub = new Organizations({ host, open });
    hub.showInbox();
    hub.visit('b', { chatId: 'c', messageId: null });
    expect(hub.state()).toMatchObject({ shown: { id: 'b' }, isInboxShown: false });
    const visits = hub.state().shown?.visits;
    expect(visits?.take()).toEqual({ chatId: 'c', messageId: null });
    expect(visits?.take()).toBeNull();
  });

  it('show the inbox over several of them only, and leave it when one is left', () => {
    const { host, tell } = createHost({ accounts: [account('a'), account('b')], shownId: 'a' });
    const hub = new Organizations({ host, open });
    hub.showInbox();
    expect(hub.state().isInboxShown).toBe(true);
    tell(account('a'));
    expect(hub.state().isInboxShown).toBe(false);
    hub.showInbox();
    expect(hub.state().isInboxShown).toBe(false);
  });

  it('lead who signs in twice to where they are, and give the place up', () => {
    const { host, tell } = createHost({ accounts: [account('a'), account('new', { holder: null })], shownId: 'new' });
    const hub = new Organizations({ host, open });
    const onReturn = vi.fn<() => void>();
    hub.onReturn(onReturn);
    tell(account('a'), account('new', { holder: null, duplicateOf: 'a' }));
    expect(hub.state().shown?.id).toBe('a');
    expect(onReturn).toHaveBeenCalledOnce();
    expect(host.remove).toHaveBeenCalledWith('new');
  });

  it('are moved within their order', () => {
    const { host } = createHost({ accounts: [account('a'), account('b'), account('c')], shownId: 'a' });
    const hub = new Organizations({ host, open });
    hub.move('a', 2);
    expect(host.reorder).toHaveBeenLastCalledWith(['b', 'c', 'a']);
    hub.move('c', -5);
    expect(host.reorder).toHaveBeenLastCalledWith(['c', 'a', 'b']);
    hub.move('unknown', 0);
    expect(host.reorder).toHaveBeenCalledTimes(2);
  });

  it('show the new place as soon as it is there', async () => {
    const { host, tell } = createHost({ accounts: [account('a')], shownId: 'a' });
    const hub = new Organizations({ host, open });
    vi.mocked(host.add).mockImplementation(async () => {
      tell(account('a'), account('new', { holder: null }));
      return 'new';
    });
    await hub.add();
    expect(hub.state().shown?.id).toBe('new');
  });
});
