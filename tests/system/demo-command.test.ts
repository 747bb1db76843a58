import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findFreePort } from '../e2e/support/program.ts';

let folder: string;
let commands: Command[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-command-'));
  commands = [];
});

afterEach(async () => {
  await Promise.all(commands.map((command) => command.stop()));
  rmSync(folder, { recursive: true, force: true });
});

interface Command {
  readonly child: ChildProcess;
  readonly exitCode: Promise<number | null>;
  output(): string;
  errors(): string;
  waitForLines(count: number): Promise<string[]>;
  stop(): Promise<void>;
}

/** Runs a command of package.json the way npm does. */
function run(script: string, ...parameters: string[]): Command {
  // No display: what opens windows must not open any in a test.
  const child = spawn(process.execPath, [script, ...parameters], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  const command: Command = {
    child,
    exitCode,
    output: () => output,
    errors: () => errors,
    async waitForLines(count) {
      const lines = () => output.split('\n').length - 1;
      const ended = async () => {
        const code = await exitCode;
        if (lines() < count) throw new Error(`It ended with ${code}: ${errors}`);
      };
      await Promise.race([ended(), expect.poll(lines, { timeout: 25_000 }).toBeGreaterThanOrEqual(count)]);
      return output.trimEnd().split('\n');
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exitCode;
    },
  };
  commands.push(command);
  return command;
}

/** Programs of ours that work in this test's folder. */
function leftovers(): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(folder) && !line.includes('vitest'));
}

it('demo prints exactly one line for each of two people, on the ports asked for, and ends all of it when told to', async () => {
  const port = await findFreePort();
  const demo = run('scripts/demo.ts', '--headless', '--port', String(port), '--data', folder);
  const lines = await demo.waitForLines(2);
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^Hallway for Maya Lindqvist: http://127\\.0\\.0\\.1:${port}/\\?token=[\\w-]+$`)),
    expect.stringMatching(new RegExp(`^Hallway for Tomás Ferreira: http://127\\.0\\.0\\.1:${port + 1}/\\?token=[\\w-]+$`)),
  ]);
  for (const line of lines) {
    const answer = await fetch(line.replace(/^.*: /, ''), { redirect: 'manual' });
    expect(answer.status).toBe(303);
  }
  expect(leftovers()).not.toHaveLength(0);
  demo.child.kill('SIGTERM');
  expect(await demo.exitCode).toBe(0);
  expect(leftovers()).toEqual([]);
  expect(demo.output().trimEnd().split('\n')).toEqual(lines);
});

it('demo starts again on the same data', async () => {
  for (let round = 0; round < 2; round += 1) {
    const demo = run('scripts/demo.ts', '--data', folder);
    expect(await demo.waitForLines(2)).toHaveLength(2);
    demo.child.kill('SIGINT');
    expect(await demo.exitCode).toBe(0);
  }
});

it('demo says in one sentence that a client’s port is taken, and leaves nothing running', async () => {
  // Only one of the two ports may be taken: the other client would say the same of its own.
  const port = await findFreePort();
  const blocker = createServer().listen(port, '127.0.0.1');
  await once(blocker, 'listening');
  const demo = run('scripts/demo.ts', '--headless', '--port', String(port), '--data', folder);
  expect(await demo.exitCode).toBe(1);
  expect(demo.errors()).toBe(`Port ${port} is already in use. Choose another one with --port.\n`);
  expect(demo.output()).toBe('');
  expect(leftovers()).toEqual([]);
  blocker.close();
});

it('demo’s children end even when it is killed', async () => {
  const demo = run('scripts/demo.ts', '--headless', '--data', folder);
  await demo.waitForLines(2);
  demo.child.kill('SIGKILL');
  await demo.exitCode;
  await expect.poll(leftovers, { timeout: 10_000 }).toEqual([]);
});

it('start says in one line why there is no window, prints the address and serves until interrupted', async () => {
  const start = run('scripts/start.ts', '--data', folder);
  const lines = await start.waitForLines(2);
  expect(lines).toEqual(['There is no display for Electron here; open Hallway in a browser:', expect.stringMatching(/^Hallway: http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/)]);
  start.child.kill('SIGINT');
  expect(await start.exitCode).toBe(0);
  expect(leftovers()).toEqual([]);
});

it('start prints only the address when asked for the headless host', async () => {
  const start = run('scripts/start.ts', '--headless', '--data', folder);
  expect(await start.waitForLines(1)).toEqual([expect.stringMatching(/^Hallway: http/)]);
});

it('both say in one sentence what is wrong with their options', async () => {
  const demo = run('scripts/demo.ts', '--port', 'x');
  expect([await demo.exitCode, demo.errors()]).toEqual([1, '“x” is not a port for the first of two clients: give a number from 1 to 65534.\n']);
  const start = run('scripts/start.ts', '--headless', '--data', folder, '--port', 'x');
  expect([await start.exitCode, start.errors()]).toEqual([1, '“x” is not a port: give a number from 0 to 65535.\n']);
});
