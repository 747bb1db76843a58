import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import type { Logger } from '#shared/runtime/logger';
import { readAccount, writeAccount, type Account } from '../../account/account-file.ts';
import { writeRegistry, type AccountEntry } from './account-registry.ts';
import { findAccounts } from './find-accounts.ts';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'hallway-accounts-'));
});

afterEach(() => rmSync(profile, { recursive: true, force: true }));

function accountOf(name: string): Account {
  return {
    serverUrl: `https://${name}.example.org`, email: `ada@${name}.example.org`, userId: newId(), displayName: 'Ada', organizationId: newId(), organizationName: name,
    protectedToken: 'plain:token', storeName: 'store', isDemo: false,
  };
}

function putAccount(folder: string, account: Account): void {
  mkdirSync(join(profile, folder), { recursive: true });
  writeAccount(join(profile, folder, 'account.json'), account);
}

function entryOf(folder: string, { serverUrl, email, userId, displayName, organizationId, organizationName }: Account): AccountEntry {
  return { id: newId(), folder, colour: 0, serverUrl, email, userId, displayName, organizationId, organizationName };
}

const names = () => findAccounts(profile, silent).accounts.map(({ organizationName }) => organizationName);
const registryFile = () => join(profile, 'accounts.json');

describe('the accounts of a profile', () => {
  it('are none where nobody ever signed in', () => {
    expect(findAccounts(profile, silent)).toEqual({ shownId: null, accounts: [] });
    expect(existsSync(registryFile())).toBe(false);
  });

  it('take over the one of a profile from before there was a registry, without moving anything', () => {
    const ada = accountOf('harbour');
    putAccount('.', ada);
    const { accounts } = findAccounts(profile, silent);
    expect(accounts).toMatchObject([{ folder: '.', organizationName: 'harbour', userId: ada.userId }]);
    expect(readAccount(join(profile, 'account.json'))).toEqual(ada);
    expect(statSync(registryFile()).mode & 0o077).toBe(0);
    // And the same one again at the next start.
    expect(findAccounts(profile, silent).accounts).toEqual(accounts);
  });

  it('keep order and what was shown', () => {
    putAccount('accounts/a', accountOf('a'));
    putAccount('accounts/b', accountOf('b'));
    const { accounts } = findAccounts(profile, silent);
    const [first, second] = accounts;
    writeRegistry(profile, { shownId: second?.id ?? null, accounts: accounts.toReversed() }, silent);
    const again = findAccounts(profile, silent);
    expect(again.accounts.map(({ organizationName }) => organizationName)).toEqual(['b', 'a']);
    expect(again.shownId).toBe(second?.id);
    expect(first?.colour).not.toBe(second?.colour);
  });

  it.each(['', '{', '{"version":1}', JSON.stringify({ version: 2, shownId: null, accounts: [] }), JSON.stringify({ version: 1, shownId: null, accounts: [{ id: 'x', folder: '../elsewhere' }] })])('are found by their folders when the registry says %j, which is set aside', (text) => {
    putAccount('.', accountOf('root'));
    putAccount('accounts/a', accountOf('a'));
    writeFileSync(registryFile(), text);
    expect(names()).toEqual(['root', 'a']);
    expect(readFileSync(`${registryFile()}.damaged`, 'utf8')).toBe(text);
    expect(names()).toEqual(['root', 'a']);
  });

  it.each(['the folder vanished', 'its file is damaged'])('keep one whose %s, to sign in again', (what) => {
    const lost = accountOf('lost');
    const entry = entryOf('accounts/lost', lost);
    writeRegistry(profile, { shownId: entry.id, accounts: [entry] }, silent);
    const file = join(profile, 'accounts/lost/account.json');
    if (what === 'its file is damaged') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '{');
    }
    expect(findAccounts(profile, silent)).toEqual({ shownId: entry.id, accounts: [entry] });
    expect(readAccount(file)).toMatchObject({ serverUrl: lost.serverUrl, email: lost.email, userId: lost.userId, protectedToken: null });
  });

  it('forget one that was signed out of just before the end', () => {
    const entry = entryOf('accounts/left', accountOf('left'));
    writeRegistry(profile, { shownId: entry.id, accounts: [entry] }, silent);
    mkdirSync(join(profile, 'accounts/left/stores'), { recursive: true });
    expect(findAccounts(profile, silent)).toEqual({ shownId: null, accounts: [] });
    expect(existsSync(join(profile, 'accounts/left'))).toBe(false);
  });

  it('leave a store alone that may hold words which were never sent', () => {
    mkdirSync(join(profile, 'accounts/old/stores'), { recursive: true });
    writeFileSync(join(profile, 'accounts/old/stores/x.sqlite'), '');
    expect(names()).toEqual([]);
    expect(existsSync(join(profile, 'accounts/old/stores/x.sqlite'))).toBe(true);
  });

  it('never give one folder to two', () => {
    const ada = accountOf('a');
    putAccount('accounts/a', ada);
    writeRegistry(profile, { shownId: null, accounts: [entryOf('accounts/a', ada), entryOf('accounts/a', ada)] }, silent);
    expect(names()).toEqual(['a']);
  });

  it('follow what their folders say of them', () => {
    const ada = accountOf('a');
    putAccount('accounts/a', { ...ada, organizationName: 'renamed' });
    writeRegistry(profile, { shownId: null, accounts: [entryOf('accounts/a', ada)] }, silent);
    expect(names()).toEqual(['renamed']);
  });
});
