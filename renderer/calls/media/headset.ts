import type { MediaDevice } from './media-device.ts';

const HEADSET_NAME = /head ?(set|phone)|ear ?(phone|bud|piece)|air ?pods|\bbuds\b|hands[ -]?free|kopfh(ö|oe)rer/iu;

/** Tells whether a device sits on one's head: by its name, or as a microphone that is one piece with a speaker. */
export function isHeadset(device: Pick<MediaDevice, 'deviceId' | 'label'>, devices: readonly MediaDevice[]): boolean {
  if (HEADSET_NAME.test(device.label)) return true;
  const microphone = devices.find(({ kind, deviceId }) => kind === 'microphone' && deviceId === device.deviceId);
  if (microphone === undefined || microphone.groupId === '') return false;
  return devices.some(({ kind, groupId }) => kind === 'speaker' && groupId === microphone.groupId);
}

/**
 * Tells whether a headset that was heard through is gone, so that the call now sounds into the room. `chosen` is the
 * speaker that was chosen, null for the system's own.
 */
export function isHeadsetSpeakerGone(
  change: { before: readonly MediaDevice[]; removed: readonly MediaDevice[] },
  chosen: MediaDevice | null,
): boolean {
  const system = change.before.find(({ kind, deviceId }) => kind === 'speaker' && deviceId === 'default');
  return change.removed
    .filter((device) => device.kind === 'speaker' && isHeadsetSpeaker(device, change.before))
    .some((device) => {
      if (chosen !== null && chosen.deviceId !== 'default') return chosen.deviceId === device.deviceId;
      return system === undefined || system.groupId === device.groupId;
    });
}

function isHeadsetSpeaker(speaker: MediaDevice, devices: readonly MediaDevice[]): boolean {
  if (HEADSET_NAME.test(speaker.label)) return true;
  return speaker.groupId !== '' && devices.some(({ kind, groupId }) => kind === 'microphone' && groupId === speaker.groupId);
}
