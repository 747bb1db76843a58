import type { Session } from 'electron';
import { askForDevices } from './device-access.ts';
import { isPermissionGranted } from './permission-policy.ts';

interface Asked {
  readonly permission: string;
  readonly address: string;
  readonly isMainFrame: boolean;
  /** Of `media` only. */
  readonly mediaTypes: readonly ('audio' | 'video')[];
}

/** Answers every way a page can ask the system for something, by one policy. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const answer = async () => callback(await decide({ permission, address: details.requestingUrl, isMainFrame: details.isMainFrame, mediaTypes }));
    void answer();
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionGranted(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
}

async function decide({ permission, address, isMainFrame, mediaTypes }: Asked): Promise<boolean> {
  if (!isPermissionGranted(permission, address, isMainFrame)) return false;
  return permission !== 'media' || askForDevices(mediaTypes).catch(() => false);
}
