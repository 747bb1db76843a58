import type { DeviceKind, MediaDevice } from './device-list.ts';

/** A device as it was chosen on this computer. */
export interface RememberedDevice {
  deviceId: string;
  label: string;
}

/** Where choices are kept on this computer. */
export type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

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

/** Gives what was chosen; null for nothing, for what cannot be read and where nothing can be kept. */
export function readChoice(storage: ChoiceStorage, kind: DeviceKind): RememberedDevice | null {
  try {
    const choice: unknown = JSON.parse(storage.getItem(keyOf(kind)) ?? 'null');
    return isRemembered(choice) ? { deviceId: choice.deviceId, label: choice.label } : null;
  } catch {
    return null;
  }
}

/** Keeps a choice, null for the system's. A full or forbidden storage only means that it is not known next time. */
export function writeChoice(storage: ChoiceStorage, kind: DeviceKind, choice: RememberedDevice | null): void {
  try {
    if (choice === null) storage.removeItem(keyOf(kind));
    else storage.setItem(keyOf(kind), JSON.stringify(choice));
  } catch {
    // The choice holds until the window closes.
  }
}

function keyOf(kind: DeviceKind): string {
  return `hallway.device.${kind}`;
}

function isRemembered(choice: unknown): choice is RememberedDevice {
  if (typeof choice !== 'object' || choice === null) return false;
  return 'deviceId' in choice && typeof choice.deviceId === 'string' && 'label' in choice && typeof choice.label === 'string';
}
