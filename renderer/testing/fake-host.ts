import type { AccountsView, AccountView } from '#shared/contract/host/account-view';
import type { HostLink } from '../carrier/host-link.ts';
import { createScenario } from './scenarios.ts';
import { fakeId, type FakeWorld } from './fake-world.ts';

/** A host in memory, for drawing the interface: as many organizations as it is given, and places to sign in at. */
export interface FakeHost extends HostLink {
  readonly worlds: Map<string, FakeWorld>;
  /** Something happened in a world. */
  announce(): void;
}

export function createFakeHost(first: readonly FakeWorld[]): FakeHost {
  const worlds = new Map(first.map((world, index) => [fakeId(9_000 + index), world]));
  const listeners = new Set<() => void>();
  let shownId = fakeId(9_000);

  function tell(): void {
    view = makeView();
    for (const listener of listeners) listener();
  }

  function makeView(): AccountsView {
    const accounts = [...worlds].map(([id, world], index): AccountView => ({ id, holder: holderOf(world), colour: index % 8, isRunning: true, duplicateOf: null }));
    return { accounts, shownId };
  }

  let view = makeView();
  return {
    worlds,
    announce: tell,
    accounts: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add() {
      const id = fakeId(9_000 + worlds.size + 100);
      worlds.set(id, createScenario('signedOut', Date.now()));
      tell();
      return id;
    },
    async remove(accountId) {
      worlds.delete(accountId);
      shownId = [...worlds.keys()][0] ?? shownId;
      tell();
    },
    reorder(accountIds) {
      const sorted = [...worlds].toSorted(([one], [other]) => accountIds.indexOf(one) - accountIds.indexOf(other));
      worlds.clear();
      for (const [id, world] of sorted) worlds.set(id, world);
      tell();
    },
    show(accountId) {
      shownId = accountId;
    },
    connect: () => undefined,
    followLinks: () => () => undefined,
  };
}

function holderOf({ session }: FakeWorld): AccountView['holder'] {
  if (session.status !== 'signedIn') return null;
  const { serverUrl, organizationId, organizationName, userId, displayName, email } = session;
  return { serverUrl, organizationId, organizationName, userId, displayName, email, isSignedIn: true };
}
