import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../../..');

/** A built program of ours, running as its own process. */
export interface RunningProgram {
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Resolves with the first match of the pattern in its output; rejects when it ends before or takes too long. */
  waitFor(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** Asks it to stop, as a person's Ctrl-C would, and waits for its end. */
  stop(): Promise<void>;
  /** Ends it without any warning, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts `dist/<program>` with this Node. */
export function startProgram(program: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): RunningProgram {
  const child = spawn(process.execPath, [resolve(projectRoot, 'dist', program), ...parameters], {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const append = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', append);
  child.stderr.on('data', append);

  return {
    output: () => output,
    waitFor: (pattern, timeoutMs = 30_000) =>
      new Promise((resolveMatch, reject) => {
        const stopWatching = () => {
          listeners.delete(check);
          clearTimeout(timer);
          child.off('exit', fail);
        };
        const check = () => {
          const match = pattern.exec(output);
          if (match === null) return;
          stopWatching();
          resolveMatch(match);
        };
        const fail = () => {
          stopWatching();
          reject(new Error(`${program} never printed ${String(pattern)}. It printed:\n${output}`));
        };
        const timer = setTimeout(fail, timeoutMs);
        listeners.add(check);
        child.once('exit', fail);
        check();
      }),
    stop: () => endProcess(child, 'SIGTERM'),
    kill: () => endProcess(child, 'SIGKILL'),
  };
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Runs a built program to its end and gives what it printed; throws with that when it fails. */
export async function runProgram(program: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = spawn(process.execPath, [resolve(projectRoot, 'dist', program), ...parameters], {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}:\n${output}`);
  return output;
}

/**
 * Below the ports that connections are given by themselves: with thousands of them around, one of those may be taken again
 * at once. Test files that run side by side look in parts of their own, since a port found free is taken only later.
 */
const ports = { first: 12_000, count: 500, part: process.pid % 36 } as const;

/** A port that was free a moment ago, like the next one, for programs that must come back on the same one. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = ports.first + ports.part * ports.count + 2 * Math.floor((Math.random() * ports.count) / 2);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
