import { BrowserWindow, clipboard, Menu, nativeTheme, type WebPreferences } from 'electron';
import { appAddress } from './app-origin.ts';
import { contextMenuTemplate } from './context-menu-template.ts';
import { keepWindowState, readWindowState } from './window-state-file.ts';
import { defaultWindowSize, minWindowSize } from './window-state.ts';
import type { ShellWords } from './words/english.ts';

export interface MainWindowOptions {
  /** The bundled preload. */
  readonly preloadFile: string;
  /** Where the window's place is kept. */
  readonly stateFile: string;
  /** What the menu of a click says, in the language of the moment. */
  readonly words: () => ShellWords;
  /** Called before the page loads, so that nothing of it is missed. */
  readonly prepare: (window: BrowserWindow) => void;
}

/** Opens the window with the renderer, locked into its sandbox. It appears once there is something to see. */
export function openMainWindow({ preloadFile, stateFile, words, prepare }: MainWindowOptions): BrowserWindow {
  const state = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...defaultWindowSize,
    ...state.bounds,
    minWidth: minWindowSize.width,
    minHeight: minWindowSize.height,
    title: 'Hallway',
    show: false,
    // Seen for a moment while the page loads.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: lockedPreferences(preloadFile),
  });
  if (state.isMaximized) window.maximize();
  keepWindowState(window, stateFile);
  showContextMenu(window, words);
  window.once('ready-to-show', () => window.show());
  prepare(window);
  void window.loadURL(appAddress);
  return window;
}

function lockedPreferences(preloadFile: string): WebPreferences {
  return {
    preload: preloadFile,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: true,
    // A call goes on in a window that nobody looks at, and rings before anybody has clicked into it.
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
  };
}

function showContextMenu(window: BrowserWindow, words: () => ShellWords): void {
  const { webContents } = window;
  webContents.on('context-menu', (_event, context) => {
    const template = contextMenuTemplate(context, {
      words: words(),
      replaceMisspelling: (word) => webContents.replaceMisspelling(word),
      addToDictionary: (word) => webContents.session.addWordToSpellCheckerDictionary(word),
      copyLink: (address) => void clipboard.writeText(address),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
