import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** One of the two whose windows the demo opens. */
export interface DemoClient {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
}

/** The demo organization's server in a process of its own. */
export interface DemoServerProcess {
  readonly serverUrl: string;
  readonly clients: readonly DemoClient[];
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
}

type DemoMessage =
  | { readonly type: 'ready'; readonly serverUrl: string; readonly clients: readonly DemoClient[] }
  | { readonly type: 'failed'; readonly message: string };

/**
 * Starts the built demo organization.
 * @param avoidPorts ports that the clients are about to take
 * Rejects with one sentence when it cannot start.
 */
export async function startDemoServerProcess(dataFolder: string, avoidPorts: readonly number[]): Promise<DemoServerProcess> {
  const parameters = ['--data', dataFolder, ...avoidPorts.flatMap((port) => ['--avoid-port', String(port)])];
  const child = fork(join(projectRoot, 'dist/server/demo/main.js'), parameters, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const message = await Promise.race([nextMessage(child), ended]);
  if (typeof message === 'number') throw new Error('The demo organization could not be started.');
  if (message.type === 'failed') throw new Error(message.message);
  return { serverUrl: message.serverUrl, clients: message.clients, child, ended };
}

function nextMessage(child: ChildProcess): Promise<DemoMessage> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as DemoMessage)));
}
