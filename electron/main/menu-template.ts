import type { MenuItemConstructorOptions } from 'electron';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Development builds also offer the developer tools. */
  readonly isPackaged: boolean;
  readonly showAbout: () => void;
  readonly openLogFolder: () => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** Gives the application menu. Roles bring each system's own wording, accelerators and behaviour. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin';
  return [
    ...(isMac ? [appMenu()] : []),
    { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit', label: 'Quit Hallway', accelerator: 'Ctrl+Q' }] },
    { label: '&Edit', submenu: editItems(isMac) },
    { label: '&View', submenu: viewItems(options.isPackaged) },
    { label: '&Window', role: 'window', submenu: windowItems(isMac) },
    { label: '&Help', role: 'help', submenu: helpItems(options) },
  ];
}

function appMenu(): Item {
  return {
    label: 'Hallway',
    submenu: [
      { role: 'about' },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function editItems(isMac: boolean): Item[] {
  const speech: Item[] = [separator, { label: 'Speech', submenu: [{ role: 'startSpeaking' }, { role: 'stopSpeaking' }] }];
  return [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'delete' },
    { role: 'selectAll' },
    ...(isMac ? speech : []),
  ];
}

function viewItems(isPackaged: boolean): Item[] {
  return [
    { role: 'reload', visible: !isPackaged },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // Ctrl+= is where the plus is on most keyboards.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : [separator, { role: 'toggleDevTools' } satisfies Item]),
  ];
}

function windowItems(isMac: boolean): Item[] {
  const macItems: Item[] = [{ role: 'zoom' }, separator, { role: 'front' }];
  return [{ role: 'minimize' }, ...(isMac ? macItems : [{ role: 'close' } satisfies Item])];
}

function helpItems(options: MenuOptions): Item[] {
  return [
    { label: 'Show Log Folder', click: options.openLogFolder },
    ...(options.platform === 'darwin' ? [] : [separator, { label: 'About Hallway', click: options.showAbout }]),
  ];
}
