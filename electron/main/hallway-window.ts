import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AccountHost } from '#backend/hosting/accounts/account-host';
import type { Logger } from '#shared/runtime/logger';
import { offerContractPorts } from './contract-port.ts';
import { openMainWindow } from './main-window.ts';
import type { MessageLinks } from './message-links.ts';
import { shellPaths } from './shell-paths.ts';
import type { ShellWords } from './words/english.ts';

export interface HallwayWindowOptions {
  readonly profileFolder: string;
  readonly accounts: AccountHost;
  readonly links: MessageLinks;
  readonly logger: Logger;
  readonly words: () => ShellWords;
}

/** The one window: there is one at most, and it can be closed and opened again. */
export interface HallwayWindow {
  /** Opens it, or brings it to the front. */
  show(): void;
  browserWindow(): BrowserWindow | null;
}

/** Gives the window's keeper; nothing is open yet. */
export function createHallwayWindow({ profileFolder, accounts, links, logger, words }: HallwayWindowOptions): HallwayWindow {
  let window: BrowserWindow | null = null;

  function open(): BrowserWindow {
    const opened = openMainWindow({
      preloadFile: shellPaths.preload,
      stateFile: join(profileFolder, 'window.json'),
      words,
      prepare: ({ webContents }) => offerContractPorts({ contents: webContents, accounts, links, logger }),
    });
    opened.once('closed', () => {
      window = null;
    });
    reloadWhenGone(opened, logger);
    return opened;
  }

  return {
    browserWindow: () => window,
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

const reloadPauseMs = 1_000;

/** The backend keeps everything; a renderer that crashed only has to come back. */
function reloadWhenGone(window: BrowserWindow, logger: Logger): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    logger.error('The renderer ended unexpectedly', { reason });
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, reloadPauseMs);
  });
}
