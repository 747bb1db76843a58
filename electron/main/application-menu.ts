import { app, Menu, shell } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { ShellWords } from './words/english.ts';

/** Puts the application menu in place, or changes its language. */
export function showApplicationMenu(logFolder: string, words: ShellWords): void {
  app.setAboutPanelOptions({ applicationName: 'Hallway', applicationVersion: app.getVersion() });
  const template = menuTemplate({
    words,
    platform: process.platform,
    isPackaged: app.isPackaged,
    showAbout: () => app.showAboutPanel(),
    openLogFolder: () => void shell.openPath(logFolder),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
