import type { MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from './words/english.ts';

export interface MenuOptions {
  readonly words: ShellWords;
  readonly platform: NodeJS.Platform;
  /** Development builds also offer the developer tools. */
  readonly isPackaged: boolean;
  readonly showAbout: () => void;
  readonly openLogFolder: () => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** Gives the application menu. Roles bring each system's own accelerators and behaviour, but English words: those are ours. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin';
  const { menus, items } = options.words;
  return [
    ...(isMac ? [appMenu(items)] : []),
    { label: menus.file, submenu: [isMac ? { role: 'close', label: items.close } : { role: 'quit', label: items.quit, accelerator: 'Ctrl+Q' }] },
    { label: menus.edit, submenu: editItems(isMac, options.words) },
    { label: menus.view, submenu: viewItems(options) },
    { label: menus.window, role: 'window', submenu: windowItems(isMac, items) },
    { label: menus.help, role: 'help', submenu: helpItems(options) },
  ];
}

type ItemWords = ShellWords['items'];

/** Items that do what the system has a role for. */
function roles(words: ItemWords, names: readonly (keyof ItemWords & MenuItemConstructorOptions['role'])[]): Item[] {
  return names.map((role) => ({ role, label: words[role] }));
}

function appMenu(words: ItemWords): Item {
  return {
    label: 'Hallway',
    submenu: [...roles(words, ['about']), separator, ...roles(words, ['services']), separator, ...roles(words, ['hide', 'hideOthers', 'unhide']), separator, ...roles(words, ['quit'])],
  };
}

function editItems(isMac: boolean, { menus, items }: ShellWords): Item[] {
  const speech: Item[] = [separator, { label: menus.speech, submenu: roles(items, ['startSpeaking', 'stopSpeaking']) }];
  return [...roles(items, ['undo', 'redo']), separator, ...roles(items, ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll']), ...(isMac ? speech : [])];
}

function viewItems({ isPackaged, words: { items } }: MenuOptions): Item[] {
  return [
    { role: 'reload', label: items.reload, visible: !isPackaged },
    ...roles(items, ['resetZoom', 'zoomIn']),
    // Ctrl+= is where the plus is on most keyboards.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    ...roles(items, ['zoomOut']),
    separator,
    ...roles(items, ['togglefullscreen']),
    ...(isPackaged ? [] : [separator, ...roles(items, ['toggleDevTools'])]),
  ];
}

function windowItems(isMac: boolean, words: ItemWords): Item[] {
  return isMac ? [...roles(words, ['minimize', 'zoom']), separator, ...roles(words, ['front'])] : roles(words, ['minimize', 'close']);
}

function helpItems({ words: { items }, ...options }: MenuOptions): Item[] {
  return [
    { label: items.logFolder, click: options.openLogFolder },
    ...(options.platform === 'darwin' ? [] : [separator, { label: items.about, click: options.showAbout }]),
  ];
}
