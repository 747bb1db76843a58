import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';

const sourceFolders = ['shared', 'migrations', 'server', 'renderer', 'electron'];
const shellFolders = /^electron\/(main|preload)\//;

function sourceFiles(): string[] {
  return sourceFolders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file));
}

it('imports Electron in the shell only', () => {
  const importsElectron = /(from|import|require\()\s*['"]electron(\/[^'"]*)?['"]/;
  const outside = sourceFiles().filter((file) => !shellFolders.test(file) && importsElectron.test(readFileSync(file, 'utf8')));
  expect(outside).toEqual([]);
});

it('opens addresses outside in one place only', () => {
  const callers = sourceFiles().filter((file) => !file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('openExternal('));
  expect(callers).toEqual(['electron/main/external-links.ts']);
});

/** Runs the bundled preload as Electron would, with as much of Electron as it may use. */
function runPreload() {
  const exposed: Record<string, unknown> = {};
  const channels: Record<string, (event: { ports: unknown[] }, message?: unknown) => void> = {};
  const postMessage = vi.fn();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) },
    ipcRenderer: { on: (name: string, listener: (event: { ports: unknown[] }, message?: unknown) => void) => void (channels[name] = listener) },
  };
  const require = vi.fn((name: string) => (name === 'electron' ? electron : undefined));
  const code = readFileSync('dist/electron/preload/preload.cjs', 'utf8');
  runInNewContext(code, { require, module: { exports: {} }, exports: {}, window: { postMessage, location: { origin: 'app://hallway' } } });
  return { exposed, channels, postMessage, require };
}

it('gives the page its kind of shell and nothing else', () => {
  const { exposed, channels, require } = runPreload();
  expect(JSON.parse(JSON.stringify(exposed))).toEqual({ hallwayShell: { kind: 'electron' } });
  expect(Object.isFrozen(exposed['hallwayShell'])).toBe(true);
  expect(Object.keys(channels)).toEqual(['hallway-port', 'hallway-screens']);
  expect(require.mock.calls).toEqual([['electron']]);
});

it('hands screens to choose from to its own origin only, with the port to answer on', () => {
  const { channels, postMessage } = runPreload();
  const port = {};
  channels['hallway-screens']?.({ ports: [port] }, { sources: [] });
  expect(postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'hallway-screens', offer: { sources: [] } }, 'app://hallway', [port]);
  channels['hallway-screens']?.({ ports: [] }, { sources: [] });
  expect(postMessage).toHaveBeenCalledTimes(1);
});

it.each([null, 'an account'])('hands a port of %j to its own origin only, and says whose it is', (accountId) => {
  const { channels, postMessage } = runPreload();
  const port = {};
  channels['hallway-port']?.({ ports: [port] }, accountId);
  expect(postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'hallway-port', accountId }, 'app://hallway', [port]);
  channels['hallway-port']?.({ ports: [] }, accountId);
  expect(postMessage).toHaveBeenCalledTimes(1);
});
