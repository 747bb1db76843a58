import { app } from 'electron';
import { linkOnCommandLine, linkScheme, type MessageLinks } from './message-links.ts';

/**
 * Takes links from the system: those this program is started with, those a second start hands on, and those macOS sends,
 * possibly before anything stands. Only an installed Hallway makes itself the program for them.
 * @param show brings the window to the front
 */
export function openLinkDoors(links: MessageLinks, show: () => void): void {
  // Whatever the address holds stays behind the two dashes, no option of ours.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
  const first = linkOnCommandLine(process.argv);
  if (first !== null) links.open(first);
  app.on('second-instance', (_event, parameters) => {
    const link = linkOnCommandLine(parameters);
    if (link !== null) links.open(link);
    show();
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    links.open(link);
    show();
  });
}
