import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountView } from '#shared/contract/host/account-view';
import type { HostRequest, HostResponse } from '#shared/contract/host/host-envelope';
import { createMemoryCarriers, joinInMemory } from '#shared/contract/memory-carrier';
import type { Logger } from '#shared/runtime/logger';
import { createHeldClock, type HeldClock } from '../../testing/held-clock.ts';
import { AccountHost } from './account-host.ts';
import type { BackendListener } from './account-slot.ts';
import { serveHostContract } from './serve-host-contract.ts';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

interface Started {
  readonly folder: string;
  readonly listener: BackendListener;
  connections: number;
  isStopped: boolean;
}

let profile: string;
let clock: HeldClock;
let started: Started[];
let totals: number[];
let host: AccountHost;
/** Starts fail while this is set. */
let failure: Error | null;

function createHost(): AccountHost {
  return new AccountHost({
    profileFolder: profile,
    clock,
    logger: silent,
    onUnreadTotal: (total) => void totals.push(total),
    async startBackend(folder, listener) {
      if (failure !== null) throw failure;
      const backend: Started = { folder, listener, connections: 0, isStopped: false };
      started.push(backend);
      await settled();
      return { connect: () => void (backend.connections += 1), stop: async () => void (backend.isStopped = true) };
    },
  });
}

beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'hallway-host-'));
  clock = createHeldClock();
  started = [];
  totals = [];
  failure = null;
  host = createHost();
  await host.start();
});

afterEach(async () => {
  await host.stop();
  rmSync(profile, { recursive: true, force: true });
});

function holder(name: string, changes: Partial<NonNullable<AccountView['holder']>> = {}): NonNullable<AccountView['holder']> {
  return { serverUrl: `https://${name}`, organizationId: `organization ${name}`, organizationName: name, userId: `person of ${name}`, displayName: 'Ada', email: 'ada@example.org', isSignedIn: true, ...changes };
}

/** Signs somebody in at an account, as its backend would tell. */
async function signIn(accountId: string, name: string): Promise<Started> {
  host.connect(accountId, createMemoryCarriers().backend);
  await settled();
  await settled();
  const backend = started.at(-1);
  if (backend === undefined) throw new Error('Nothing was started.');
  backend.listener.claimAccount(`organization ${name}`, `person of ${name}`);
  mkdirSync(backend.folder, { recursive: true });
  writeFileSync(join(backend.folder, 'account.json'), JSON.stringify({ ...holder(name), storeName: 'store', protectedToken: 'plain:x' }));
  backend.listener.onHolder(holder(name));
  return backend;
}

const firstId = () => host.view().accounts[0]?.id ?? '';
const names = () => host.view().accounts.map((account) => account.holder?.organizationName ?? null);

describe('the accounts of a host', () => {
  it('begin with one place in the profile itself', () => {
    expect(host.view().accounts).toMatchObject([{ holder: null, isRunning: true, duplicateOf: null }]);
    expect(started.map(({ folder }) => folder)).toEqual([profile]);
  });

  it('are added in folders of their own, one unfinished place at a time, and found again after a restart with the shown one started alone', async () => {
    await signIn(firstId(), 'harbour');
    const added = host.add();
    expect(host.add()).toBe(added);
    const second = await signIn(added, 'studio');
    expect(second.folder).toBe(join(profile, 'accounts', added));
    host.show(added);
    await host.stop();

    started = [];
    host = createHost();
    await host.start();
    expect(names()).toEqual(['harbour', 'studio']);
    expect(host.view().shownId).toBe(added);
    expect(started.map(({ folder }) => folder)).toEqual([second.folder]);
    clock.pass(5_000);
    await settled();
    expect(started).toHaveLength(2);
  });

  it('refuse a person who is in another one already, and say in which', async () => {
    await signIn(firstId(), 'harbour');
    const added = host.add();
    await expect(signIn(added, 'harbour')).rejects.toMatchObject({ code: 'account_exists' });
    expect(host.view().accounts.find(({ id }) => id === added)?.duplicateOf).toBe(firstId());
    await host.remove(added);
    expect(names()).toEqual(['harbour']);
    expect(existsSync(join(profile, 'accounts', added))).toBe(false);
  });

  it('lose the one that is signed out of, and keep the others; the last one stays as a place to sign in', async () => {
    const first = await signIn(firstId(), 'harbour');
    const second = await signIn(host.add(), 'studio');
    rmSync(join(profile, 'account.json'));
    first.listener.onHolder(null);
    await settled();
    expect(names()).toEqual(['studio']);
    expect(first.isStopped).toBe(true);
    expect(second.isStopped).toBe(false);
    second.listener.onHolder(null);
    await settled();
    expect(names()).toEqual([null]);
    expect(second.isStopped).toBe(false);
  });

  it('come back to what was shown before when a place is given up', async () => {
    await signIn(firstId(), 'harbour');
    await signIn(host.add(), 'studio');
    const harbour = firstId();
    host.show(harbour);
    const added = host.add();
    host.show(added);
    await host.remove(added);
    expect(host.view().shownId).toBe(harbour);
  });

  it('are not removed while somebody is signed in', async () => {
    await signIn(firstId(), 'harbour');
    await expect(host.remove(firstId())).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(host.remove('unknown')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are put in order; those that are not named follow', async () => {
    await signIn(firstId(), 'a');
    await signIn(host.add(), 'b');
    await signIn(host.add(), 'c');
    const c = host.view().accounts[2]?.id ?? '';
    host.reorder([c, 'unknown']);
    expect(names()).toEqual(['c', 'a', 'b']);
    expect(createHost().view().accounts[0]?.id).toBe(c);
  });

  it('share one badge', async () => {
    const first = await signIn(firstId(), 'a');
    const second = await signIn(host.add(), 'b');
    first.listener.onUnreadTotal(3);
    second.listener.onUnreadTotal(4);
    second.listener.onUnreadTotal(0);
    expect(totals).toEqual([3, 7, 3]);
  });

  it('have room for fifty', async () => {
    await signIn(firstId(), 'first');
    for (let index = 1; index < 50; index += 1) {
      const id = host.add();
      host.connect(id, createMemoryCarriers().backend);
      await settled();
      await settled();
      started.at(-1)?.listener.onHolder(holder(`number ${index}`));
    }
    expect(() => host.add()).toThrow(expect.objectContaining({ code: 'too_many_accounts' }));
  });
});

describe('a backend that ends by itself', () => {
  it('is started again after a pause that grows, and only its account is away meanwhile', async () => {
    const first = await signIn(firstId(), 'a');
    await signIn(host.add(), 'b');
    const running = () => host.view().accounts.map(({ isRunning }) => isRunning);
    first.listener.onLost();
    expect(running()).toEqual([false, true]);
    const waiting = createMemoryCarriers();
    host.connect(firstId(), waiting.backend);
    clock.pass(999);
    await settled();
    expect(started).toHaveLength(2);
    clock.pass(1);
    await settled();
    await settled();
    expect(running()).toEqual([true, true]);
    expect(started[2]).toMatchObject({ folder: profile, connections: 1 });
    started[2]?.listener.onLost();
    clock.pass(1_999);
    await settled();
    expect(started).toHaveLength(3);
    clock.pass(1);
    await settled();
    expect(started).toHaveLength(4);
  });

  it('closes the windows that wait for it when it cannot be started, and is tried again when they come back', async () => {
    const [first] = started;
    first?.listener.onLost();
    failure = new Error('no thread');
    const waiting = createMemoryCarriers();
    let isClosed = false;
    waiting.renderer.onClose(() => (isClosed = true));
    host.connect(firstId(), waiting.backend);
    clock.pass(1_000);
    await settled();
    expect(isClosed).toBe(true);
    failure = null;
    host.connect(firstId(), createMemoryCarriers().backend);
    await settled();
    await settled();
    expect(host.view().accounts[0]?.isRunning).toBe(true);
  });
});

describe('the contract of the host', () => {
  function openWindow(openPort: ((accountId: string) => void) | null = null) {
    const [window, end] = joinInMemory<HostRequest, HostResponse>();
    const heard: HostResponse[] = [];
    window.onReceive((response) => void heard.push(response));
    serveHostContract(host, end, openPort);
    return { carrier: window, heard };
  }

  it('tells the accounts at once and after each change', async () => {
    const { heard } = openWindow();
    await settled();
    expect(heard).toEqual([{ type: 'accounts', accounts: host.view() }]);
    await signIn(firstId(), 'harbour');
    await settled();
    expect(heard.at(-1)).toMatchObject({ type: 'accounts', accounts: { accounts: [{ holder: { organizationName: 'harbour' } }] } });
  });

  it('answers what is asked, and refuses in a sentence', async () => {
    await signIn(firstId(), 'harbour');
    const { carrier, heard } = openWindow();
    carrier.send({ type: 'add', id: 1 });
    carrier.send({ type: 'remove', id: 2, accountId: firstId() });
    carrier.send({ type: 'connect', id: 3, accountId: firstId() });
    carrier.send({ type: 'show', id: 4, accountId: firstId() });
    await settled();
    const answers = heard.flatMap((response) => (response.type === 'accounts' || response.type === 'link' ? [] : [response])).toSorted((one, other) => one.id - other.id);
    expect(answers).toMatchObject([{ type: 'result', id: 1 }, { type: 'failure', id: 2, error: { code: 'invalid_request' } }, { type: 'failure', id: 3, error: { code: 'not_found' } }, { type: 'result', id: 4 }]);
  });

  it('sends a port where connections come through ports', async () => {
    const opened: string[] = [];
    const { carrier } = openWindow((accountId) => void opened.push(accountId));
    carrier.send({ type: 'connect', id: 1, accountId: firstId() });
    await settled();
    expect(opened).toEqual([firstId()]);
  });
});
