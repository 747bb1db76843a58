import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './server-process.ts';
import type { Stage } from './stage.ts';

const versionFile = 'dist/shared/protocol/protocol-version.js';
const parts = ['dist/server', 'dist/shared', 'dist/migrations', 'dist/electron/backend', 'tests/faults/support', 'tests/system/support', 'package.json'];

/** Copies the program and makes it speak other versions of the protocol, as an older or a newer one would; gives its root. */
export function makeOtherBuild(stage: Stage, { current, floor }: { current: number; floor: number }): string {
  const root = stage.makeFolder('build');
  for (const part of parts) {
    mkdirSync(dirname(join(root, part)), { recursive: true });
    cpSync(join(projectRoot, part), join(root, part), { recursive: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const text = readFileSync(join(root, versionFile), 'utf8');
  const pattern = /current: \d+, floor: \d+/;
  const changed = text.replace(pattern, `current: ${current}, floor: ${floor}`);
  if (!pattern.test(text)) throw new Error('The protocol’s version stands somewhere else');
  writeFileSync(join(root, versionFile), changed);
  return root;
}
