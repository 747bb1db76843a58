import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AccountHost } from '#backend/hosting/accounts/account-host';
import { createDemoProcess, type DemoProcess } from '#backend/hosting/demo-process';
import { createFileLogger } from '#backend/hosting/file-logger';
import { parseHostOptions } from '#backend/hosting/host-options';
import { defaultProfileFolder } from '#backend/hosting/profile-folder';
import { lockProfile } from '#backend/hosting/profile-lock';
import { createSecretVault } from '#backend/hosting/secret-vault';
import { startHostedBackend } from '#backend/hosting/start-hosted-backend';
import { stackOf } from '#backend/stack-of';
import { systemClock } from '#backend/system-clock';
import { HallwayError } from '#shared/errors/hallway-error';
import { forkDemoChild } from './demo-child.ts';
import { listenToParent, tellParent } from './parent-process.ts';
import { runHeadlessHost, type HeadlessHost } from './run-headless-host.ts';

/** Hallway without Electron: prints its address and serves until it is interrupted. */
const distFolder = resolve(import.meta.dirname, '../..');
const stopTimeoutMs = 8_000;

try {
  await main();
} catch (error) {
  const sentence = error instanceof HallwayError ? error.message : `Something went wrong in Hallway: ${error instanceof Error ? stackOf(error) : String(error)}`;
  process.stderr.write(`${sentence}\n`);
  // Timers and workers of what did start are not worth waiting for.
  process.exit(1);
}

async function main(): Promise<void> {
  const options = parseHostOptions(process.argv.slice(2), process.env, false);
  const surroundings = { platform: process.platform, environment: process.env, homeFolder: homedir() };
  const profileFolder = options.profileFolder ?? defaultProfileFolder(surroundings);
  lockProfile(profileFolder);
  const logger = createFileLogger(join(profileFolder, 'logs'));
  const demo = createDemoProcess({
    spawn: () => forkDemoChild(join(distFolder, 'server/demo/main.js'), join(profileFolder, 'demo')),
    logger,
  });
  const vault = createSecretVault(null, logger);
  const host = await runHeadlessHost({
    options,
    rendererFolder: join(distFolder, 'renderer'),
    logger,
    createAccounts: () =>
      new AccountHost({
        profileFolder,
        clock: systemClock,
        logger,
        startBackend: (folder, listener) => startHostedBackend({ ...listener, program: join(distFolder, 'electron/backend/worker/backend-worker.js'), profileFolder: folder, logger, demo, vault }),
        onUnreadTotal: () => undefined,
      }),
  });
  const stop = stopOnce(host, demo);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  listenToParent({ onGone: stop, onWindowClosed: () => stopWhenAlone(host, stop) });

  process.stdout.write(`Hallway: ${host.server.address}\n`);
  tellParent({
    address: host.server.address,
    launchAddress: host.server.createLaunchAddress(),
    browserProfileFolder: join(profileFolder, 'browser'),
  });
}

/** Ends everything in good order once; a second Ctrl-C changes nothing. */
function stopOnce(host: HeadlessHost, demo: DemoProcess): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), stopTimeoutMs).unref();
    void host.stop().then(() => demo.stop()).finally(() => process.exit(0));
  };
}

const closedPageGraceMs = 1_500;

/** The window was closed; a page that is still open elsewhere keeps Hallway running. */
function stopWhenAlone(host: HeadlessHost, stop: () => void): void {
  setTimeout(() => {
    if (host.server.connectionCount() === 0) stop();
  }, closedPageGraceMs);
}
