import { app, Menu, shell } from 'electron';
import { menuTemplate } from './menu-template.ts';

/** Puts the application menu in place. */
export function showApplicationMenu(logFolder: string): void {
  app.setAboutPanelOptions({ applicationName: 'Hallway', applicationVersion: app.getVersion() });
  const template = menuTemplate({
    platform: process.platform,
    isPackaged: app.isPackaged,
    showAbout: () => app.showAboutPanel(),
    openLogFolder: () => void shell.openPath(logFolder),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
