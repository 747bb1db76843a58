import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** The calls by which SQLite changes files and flushes them. */
export const writeCalls = ['pwrite64', 'fdatasync', 'fsync', 'ftruncate'] as const;
export type WriteCall = (typeof writeCalls)[number];

let isThere: boolean | null = null;

/** Whether faults can be put into the calls of another process on this computer. */
export function hasStrace(): boolean {
  if (isThere !== null) return isThere;
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'inject=pwrite64:error=EIO:when=60000', process.execPath, '--version'], { encoding: 'utf8' });
  return (isThere = tried.status === 0 && mayAttach());
}

/** Some systems let only their administrator look into a process that is not one's own child. */
function mayAttach(): boolean {
  if (process.getuid?.() === 0) return true;
  try {
    return readFileSync('/proc/sys/kernel/yama/ptrace_scope', 'utf8').trim() === '0';
  } catch {
    return true;
  }
}

/** What is said where it cannot be. */
export const withoutStrace = 'strace is not usable here: no fault at each single write';

/** A watch on the calls of a running process. */
export interface CallWatch {
  /** Lets the process go on untouched; gives how often each call was seen. */
  detach(): Promise<Record<WriteCall, number>>;
}

/** What happens at a call: `signal=SIGKILL` or `error=EIO`, at the given one of each thread, or from it on (`3+`). */
export interface Injection {
  readonly calls: readonly WriteCall[];
  readonly effect: string;
  readonly when: string;
}

/** Attaches to all threads of a running process. Without an injection the calls are only counted. */
export async function watchCalls(processId: number, injection: Injection | null): Promise<CallWatch> {
  const file = join(tmpdir(), `hallway-calls-${randomUUID()}`);
  const inject = injection === null ? [] : ['-e', `inject=${injection.calls.join(',')}:${injection.effect}:when=${injection.when}`];
  const child = spawn('strace', ['-f', '-o', file, '-e', `trace=${writeCalls.join(',')}`, '-e', 'signal=none', ...inject, '-p', String(processId)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  await attached(child.stderr);
  return {
    async detach() {
      if (child.exitCode === null) child.kill('SIGINT');
      await ended;
      return countCalls(file);
    },
  };
}

/** strace says so on its error output once it holds the threads that there are. */
async function attached(output: NodeJS.ReadableStream | null): Promise<void> {
  if (output === null) throw new Error('strace has no output');
  const [text] = (await once(output, 'data')) as [Buffer];
  if (!text.toString().includes('attached')) throw new Error(`strace could not attach: ${text.toString()}`);
  output.resume();
}

/** A program that goes on for longer than this is ended. */
const endsWithinMs = 20_000;

/** Runs a Node program from its start with a fault in its calls; gives how it ended and what it wrote. */
export function runWithFault(parameters: readonly string[], injection: Injection | null, environment: Readonly<Record<string, string>> = {}): { wasKilled: boolean; status: number | null; calls: Record<WriteCall, number>; output: string } {
  const file = join(tmpdir(), `hallway-calls-${randomUUID()}`);
  const inject = injection === null ? [] : ['-e', `inject=${injection.calls.join(',')}:${injection.effect}:when=${injection.when}`];
  const done = spawnSync('strace', ['-f', '-o', file, '-e', `trace=${writeCalls.join(',')}`, '-e', 'signal=none', ...inject, process.execPath, ...parameters], {
    encoding: 'utf8', timeout: endsWithinMs, killSignal: 'SIGTERM', env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
  });
  return { wasKilled: done.signal === 'SIGKILL' || done.status === 137, status: done.status, calls: countCalls(file), output: `${done.stdout}${done.stderr}` };
}

function countCalls(file: string): Record<WriteCall, number> {
  const lines = readFileSync(file, 'utf8').split('\n');
  rmSync(file, { force: true });
  const count = (call: WriteCall): number => lines.filter((line) => line.includes(` ${call}(`)).length;
  return { pwrite64: count('pwrite64'), fdatasync: count('fdatasync'), fsync: count('fsync'), ftruncate: count('ftruncate') };
}
