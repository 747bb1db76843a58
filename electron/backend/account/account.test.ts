import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccount, removeAccount, writeAccount, type Account } from './account-file.ts';
import { normalizeServerAddress, socketUrl } from './server-address.ts';

describe('the address of a server', () => {
  it.each([
    ['chat.example.org', 'https://chat.example.org'],
    ['  Chat.Example.org  ', 'https://chat.example.org'],
    ['https://chat.example.org/', 'https://chat.example.org'],
    ['https://chat.example.org/some/path?x=1#y', 'https://chat.example.org'],
    ['http://chat.example.org', 'http://chat.example.org'],
    ['chat.example.org:8443', 'https://chat.example.org:8443'],
    ['localhost:4000', 'http://localhost:4000'],
    ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['[::1]:4000', 'http://[::1]:4000'],
    ['https://localhost:4000', 'https://localhost:4000'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', (typed, address) => {
    expect(normalizeServerAddress(typed)).toBe(address);
  });

  it.each(['', '   ', 'ftp://chat.example.org', 'javascript://x', 'https://', 'https://user:secret@chat.example.org', 'not an address', 'http://[::1'])('%j is none', (typed) => {
    expect(() => normalizeServerAddress(typed)).toThrow('No server was found at this address');
  });

  it('has its socket beside it', () => {
    expect(socketUrl('https://chat.example.org')).toBe('wss://chat.example.org/api/socket');
    expect(socketUrl('http://127.0.0.1:1')).toBe('ws://127.0.0.1:1/api/socket');
  });
});

describe('the account file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hallway-account-'));
    file = join(folder, 'profile', 'account.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const account: Account = {
    serverUrl: 'https://chat.example.org', email: 'ada@example.org', userId: 'u', displayName: 'Ada', organizationId: 'o', organizationName: 'Blue Harbour',
    protectedToken: 'secret', storeName: 'abc', isDemo: false,
  };

  it('is read as it was written, and gone when removed', () => {
    expect(readAccount(file)).toBeNull();
    writeAccount(file, account);
    writeAccount(file, { ...account, protectedToken: null, isDemo: true });
    expect(readAccount(file)).toEqual({ ...account, protectedToken: null, isDemo: true });
    removeAccount(file);
    removeAccount(file);
    expect(readAccount(file)).toBeNull();
  });

  it('is for its owner only, and leaves nothing beside it', () => {
    writeAccount(file, account);
    // Windows keeps owners, not modes.
    if (process.platform !== 'win32') expect([file, join(folder, 'profile')].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700]);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['account.json']);
  });

  it('stays as it was when a write did not end', () => {
    writeAccount(file, account);
    writeFileSync(`${file}.new`, '{"serverUrl":');
    expect(readAccount(file)).toEqual(account);
    writeAccount(file, { ...account, displayName: 'Ada B.' });
    expect(readAccount(file)).toMatchObject({ displayName: 'Ada B.' });
  });

  it.each(['', 'junk', '{}', '[]', 'null', '{"storeName":"../../etc"}', JSON.stringify({ ...account, storeName: '../elsewhere' })])('%j is nobody’s', (text) => {
    writeAccount(file, account);
    writeFileSync(file, text);
    expect(readAccount(file)).toBeNull();
  });

  it('is that of no demo where it does not say so', () => {
    writeAccount(file, account);
    const { isDemo: _left, ...older } = account;
    writeFileSync(file, JSON.stringify(older));
    expect(readAccount(file)).toEqual(account);
  });
});
