import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../..');

/** Globals that a layer must not have: each line is compiled alone with the layer's own tsconfig. */
const planted: readonly { layer: string; file: string; source: string; isAllowed: boolean }[] = [
  { layer: 'shared', file: 'shared/planted.ts', source: 'process.exit(1);', isAllowed: false },
  { layer: 'shared', file: 'shared/planted.ts', source: 'document.title = "";', isAllowed: false },
  { layer: 'shared', file: 'shared/planted.ts', source: 'setTimeout(() => undefined, 1);', isAllowed: false },
  { layer: 'renderer', file: 'renderer/planted.ts', source: 'process.exit(1);', isAllowed: false },
  { layer: 'renderer', file: 'renderer/planted.ts', source: 'document.title = "";', isAllowed: true },
  { layer: 'backend', file: 'electron/backend/planted.ts', source: 'document.title = "";', isAllowed: false },
  { layer: 'backend', file: 'electron/backend/planted.ts', source: 'process.exit(1);', isAllowed: true },
  { layer: 'server', file: 'server/planted.ts', source: 'window.close();', isAllowed: false },
  { layer: 'preload', file: 'electron/preload/planted.ts', source: 'process.exit(1);', isAllowed: false },
];

/** Compiles one file as part of a layer, in a project of its own that uses our real compiler settings. */
function compiles(layer: string, file: string, source: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-globals-'));
  try {
    for (const name of ['tsconfig.json', 'tsconfigs', 'node_modules', 'package.json']) symlinkOrCopy(name, folder);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${source}\nexport {};\n`);
    execFileSync(join(projectRoot, 'node_modules/.bin/tsc'), ['-p', `tsconfigs/${layer}.json`, '--preserveSymlinks'], { cwd: folder, stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function symlinkOrCopy(name: string, folder: string): void {
  symlinkSync(join(projectRoot, name), join(folder, name));
}

it.each(planted)('$layer: `$source` compiles: $isAllowed', ({ layer, file, source, isAllowed }) => {
  expect(compiles(layer, file, source)).toBe(isAllowed);
});
