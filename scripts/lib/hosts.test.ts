import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findAppBrowser } from './app-window.ts';
import { chooseHost, hasDisplay } from './choose-host.ts';
import { locateElectron } from './find-electron.ts';

describe('where Hallway is shown', () => {
  it('is Electron where there is a display and the program', () => {
    expect(chooseHost({ isHeadlessAsked: false, hasDisplay: true, findElectron: () => '/electron' })).toEqual({ kind: 'electron', program: '/electron' });
  });

  it('is a browser window, with one line that says so, where Electron is missing', () => {
    expect(chooseHost({ isHeadlessAsked: false, hasDisplay: true, findElectron: () => null })).toEqual({
      kind: 'headless',
      notice: 'Electron is not installed and could not be fetched; Hallway opens in a browser window instead:',
      opensWindow: true,
    });
  });

  it('is only an address without a display, and nothing is fetched', () => {
    const findElectron = vi.fn(() => '/electron');
    expect(chooseHost({ isHeadlessAsked: false, hasDisplay: false, findElectron })).toMatchObject({ kind: 'headless', opensWindow: false });
    expect(chooseHost({ isHeadlessAsked: true, hasDisplay: true, findElectron })).toEqual({ kind: 'headless', notice: null, opensWindow: false });
    expect(findElectron).not.toHaveBeenCalled();
  });

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %j has a display: %s', (platform, environment, expected) => {
    expect(hasDisplay(platform, environment)).toBe(expected);
  });
});

describe('Electron’s program', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hallway-electron-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is missing in a package that was never installed', () => {
    expect(locateElectron({ platform: 'linux', environment: {}, packageFolder: folder })).toBeNull();
  });

  it('is found where its package put it, or in the folder named by the environment', () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(locateElectron({ platform: 'linux', environment: {}, packageFolder: folder })).toBe(join(folder, 'dist', 'electron'));
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'dist') };
    expect(locateElectron({ platform: 'linux', environment, packageFolder: '/nowhere' })).toBe(join(folder, 'dist', 'electron'));
    expect(locateElectron({ platform: 'linux', environment: { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' }, packageFolder: folder })).toBeNull();
  });
});

describe('the browser for an app window', () => {
  it('is looked for along PATH on Linux, Chromium first', () => {
    const exists = (path: string) => path === '/b/google-chrome' || path === '/b/chromium';
    expect(findAppBrowser({ platform: 'linux', environment: { PATH: '/a:/b:' }, exists })).toBe('/b/chromium');
    expect(findAppBrowser({ platform: 'linux', environment: {}, exists })).toBeNull();
  });

  it('is looked for where it is installed on macOS and Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findAppBrowser({ platform: 'win32', environment: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, exists: (path) => path === edge })).toBe(edge);
    expect(findAppBrowser({ platform: 'darwin', environment: {}, exists: (path) => path.includes('Chromium') })).toBe('/Applications/Chromium.app/Contents/MacOS/Chromium');
  });
});
