import { z } from 'zod';

export interface ReadyNotice {
  readonly address: string;
  readonly launchAddress: string;
  readonly browserProfileFolder: string;
}

const parentMessageSchema = z.object({ type: z.literal('windowClosed') });

/** Tells the program that started this host where it is; nothing happens without one. */
export function tellParent(notice: ReadyNotice): void {
  process.send?.({ type: 'ready', ...notice });
}

/** Listens to the program that started this host: that it ended, or that the window it opened was closed. */
export function listenToParent(listeners: { readonly onGone: () => void; readonly onWindowClosed: () => void }): void {
  process.on('disconnect', listeners.onGone);
  process.on('message', (message) => {
    if (parentMessageSchema.safeParse(message).success) listeners.onWindowClosed();
  });
}
