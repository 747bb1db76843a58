import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockProfile } from './profile-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is held by one at a time', () => {
  const profile = join(folder, 'new', 'profile');
  const lock = lockProfile(profile);
  expect(() => lockProfile(profile)).toThrow('Hallway is already running with this profile.');
  expect(() => lockProfile(join(folder, 'other')).release()).not.toThrow();
  lock.release();
  lockProfile(profile).release();
});

it('ends with a process that was killed', async () => {
  const holder = join(folder, 'holder.mjs');
  writeFileSync(holder, `import Database from ${JSON.stringify(import.meta.resolve('better-sqlite3'))};
    new Database(${JSON.stringify(join(folder, 'instance.lock'))}).exec('BEGIN EXCLUSIVE');
    process.send('held'); setInterval(() => undefined, 1000);`);
  const child = fork(holder);
  await new Promise((resolve) => child.once('message', resolve));
  expect(() => lockProfile(folder)).toThrow(/already running/);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  lockProfile(folder).release();
});

it('says which folder cannot be used', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => lockProfile(join(folder, 'file'))).toThrow(/^Hallway cannot write to its folder .*file\./);
});
