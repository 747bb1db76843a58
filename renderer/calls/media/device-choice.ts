import type { DeviceKind, MediaDevice } from './media-device.ts';

/** A device as it was chosen on this computer. */
export interface RememberedDevice {
  deviceId: string;
  label: string;
}

/** Where this computer's choices are kept; null leaves it to the system. */
export interface DeviceChoices {
  read(kind: DeviceKind): RememberedDevice | null;
  write(kind: DeviceKind, choice: RememberedDevice | null): void;
}

/**
 * Gives the device that was chosen: by its id, or by its name when the browser gave it a new id; null when it is not
 * there, which leaves it to the system.
 */
export function pickDevice(devices: readonly MediaDevice[], remembered: RememberedDevice | null): MediaDevice | null {
  if (remembered === null) return null;
  const sameId = devices.find(({ deviceId }) => deviceId === remembered.deviceId);
  if (sameId !== undefined || remembered.label === '') return sameId ?? null;
  return devices.find(({ label }) => label === remembered.label) ?? null;
}
