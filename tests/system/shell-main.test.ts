import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Told {
  readonly event: string;
  readonly detail: unknown;
}

let folder: string;
let shell: ChildProcess;
let told: Told[];
let exitCode: Promise<number | null>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-shell-'));
});

afterEach(async () => {
  shell.kill('SIGKILL');
  await exitCode;
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the built shell with a stand-in for Electron. */
function startShell(parameters: readonly string[] = [], environment: Record<string, string> = {}): void {
  told = [];
  const standIn = pathToFileURL('tests/system/support/use-electron-stand-in.ts').href;
  shell = fork('dist/electron/main/main.js', ['.', '--data', folder, ...parameters], {
    execArgv: ['--import', standIn],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  shell.on('message', (message) => told.push(message as Told));
  exitCode = new Promise((resolve) => shell.once('exit', resolve));
}

const details = (event: string): unknown[] => told.filter((one) => one.event === event).map((one) => one.detail);

async function waitFor(event: string): Promise<unknown> {
  await expect.poll(() => details(event).length, { timeout: 15_000 }).toBeGreaterThan(0);
  return details(event)[0];
}

describe('the shell', () => {
  it('shows a locked window whose page reaches its host, and the account that is shown, through a port each', async () => {
    startShell();
    const envelope = await waitFor('envelope');
    expect(envelope).toMatchObject({ type: 'value', id: 1, value: { status: 'signedOut' } });

    const [first] = details('window') as [{ webPreferences: Record<string, unknown> }];
    expect(first.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: true, backgroundThrottling: false });
    expect(existsSync(String(first.webPreferences['preload']))).toBe(true);
    expect(details('load')).toEqual([['app://hallway/', 200, expect.stringMatching(/^default-src 'none'; script-src 'self';.*connect-src 'self' hallway-file:;/)]]);
    const [list] = details('host') as [{ type: string; accounts: { shownId: string; accounts: unknown[] } }];
    expect(list).toMatchObject({ type: 'accounts', accounts: { accounts: [{ holder: null, isRunning: true }] } });
    expect(details('port')).toEqual([['hallway-port', null], ['hallway-port', list.accounts.shownId]]);
    await expect.poll(() => details('host')).toContainEqual({ type: 'failure', id: 2, error: expect.objectContaining({ code: 'not_found' }) });
    expect(details('show')).toHaveLength(1);
    expect(details('menu')).toHaveLength(1);
    for (const event of ['enableSandbox', 'permissionRequests', 'permissionChecks', 'devicePermissions', 'displayMedia', 'schemes']) expect(details(event)).toHaveLength(1);
  });

  it('lets no page leave, and only web and mail addresses out', async () => {
    startShell();
    await waitFor('envelope');
    expect(details('leave')).toEqual([['will-navigate', true], ['will-redirect', true], ['will-frame-navigate', true], ['will-attach-webview', true]]);
    expect(details('open')).toEqual([{ action: 'deny' }, { action: 'deny' }]);
    expect(details('openExternal')).toEqual(['https://example.org/page']);
  });

  it('comes to the front when started again, and drains the backend before it quits', async () => {
    startShell();
    await waitFor('envelope');
    shell.send('second-instance');
    await expect.poll(() => details('show')).toHaveLength(2);
    expect(details('window')).toHaveLength(1);
    shell.send('quit');
    expect(await exitCode).toBe(0);
    expect(details('quit')).toHaveLength(1);
  });

  it('hands links from the system to the window: the one it is started with, those of a second start and of macOS, and says when one leads nowhere', async () => {
    const id = (last: string) => `00000000-0000-7000-8000-00000000000${last}`;
    const link = (last: string) => `hallway://message/${id('1')}/${id('a')}/${id(last)}`;
    const address = (last: string) => ({ type: 'link', address: { organizationId: id('1'), chatId: id('a'), messageId: id(last) } });
    const links = () => details('host').filter((one) => (one as { type: string }).type === 'link');
    startShell(['--', link('b')]);
    await waitFor('envelope');
    await expect.poll(links).toEqual([address('b')]);
    // The list of accounts comes first: the window looks there for where the link leads.
    expect(details('host')[0]).toMatchObject({ type: 'accounts' });
    shell.send(['second-instance', ['hallway', '--', link('c')]]);
    shell.send(['open-url', link('d')]);
    shell.send(['open-url', 'hallway://message/../../etc/passwd']);
    await expect.poll(links).toEqual([address('b'), address('c'), address('d'), { type: 'link', address: null }]);
    expect(details('taken')).toEqual(['open-url', 'open-url']);
    expect(details('show')).toHaveLength(4);
    expect(details('linkScheme')).toEqual([]);
  });

  it('makes itself the program for links to messages where it is installed, and takes no option from them', async () => {
    startShell([], { STAND_IN_PACKAGED: 'yes' });
    await waitFor('envelope');
    expect(details('linkScheme')).toEqual([['hallway', ['--']]]);
  });

  it('gives way to the one that runs already', async () => {
    startShell([], { STAND_IN_LOCKED: 'yes' });
    expect(await exitCode).toBe(0);
    expect(details('window')).toEqual([]);
  });

  it('says in one sentence what is wrong at the start', async () => {
    startShell(['--port', 'many']);
    expect(await exitCode).toBe(1);
    expect(details('errorBox')).toEqual([['Hallway could not start', '“many” is not a port: give a number from 0 to 65535.']]);
  });

  it('writes down in its log why a start failed', async () => {
    startShell(['--sign-in-server', 'http://127.0.0.1:9', '--sign-in-email', 'ada@example.org'], { HALLWAY_SIGN_IN_PASSWORD: 'x' });
    expect(await exitCode).toBe(1);
    expect(details('errorBox')).toHaveLength(1);
    expect(readFileSync(join(folder, 'logs', 'hallway.log'), 'utf8')).toContain('Hallway could not start');
  });
});
