import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { LanguageChoice } from '#shared/contract/languages';
import { contextMenuTemplate } from './context-menu-template.ts';
import { menuTemplate } from './menu-template.ts';
import { shellWords } from './shell-language.ts';
import { english } from './words/english.ts';

const platforms: readonly NodeJS.Platform[] = ['linux', 'win32', 'darwin'];

function build(platform: NodeJS.Platform, isPackaged = true, words = english): MenuItemConstructorOptions[] {
  return menuTemplate({ words, platform, isPackaged, showAbout: () => undefined, openLogFolder: () => undefined });
}

function itemsOf(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe('the language of the shell', () => {
  it.each<[LanguageChoice, readonly string[], string]>([
    ['system', ['de-AT', 'en-US'], 'Hallway beenden'],
    ['system', ['fr-FR', 'ar-EG'], 'إنهاء Hallway'],
    ['system', ['fr-FR'], 'Quit Hallway'],
    ['en', ['de-DE'], 'Quit Hallway'],
  ])('is for %s on a system that speaks %j', (choice, system, quit) => {
    expect(shellWords(choice, system).items.quit).toBe(quit);
  });

  it('names every item of every menu', () => {
    const words = shellWords('de', []);
    const labels = (['linux', 'darwin'] as const).flatMap((platform) => itemsOf(build(platform, false, words))).filter((item) => item.type !== 'separator' && item.visible !== false).map((item) => item.label);
    expect(labels).not.toContain(undefined);
    expect(labels).toEqual(expect.arrayContaining(['&Bearbeiten', 'Rückgängig', 'Alle einblenden', 'Protokollordner anzeigen']));
  });
});

describe('the application menu', () => {
  it('has the five menus everywhere, and the app menu on macOS', () => {
    const common = ['&File', '&Edit', '&View', '&Window', '&Help'];
    expect(build('linux').map((menu) => menu.label)).toEqual(common);
    expect(build('win32').map((menu) => menu.label)).toEqual(common);
    expect(build('darwin').map((menu) => menu.label)).toEqual(['Hallway', ...common]);
  });

  it.each(platforms)('can quit, copy, paste, zoom and show full screen on %s', (platform) => {
    const roles = itemsOf(build(platform)).map((item) => item.role);
    expect(roles).toEqual(expect.arrayContaining(['quit', 'copy', 'paste', 'undo', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'minimize', 'close']));
  });

  it.each(platforms)('gives no accelerator twice on %s', (platform) => {
    const accelerators = itemsOf(build(platform)).map((item) => item.accelerator).filter((accelerator) => accelerator !== undefined);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  it('offers the developer tools and reloading in development only', () => {
    const visibleRoles = (isPackaged: boolean) => itemsOf(build('linux', isPackaged)).filter((item) => item.visible !== false).map((item) => item.role);
    expect(visibleRoles(true)).not.toContain('toggleDevTools');
    expect(visibleRoles(true)).not.toContain('reload');
    expect(visibleRoles(false)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']));
  });
});

describe('the context menu', () => {
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true } as Electron.EditFlags;
  const context = { isEditable: false, selectionText: '', linkURL: '', misspelledWord: '', dictionarySuggestions: [], editFlags };
  const actions = { words: english, replaceMisspelling: vi.fn(), addToDictionary: vi.fn(), copyLink: vi.fn() };

  it('is empty where there is nothing to do', () => {
    expect(contextMenuTemplate(context, actions)).toEqual([]);
    expect(contextMenuTemplate({ ...context, selectionText: '  \n' }, actions)).toEqual([]);
  });

  it('puts spelling first and keeps a word’s ampersand', () => {
    const items = contextMenuTemplate({ ...context, isEditable: true, misspelledWord: 'R&D', dictionarySuggestions: ['R&B', 'RAD'] }, actions);
    expect(items.slice(0, 2).map((item) => item.label)).toEqual(['R&&B', 'RAD']);
    items[0]?.click?.({} as never, undefined, {});
    expect(actions.replaceMisspelling).toHaveBeenCalledWith('R&B');
  });

  it('shows that there are no suggestions', () => {
    const items = contextMenuTemplate({ ...context, isEditable: true, misspelledWord: 'xqz' }, actions);
    expect(items[0]).toMatchObject({ label: 'No suggestions', enabled: false });
  });

  it('copies links and selected text', () => {
    const items = contextMenuTemplate({ ...context, linkURL: 'https://example.org/', selectionText: 'word' }, actions);
    expect(items.map((item) => item.role ?? item.label ?? item.type)).toEqual(['Copy Link', 'separator', 'copy']);
  });
});
