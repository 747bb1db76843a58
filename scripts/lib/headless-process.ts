import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

export interface HeadlessProcessOptions {
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A headless host in a process of its own. */
export interface HeadlessProcess {
  /** What a person opens. */
  readonly address: string;
  /** What may stand on a command line: good once, for half a minute. */
  readonly launchAddress: string;
  readonly browserProfileFolder: string;
  readonly child: ChildProcess;
  /** Resolves with the exit code when the host has ended. */
  readonly ended: Promise<number>;
}

interface ReadyMessage {
  readonly type: 'ready';
  readonly address: string;
  readonly launchAddress: string;
  readonly browserProfileFolder: string;
}

/**
 * Starts the built headless host and waits until it serves.
 * Rejects when it ended before; it has then told why on the error output.
 */
export async function startHeadlessProcess({ parameters, environment = {} }: HeadlessProcessOptions): Promise<HeadlessProcess> {
  const child = fork(join(projectRoot, 'dist/electron/headless/main.js'), parameters, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const ready = await Promise.race([waitForReady(child), ended]);
  if (typeof ready === 'number') throw new HeadlessStartError(ready);
  const { address, launchAddress, browserProfileFolder } = ready;
  return { address, launchAddress, browserProfileFolder, child, ended };
}

/** The host has said why on its error output; only the exit code is left to pass on. */
export class HeadlessStartError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('The headless host did not start.');
    this.exitCode = exitCode;
  }
}

function waitForReady(child: ChildProcess): Promise<ReadyMessage> {
  return new Promise((resolve) => {
    child.on('message', (message: { type: string }) => {
      if (message.type === 'ready') resolve(message as ReadyMessage);
    });
  });
}
