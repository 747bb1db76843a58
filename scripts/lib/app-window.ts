import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where a browser is that can open a page as a window of its own (Chromium, Chrome or Edge), or null. */
export function findAppBrowser({ platform, environment, exists }: BrowserSurroundings): string | null {
  return candidates(platform, environment).find((path) => exists(path)) ?? null;
}

function candidates(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): string[] {
  if (platform === 'darwin') return macPrograms;
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]).filter((root) => root !== undefined);
    return roots.flatMap((root) => windowsPrograms.map((program) => `${root}\\${program}`));
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Opens an address as a window of its own, with a browser profile beside Hallway's, so that closing it ends the process
 * and no extension of the person's usual browser reads along. Null when there is no such browser.
 */
export function openAppWindow(address: string, browserProfileFolder: string): ChildProcess | null {
  const browser = findAppBrowser({ platform: process.platform, environment: process.env, exists: existsSync });
  if (browser === null) return null;
  const parameters = [`--app=${address}`, `--user-data-dir=${browserProfileFolder}`, '--no-first-run', '--no-default-browser-check', '--window-size=1180,780'];
  const child = spawn(browser, parameters, { stdio: 'ignore' });
  // A browser that cannot start is as good as none: the address has been printed.
  child.on('error', () => undefined);
  return child;
}
