import { app, type Event, type WebContents } from 'electron';
import type { Logger } from '#shared/runtime/logger';
import { isOwnAddress } from './app-origin.ts';
import { openExternally } from './external-links.ts';

/**
 * Keeps every page where it is: no navigation or redirect away from the renderer, no new windows, no embedded
 * browsers. A link that asked for a window is offered to the URL gate instead.
 */
export function lockNavigation(logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, logger));
}

function lockContents(contents: WebContents, logger: Logger): void {
  const stayHere = (event: Event<{ url: string }>) => {
    if (isOwnAddress(event.url)) return;
    event.preventDefault();
    logger.warn('Refused to leave the renderer');
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openExternally(url, logger);
    return { action: 'deny' };
  });
}
