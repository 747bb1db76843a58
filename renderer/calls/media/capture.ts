/** Cameras are taken smaller in a call with more people than this: nobody draws them larger. */
const PEOPLE_WITH_LARGE_CAMERA = 2;
const SCREEN_FRAMES_PER_SECOND = 15;

export interface MicrophoneWish {
  /** Null takes the system's choice. */
  deviceId: string | null;
  /** Echo cancellation, noise suppression and gain control of the browser. */
  isNoiseControlOn: boolean;
}

export interface CameraWish {
  deviceId: string | null;
  /** People in the call, this one included. */
  peopleCount: number;
}

/** What browsers know beyond the types of the DOM library; others ignore it. */
export interface ScreenOptions extends DisplayMediaStreamOptions {
  systemAudio: 'include';
  audio: MediaTrackConstraints & { restrictOwnAudio: boolean };
}

/**
 * Gives the constraints of a microphone. The device is asked for exactly; `captureDevice` takes another when it is
 * gone.
 */
export function microphoneConstraints({ deviceId, isNoiseControlOn }: MicrophoneWish): MediaTrackConstraints {
  return {
    echoCancellation: isNoiseControlOn,
    noiseSuppression: isNoiseControlOn,
    autoGainControl: isNoiseControlOn,
    ...exactDevice(deviceId),
  };
}

/** Gives the constraints of a camera: 1280 × 720 for two people, 640 × 360 for more, 30 frames per second. */
export function cameraConstraints({ deviceId, peopleCount }: CameraWish): MediaTrackConstraints {
  return { ...cameraSizeConstraints(peopleCount), ...exactDevice(deviceId) };
}

/** Gives the part of a camera's constraints that follows the number of people, this one included. */
export function cameraSizeConstraints(peopleCount: number): MediaTrackConstraints {
  const isLarge = peopleCount <= PEOPLE_WITH_LARGE_CAMERA;
  return {
    width: { ideal: isLarge ? 1280 : 640 },
    height: { ideal: isLarge ? 720 : 360 },
    frameRate: { ideal: 30, max: 30 },
  };
}

/**
 * Gives the options of a screen: its pixels up to 2560 × 1440, which every person in the call has encoded anew, few
 * frames, and its sound where the platform has any. The sound is taken as it is, without the voices of this very call
 * where the browser can leave them out.
 */
export function screenOptions(): ScreenOptions {
  return {
    video: {
      width: { max: 2560 },
      height: { max: 1440 },
      frameRate: { ideal: SCREEN_FRAMES_PER_SECOND, max: SCREEN_FRAMES_PER_SECOND },
    },
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, restrictOwnAudio: true },
    systemAudio: 'include',
  };
}

function exactDevice(deviceId: string | null): MediaTrackConstraints {
  return deviceId === null ? {} : { deviceId: { exact: deviceId } };
}
