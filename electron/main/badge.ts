import { app, nativeImage, type BrowserWindow } from 'electron';
import { unreadDotPixels, unreadLabel } from './unread-badge.ts';
import type { ShellWords } from './words/english.ts';

const dotSizePx = 16;

/** Shows how much is unread where each system has a place for it: dock, launcher or taskbar button. */
export function showUnreadTotal(total: number, window: BrowserWindow | null, words: ShellWords): void {
  app.setBadgeCount(total);
  if (process.platform !== 'win32' || window === null || window.isDestroyed()) return;
  const label = unreadLabel(total);
  const dot = nativeImage.createFromBitmap(unreadDotPixels(dotSizePx), { width: dotSizePx, height: dotSizePx });
  window.setOverlayIcon(label === '' ? null : dot, label === '' ? '' : words.unread(label));
}
