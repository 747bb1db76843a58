import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where Chromium (or Chrome) is, or null. `HALLWAY_CHROMIUM` names another one. */
function findChromium(): string | null {
  const named = process.env['HALLWAY_CHROMIUM'];
  return [named, ...candidates].find((path) => path !== undefined && existsSync(path)) ?? null;
}

/**
 * Where Chromium is, installed first by Debian's package manager when missing and this is root.
 * @throws with one line that says how to install it.
 */
export function ensureChromium(): string {
  const found = findChromium() ?? (installChromium() ? findChromium() : null);
  if (found === null) {
    throw new Error('The browser tests need Chromium: install it (on Debian: sudo apt-get install chromium) or name it in HALLWAY_CHROMIUM.');
  }
  return found;
}

function installChromium(): boolean {
  const isRootOnDebian = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isRootOnDebian) return false;
  process.stdout.write('Installing Chromium for the browser tests…\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...parameters: string[]) => spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  run('update', '-qq');
  return run('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}
