import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../..');
let folder: string;

/** What each rule must catch: the breach, planted in an otherwise empty project. */
const breaches: readonly { rule: string; file: string; source: string }[] = [
  { rule: 'shared-imports-nothing-of-ours', file: 'shared/breach.ts', source: `import '#server/target';` },
  { rule: 'migrations-import-nothing-of-ours', file: 'migrations/breach.ts', source: `import '#shared/target';` },
  { rule: 'renderer-imports-shared', file: 'renderer/breach.ts', source: `import '#backend/target';` },
  { rule: 'server-imports-shared-and-migrations', file: 'server/breach.ts', source: `import type { target } from '../electron/backend/target.ts';` },
  { rule: 'backend-imports-shared-and-migrations', file: 'electron/backend/breach.ts', source: `import '#server/target';` },
  { rule: 'headless-imports-backend-and-shared', file: 'electron/headless/breach.ts', source: `import '../main/target.ts';` },
  { rule: 'main-imports-backend-and-shared', file: 'electron/main/breach.ts', source: `import '#server/target';` },
  { rule: 'preload-imports-shared', file: 'electron/preload/breach.ts', source: `import '#backend/target';` },
  { rule: 'nothing-imports-tests', file: 'server/test-import.ts', source: `import '../tests/target.ts';` },
  { rule: 'only-the-shell-imports-electron', file: 'electron/backend/shell.ts', source: `import { app } from 'electron';` },
  { rule: 'renderer-has-no-database-and-no-node', file: 'renderer/database.ts', source: `import 'typeorm';` },
  { rule: 'renderer-has-no-node', file: 'shared/node.ts', source: `import 'node:fs';` },
  { rule: 'no-cycles', file: 'shared/one.ts', source: `import './two.ts';` },
  { rule: 'what-ships-uses-dependencies-only', file: 'server/development.ts', source: `import 'vitest';` },
  { rule: 'everything-resolves', file: 'server/missing.ts', source: `import './nowhere.ts';` },
];
const targets = ['shared', 'server', 'migrations', 'electron/backend', 'electron/main', 'tests'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-rules-'));
  for (const name of ['package.json', '.dependency-cruiser.cjs', '.oxlintrc.json']) cpSync(join(projectRoot, name), join(folder, name));
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  for (const target of targets) write(`${target}/target.ts`, 'export const target = 1;');
  write('shared/two.ts', `import './one.ts';`);
  for (const breach of breaches) write(breach.file, breach.source);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, source: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), `${source}\n`);
}

interface Report {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

function cruise(): Report {
  const parameters = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'shared', 'migrations', 'server', 'electron', 'renderer', 'tests'];
  const output = execFileSync(join(projectRoot, 'node_modules/.bin/depcruise'), parameters, { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 });
  return JSON.parse(output) as Report;
}

it('every planted breach is reported by its rule, and nothing else is', () => {
  const found = cruise().summary.violations.map((violation) => `${violation.rule.name} in ${violation.from}`);
  const expected = breaches.map((breach) => `${breach.rule} in ${breach.file}`);
  expect(expected.filter((line) => !found.includes(line))).toEqual([]);
  expect(found.filter((line) => line.includes('target.ts'))).toEqual([]);
});

it('a component of the renderer that reaches past the contract is reported', () => {
  const file = 'renderer/components/Breach.tsx';
  write(file, `import { startServer } from '#server/start-server';\nexport const Breach = () => <p>{String(startServer)}</p>;`);
  const run = spawnSync(join(projectRoot, 'node_modules/.bin/oxlint'), [file], { cwd: folder, encoding: 'utf8' });
  expect(run.stdout).toContain('through the contract only');
  expect(run.status).not.toBe(0);
});
