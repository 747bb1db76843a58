import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { openAppWindow } from './app-window.ts';
import type { HostChoice } from './choose-host.ts';
import type { DemoClient, DemoServerProcess } from './demo-server-process.ts';
import { startHeadlessProcess } from './headless-process.ts';
import { projectRoot } from './project-root.ts';

/** A client of the demo that runs. */
export interface RunningClient {
  /** What is printed for it; null where a window says it all. */
  readonly line: string | null;
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
}

export interface DemoClientOptions {
  readonly host: HostChoice;
  readonly server: DemoServerProcess;
  readonly client: DemoClient;
  readonly profileFolder: string;
  readonly port: number;
}

const passwordVariable = 'HALLWAY_SIGN_IN_PASSWORD';

/** Starts one client, signed in as its person. Rejects when it does not start; it has then told why. */
export function startDemoClient(options: DemoClientOptions): Promise<RunningClient> {
  const { host } = options;
  return host.kind === 'electron' ? startInElectron(options, host.program) : startHeadless(options, host.opensWindow);
}

/** Gives each person a profile of their own below the data folder. */
export function profileFolderOf(client: DemoClient, dataFolder: string): string {
  return join(dataFolder, 'clients', client.email.replace(/@.*/, ''));
}

function parametersOf({ server, client, profileFolder, port }: DemoClientOptions): string[] {
  return ['--profile', profileFolder, '--port', String(port), '--sign-in-server', server.serverUrl, '--sign-in-email', client.email];
}

function startInElectron(options: DemoClientOptions, program: string): Promise<RunningClient> {
  const environment = { ...process.env, [passwordVariable]: options.client.password };
  const child = spawn(program, [projectRoot, ...parametersOf(options)], { env: environment, stdio: 'inherit' });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return Promise.resolve({ line: null, child, ended });
}

async function startHeadless(options: DemoClientOptions, opensWindow: boolean): Promise<RunningClient> {
  const headless = await startHeadlessProcess({
    parameters: parametersOf(options),
    environment: { [passwordVariable]: options.client.password },
  });
  if (opensWindow) openAppWindow(headless.launchAddress, headless.browserProfileFolder);
  return { line: `Hallway for ${options.client.displayName}: ${headless.address}`, child: headless.child, ended: headless.ended };
}
