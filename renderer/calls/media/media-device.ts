export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** A device of this computer as the browser lists it. */
export interface MediaDevice {
  deviceId: string;
  kind: DeviceKind;
  /** Empty until the person has allowed devices of this kind. */
  label: string;
  /** The same for what is one piece, such as both halves of a headset. */
  groupId: string;
}
