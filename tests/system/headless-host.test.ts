import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { stackOf } from '#backend/stack-of';
import { startProgram, type RunningProgram } from '../e2e/support/program.ts';

const addressPattern = /^Hallway: (http:\/\/127\.0\.0\.1:(\d+)\/\?token=[\w-]+)\n/;

let folder: string;
let hosts: RunningProgram[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-host-'));
  hosts = [];
});

afterEach(async () => {
  await Promise.all(hosts.map((host) => host.kill()));
  rmSync(folder, { recursive: true, force: true });
});

function startHost(...parameters: string[]): RunningProgram {
  return startHostOf(resolve('dist'), ...parameters);
}

function startHostOf(distFolder: string, ...parameters: string[]): RunningProgram {
  const host = startProgram(join(distFolder, 'electron/headless/main.js'), parameters);
  hosts.push(host);
  return host;
}

/** Waits for the one sentence of a host that does not start. */
function sentenceOf(...parameters: string[]): Promise<string> {
  return onlySentence(startHost(...parameters));
}

async function onlySentence(host: RunningProgram): Promise<string> {
  const [sentence] = await host.waitFor(/^.+\n/);
  await host.stop();
  expect(host.output()).toBe(sentence);
  return sentence.trim();
}

it('prints its address and serves the interface and the contract to who has it', async () => {
  const [, address = '', port = ''] = await startHost('--profile', join(folder, 'profile')).waitFor(addressPattern);
  const exchange = await fetch(address, { redirect: 'manual' });
  expect(exchange.status).toBe(303);
  const cookie = exchange.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } });
  expect(await page.text()).toContain('<title>');

  const open = (path: string) => new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie, origin: `http://127.0.0.1:${port}` } });
  const host = open('/host');
  const [listed] = (await once(host, 'message')) as [Buffer];
  const { accounts } = JSON.parse(listed.toString()) as { accounts: { shownId: string } };
  host.close();
  const socket = open(`/contract/${accounts.shownId}`);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', id: 1, name: 'session', params: {} }));
  const [data] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(data.toString())).toMatchObject({ type: 'value', id: 1, value: { status: 'signedOut' } });
  socket.close();
});

it('says in one sentence that the port is taken', async () => {
  const [, , port = ''] = await startHost('--profile', join(folder, 'one')).waitFor(addressPattern);
  expect(await sentenceOf('--profile', join(folder, 'two'), '--port', port)).toBe(`Port ${port} is already in use. Choose another one with --port.`);
});

it('says in one sentence that the profile is in use, and works again after a crash', async () => {
  const profile = join(folder, 'profile');
  const first = startHost('--profile', profile);
  await first.waitFor(addressPattern);
  expect(await sentenceOf('--profile', profile)).toBe('Hallway is already running with this profile.');
  await first.kill();
  await startHost('--profile', profile).waitFor(addressPattern);
});

it('says in one sentence which folder or option is wrong', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await sentenceOf('--profile', join(folder, 'file', 'profile'))).toMatch(/^Hallway cannot write to its folder .*Check its permissions, or choose another with --profile\.$/);
  expect(await sentenceOf('--profle', folder)).toMatch(/^Unknown option '--profle'\. Known options: --port, /);
});

it('is its bundles, and says in one sentence that the one of the backend is missing', async () => {
  for (const name of ['package.json', 'dist/electron/headless', 'dist/electron/backend/worker', 'dist/migrations', 'dist/renderer']) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const dist = join(folder, 'dist');
  await startHostOf(dist, '--profile', join(folder, 'profile')).waitFor(addressPattern);
  const bundle = join(dist, 'electron/backend/worker/backend-worker.js');
  rmSync(bundle);
  expect(await onlySentence(startHostOf(dist, '--profile', join(folder, 'other')))).toBe(`A part of Hallway is missing: ${bundle}. Install Hallway again.`);
});

it('its log names the places in the sources where the thread of the backend broke', async () => {
  const worker = new Worker(resolve('dist/electron/backend/worker/backend-worker.js'), { workerData: { profileFolder: 1 } });
  const [error] = (await once(worker, 'error')) as [Error];
  expect(stackOf(error)).toMatch(/at .*\/electron\/backend\/worker\/backend-worker\.ts:\d+:\d+/);
});

it('keeps the profile to the person', async () => {
  const profile = join(folder, 'profile');
  await startHost('--profile', profile).waitFor(addressPattern);
  expect(statSync(profile).mode & 0o077).toBe(0);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends in good order on %s', async (signal) => {
  const child = fork('dist/electron/headless/main.js', ['--profile', join(folder, 'profile')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  const ended = once(child, 'exit');
  child.kill(signal);
  child.kill(signal);
  expect((await ended)[0]).toBe(0);
});

it('ends with the program that started it', async () => {
  const child = fork('dist/electron/headless/main.js', ['--profile', join(folder, 'profile')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [ready] = (await once(child, 'message')) as [Record<string, string>];
  expect(ready).toMatchObject({ type: 'ready', browserProfileFolder: join(folder, 'profile', 'browser') });
  expect(ready['launchAddress']).not.toBe(ready['address']);
  const ended = once(child, 'exit');
  child.disconnect();
  expect((await ended)[0]).toBe(0);
});
