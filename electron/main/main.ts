import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { AccountHost } from '#backend/hosting/accounts/account-host';
import { signInToAccount } from '#backend/hosting/accounts/sign-in-to-account';
import { createDemoProcess } from '#backend/hosting/demo-process';
import { createFileLogger } from '#backend/hosting/file-logger';
import { parseHostOptions, type HostOptions } from '#backend/hosting/host-options';
import { defaultProfileFolder } from '#backend/hosting/profile-folder';
import { lockProfile } from '#backend/hosting/profile-lock';
import { createSecretVault } from '#backend/hosting/secret-vault';
import { startHostedBackend } from '#backend/hosting/start-hosted-backend';
import { stackOf } from '#backend/stack-of';
import { systemClock } from '#backend/system-clock';
import { serializeError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { registerSchemes, serveRenderer } from './app-protocol.ts';
import { showApplicationMenu } from './application-menu.ts';
import { showUnreadTotal } from './badge.ts';
import { spawnDemoChild } from './demo-child.ts';
import { followLanguage } from './follow-language.ts';
import { serveFiles } from './file-protocol.ts';
import { createHallwayWindow, type HallwayWindow } from './hallway-window.ts';
import { openLinkDoors } from './link-doors.ts';
import { MessageLinks } from './message-links.ts';
import { lockNavigation } from './navigation-lock.ts';
import { offerScreens } from './screen-share.ts';
import { shellWords } from './shell-language.ts';
import { restrictPermissions } from './permissions.ts';
import { drainBeforeQuit } from './quit.ts';
import { shellPaths } from './shell-paths.ts';
import { createSystemCipher } from './system-cipher.ts';

/** The desktop shell, one part after the other; what a part does stands in its file. */
registerSchemes();
app.enableSandbox();
app.setAppUserModelId('chat.hallway.desktop');
// Two people who only listen could not find each other on a network without mDNS. Who wants to hide their address has a setting.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
try {
  const options = parseHostOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.env, true);
  const profileFolder = chooseProfile(options);
  // Electron keeps the lock in the profile: two profiles may run side by side, one profile twice may not.
  // Not awaited: Electron is ready only after this module has been evaluated.
  if (app.requestSingleInstanceLock()) void start(options, profileFolder);
  else app.quit();
} catch (error) {
  failAtStart(error, null);
}

function chooseProfile(options: HostOptions): string {
  const surroundings = { platform: process.platform, environment: process.env, homeFolder: homedir() };
  const folder = options.profileFolder ?? defaultProfileFolder(surroundings);
  app.setPath('userData', folder);
  // Chromium's own files stay apart from Hallway's.
  app.setPath('sessionData', join(folder, 'browser'));
  return folder;
}

async function start(options: HostOptions, profileFolder: string): Promise<void> {
  let logger: Logger | null = null;
  try {
    // Electron's own lock knows nothing of the headless host.
    lockProfile(profileFolder);
    const logFolder = join(profileFolder, 'logs');
    logger = createFileLogger(logFolder);
    lockNavigation(logger);
    const links = new MessageLinks();
    const window = keepOneWindow(links);
    await app.whenReady();

    restrictPermissions(session.defaultSession);
    offerScreens(session.defaultSession, logger);
    serveRenderer(shellPaths.renderer);
    let words = shellWords('system', app.getPreferredSystemLanguages());
    showApplicationMenu(logFolder, words);
    const accounts = await startAccounts(profileFolder, logger, (total) => showUnreadTotal(total, window.current?.browserWindow() ?? null, words));
    followLanguage(accounts, (choice) => {
      const chosen = shellWords(choice, app.getPreferredSystemLanguages());
      if (chosen === words) return;
      words = chosen;
      showApplicationMenu(logFolder, words);
    });
    serveFiles((accountId) => accounts.fileDesk(accountId));
    if (options.signIn !== null) await signInToAccount(accounts, options.signIn);
    window.current = createHallwayWindow({ profileFolder, accounts, links, logger, words: () => words });
    window.current.show();
  } catch (error) {
    failAtStart(error, logger);
  }
}

/** Brings the window back when Hallway is started again or asked for a link, and ends with it where that is the custom. */
function keepOneWindow(links: MessageLinks): { current: HallwayWindow | null } {
  const window: { current: HallwayWindow | null } = { current: null };
  openLinkDoors(links, () => window.current?.show());
  app.on('activate', () => window.current?.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  return window;
}

/** Starts the account that is shown, and whatever ends with the accounts. */
async function startAccounts(profileFolder: string, logger: Logger, onUnreadTotal: (total: number) => void): Promise<AccountHost> {
  const demoFolder = join(profileFolder, 'demo');
  const demo = createDemoProcess({ spawn: () => spawnDemoChild(shellPaths.demoProgram, demoFolder), logger });
  const vault = createSecretVault(createSystemCipher(), logger);
  const accounts = new AccountHost({
    profileFolder,
    clock: systemClock,
    logger,
    startBackend: (folder, listener) => startHostedBackend({ ...listener, program: shellPaths.backendProgram, profileFolder: folder, logger, demo, vault }),
    onUnreadTotal,
  });
  drainBeforeQuit(async () => {
    await accounts.stop();
    await demo.stop();
  });
  await accounts.start();
  return accounts;
}

/** One sentence and the end: there is no window to say it in. */
function failAtStart(error: unknown, logger: Logger | null): void {
  logger?.error('Hallway could not start', { error: error instanceof Error ? stackOf(error) : String(error) });
  const words = shellWords('system', app.getPreferredSystemLanguages());
  const { code, message } = serializeError(error);
  dialog.showErrorBox(words.couldNotStart, code === 'store_locked' ? words.alreadyRunning : message);
  app.exit(1);
}
