import { chooseHost, hasDisplay } from './lib/choose-host.ts';
import { profileFolderOf, startDemoClient, type RunningClient } from './lib/demo-clients.ts';
import { parseDemoOptions, type DemoOptions } from './lib/demo-options.ts';
import { startDemoServerProcess, type DemoServerProcess } from './lib/demo-server-process.ts';
import { findOrFetchElectron } from './lib/find-electron.ts';
import { HeadlessStartError } from './lib/headless-process.ts';
import { runTool } from './lib/run-tool.ts';

/**
 * A demo organization on this computer and two clients signed in as two different people: `npm run demo`. Options after
 * `--`: `--port N`, `--data DIR`, `--headless`. Prints one line for each client and stays until interrupted.
 */
const children: { readonly child: { kill(signal: 'SIGTERM'): boolean }; readonly ended: Promise<number> }[] = [];
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopChildren);

try {
  await run(parseDemoOptions(process.argv.slice(2)));
} catch (error) {
  // A client that did not start has told why itself.
  if (!isStopping && !(error instanceof HeadlessStartError)) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isStopping ? 0 : 1;
}
stopChildren();
await Promise.all(children.map(({ ended }) => ended));

/** Returns when a child has ended: the server, or the last client. */
async function run(options: DemoOptions): Promise<void> {
  await runTool('node', ['scripts/build.ts']);
  const ports = options.port === 0 ? [] : [options.port, options.port + 1];
  const server = await startDemoServerProcess(`${options.dataFolder}/organization`, ports);
  children.push(server);
  if (isStopping) return;
  const clients = await startClients(options, server);
  if (isStopping) return;
  for (const { line } of clients) {
    if (line !== null) process.stdout.write(`${line}\n`);
  }
  const first = await Promise.race([server.ended.then(() => 'server'), Promise.all(clients.map(({ ended }) => ended))]);
  if (first === 'server' && !isStopping) throw new Error('The demo organization ended unexpectedly.');
}

async function startClients(options: DemoOptions, server: DemoServerProcess): Promise<RunningClient[]> {
  const host = chooseHost({
    isHeadlessAsked: options.isHeadlessAsked,
    hasDisplay: hasDisplay(process.platform, process.env),
    findElectron: findOrFetchElectron,
  });
  // The output holds one line for each client; whatever else there is to say goes beside it.
  if (host.kind === 'headless' && host.notice !== null) process.stderr.write(`${host.notice}\n`);
  const starting = server.clients.map(async (client, index) => {
    const port = options.port === 0 ? 0 : options.port + index;
    const running = await startDemoClient({ host, server, client, port, profileFolder: profileFolderOf(client, options.dataFolder) });
    children.push(running);
    return running;
  });
  // A failure of one must not leave the other unaccounted for.
  await Promise.allSettled(starting);
  return Promise.all(starting);
}

function stopChildren(): void {
  isStopping = true;
  for (const { child } of children) child.kill('SIGTERM');
}
