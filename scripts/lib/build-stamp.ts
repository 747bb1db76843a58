import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

const sourceFolders = ['shared', 'migrations', 'server', 'electron', 'renderer'];
const sourceFiles = ['package-lock.json', 'tsconfig.json', 'tsconfigs/build.json', 'vite.config.ts', 'vite.preload.config.ts', 'scripts/lib/bundle-programs.ts'];
const stampFile = join(projectRoot, 'dist', '.build-stamp');

/** A hash over names, sizes and times of everything that is built. */
export function buildStamp(): string {
  const hash = createHash('sha256');
  for (const folder of sourceFolders) {
    const folderPath = join(projectRoot, folder);
    if (!existsSync(folderPath)) continue;
    const names = readdirSync(folderPath, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) addFile(join(folder, name));
  }
  for (const name of sourceFiles) addFile(name);
  return hash.digest('hex');

  function addFile(name: string): void {
    const status = statSync(join(projectRoot, name), { throwIfNoEntry: false });
    if (status?.isFile()) hash.update(`${name}\0${status.size}\0${status.mtimeMs}\n`);
  }
}

/** Whether `dist/` was built from sources with this stamp. */
export function isBuildFresh(stamp: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

export function writeBuildStamp(stamp: string): void {
  mkdirSync(join(projectRoot, 'dist'), { recursive: true });
  writeFileSync(stampFile, stamp);
}
