import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = ['/usr/bin/turnserver', '/usr/local/bin/turnserver', '/opt/homebrew/bin/turnserver'];

/** Where coturn's `turnserver` is, or null. `HALLWAY_TURNSERVER` names another one. */
function findCoturn(): string | null {
  const named = process.env['HALLWAY_TURNSERVER'];
  return [named, ...candidates].find((path) => path !== undefined && existsSync(path)) ?? null;
}

/**
 * Where coturn's `turnserver` is, installed first by Debian's package manager when missing and this is root.
 * @throws with one line that says how to install it.
 */
export function ensureCoturn(): string {
  const found = findCoturn() ?? (installCoturn() ? findCoturn() : null);
  if (found === null) {
    throw new Error('The relay tests need coturn: install it (on Debian: sudo apt-get install coturn) or name its turnserver in HALLWAY_TURNSERVER.');
  }
  return found;
}

function installCoturn(): boolean {
  const isRootOnDebian = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isRootOnDebian) return false;
  process.stdout.write('Installing coturn for the relay tests…\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...parameters: string[]) => spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  run('update', '-qq');
  const isInstalled = run('install', '-y', '-qq', '--no-install-recommends', 'coturn');
  // Debian starts the service with its own settings, and a relay that nobody set up must not stay open.
  if (isInstalled && existsSync('/run/systemd/system')) spawnSync('systemctl', ['disable', '--now', 'coturn'], { stdio: 'ignore' });
  return isInstalled;
}
