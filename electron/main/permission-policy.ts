import { isOwnAddress } from './app-origin.ts';

/** Copying a message, and telling of new ones. Camera, microphone and screen are added where calls need them. */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

/**
 * Whether a page may have what it asks for.
 * @param permission Electron's name of it
 * @param address the asking page or origin; only the renderer's own main frame ever gets anything
 */
export function isPermissionGranted(permission: string, address: string, isMainFrame: boolean): boolean {
  return isMainFrame && grantedPermissions.has(permission) && isOwnAddress(address);
}
