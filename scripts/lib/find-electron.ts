import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

const electronPackage = join(projectRoot, 'node_modules', 'electron');
const fetchTimeoutMs = 10_000;

export interface ElectronSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of the npm package. */
  readonly packageFolder: string;
}

const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** Where Electron's program is, or null: in the folder of `ELECTRON_OVERRIDE_DIST_PATH`, or where its package put it. */
export function locateElectron({ platform, environment, packageFolder }: ElectronSurroundings): string | null {
  const executable = readInstalledPath(packageFolder) ?? executables[platform] ?? 'electron';
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist');
  const path = join(folder, executable);
  return existsSync(path) ? path : null;
}

/** The same, after one attempt to fetch it that takes ten seconds at most. */
export function findOrFetchElectron(): string | null {
  const surroundings: ElectronSurroundings = { platform: process.platform, environment: process.env, packageFolder: electronPackage };
  const found = locateElectron(surroundings);
  if (found !== null || process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined) return found;
  spawnSync(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore', timeout: fetchTimeoutMs, killSignal: 'SIGKILL' });
  return locateElectron(surroundings);
}

function readInstalledPath(packageFolder: string): string | null {
  try {
    return readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim();
  } catch {
    return null;
  }
}
