import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');

/** A server in a process of its own, so that it has a processor to itself. */
export interface ChildServer {
  /** Such as `ws://127.0.0.1:41234`. */
  readonly socketUrl: string;
  readonly httpUrl: string;
  readonly processId: number;
  stop(): Promise<void>;
}

interface ChildProgram {
  /** Path below the project's root. */
  readonly program: string;
  readonly parameters?: readonly string[];
  /** How Node runs it. */
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Finds the port in one line of the program's output. */
  readonly portPattern: RegExp;
}

const startWithinMs = 20_000;

/** Starts a server and waits until it says where it listens. */
export async function startChildServer({ program, parameters = [], nodeOptions = [], environment = {}, portPattern }: ChildProgram): Promise<ChildServer> {
  // HALLWAY_BENCH_PROFILE names a folder for processor profiles of the server.
  const profile = process.env['HALLWAY_BENCH_PROFILE'];
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, [...nodeOptions, ...profiling, join(projectRoot, program), ...parameters], {
    env: { ...process.env, DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await readPort(child, portPattern);
  return {
    socketUrl: `ws://127.0.0.1:${port}`,
    httpUrl: `http://127.0.0.1:${port}`,
    processId: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readPort(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not start in time.')), startWithinMs);
    child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)} before it listened.`)));
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const port = pattern.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}
