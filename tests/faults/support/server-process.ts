import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..', '..');

/** How a program ended. */
interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The server as it is installed: a process of its own, which can be killed. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly processId: number;
  readonly dataDir: string;
  /** Resolves when the process is gone, however it went. */
  readonly ended: Promise<ProgramEnd>;
  isRunning(): boolean;
  /** The last lines that it logged. */
  log(): string;
  /** `kill -9`, and waits for it. */
  kill(): Promise<void>;
  /** Asks it to end, as a service manager does. */
  stop(): Promise<ProgramEnd>;
}

export interface ServerProcessOptions {
  /** 0 or nothing: any free one. */
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  /** Where the program stands; this one's when nothing is said. */
  readonly root?: string;
  /** A limit on open files, set by the shell that becomes the server. */
  readonly openFiles?: number;
}

const startWithinMs = 30_000;
const stopWithinMs = 15_000;
const linesKept = 30;

/** Starts the built server on this data and waits until it listens. */
export async function startServerProcess(dataDir: string, options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const parameters = [...(options.nodeOptions ?? []), join(options.root ?? projectRoot, 'dist/server/main.js')];
  const environment = {
    ...process.env, NODE_NO_WARNINGS: '1', DATABASE_URL: '', HALLWAY_CONFIG: '', HALLWAY_HOST: '127.0.0.1', HALLWAY_PORT: String(options.port ?? 0),
    HALLWAY_DATA: dataDir, HALLWAY_ORGANIZATION: 'Blue Harbour', HALLWAY_LOG_LEVEL: 'info', ...options.environment,
  };
  const limit = options.openFiles;
  const child = limit === undefined
    ? spawn(process.execPath, parameters, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('sh', ['-c', `ulimit -n ${String(limit)} && exec "$0" "$@"`, process.execPath, ...parameters], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const url = await readUrl(child, lines);
  const ended = endOf(child);
  return {
    url, dataDir, ended,
    port: Number(new URL(url).port),
    processId: child.pid ?? 0,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    log: () => lines.join('\n'),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      const end = await ended;
      clearTimeout(timer);
      return end;
    },
  };
}

function endOf(child: ChildProcess): Promise<ProgramEnd> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  return once(child, 'exit').then(([code, signal]: unknown[]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }));
}

function readUrl(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = (reason: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${reason} ${lines.slice(-5).join(' ')}`));
    };
    const timer = setTimeout(() => giveUp('The server did not start in time.'), startWithinMs);
    child.once('exit', (code, signal) => giveUp(`The server ended with ${String(code ?? signal)} before it listened.`));
    for (const output of [child.stdout, child.stderr]) {
      if (output === null) continue;
      createInterface(output).on('line', (line) => {
        if (lines.push(line) > linesKept) lines.shift();
        const url = /"url":"([^"]+)"/.exec(line)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(url);
      });
    }
  });
}
