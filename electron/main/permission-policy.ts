import { isOwnAddress } from './app-origin.ts';

/**
 * Copying a message, telling of new ones, and what calls need: microphone and camera, the screen that the person picks,
 * the speaker. That a call uses them only when the person asks is the renderer's part; no other page gets anything.
 */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications', 'media', 'display-capture', 'speaker-selection']);

/**
 * Whether a page may have what it asks for.
 * @param permission Electron's name of it
 * @param address the asking page or origin; only the renderer's own main frame ever gets anything
 */
export function isPermissionGranted(permission: string, address: string, isMainFrame: boolean): boolean {
  return isMainFrame && grantedPermissions.has(permission) && isOwnAddress(address);
}
