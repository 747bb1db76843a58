import { describe, expect, it } from 'vitest';
import { cameraConstraints, microphoneConstraints, screenOptions } from './capture.ts';

describe('what is asked of a microphone', () => {
  it('has echo, noise and gain taken care of', () => {
    expect(microphoneConstraints({ deviceId: null, isNoiseControlOn: true })).toEqual({
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    });
  });

  it('leaves the sound as it is when noise control is off', () => {
    expect(microphoneConstraints({ deviceId: null, isNoiseControlOn: false })).toEqual({
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    });
  });

  it('asks for the chosen device and no other', () => {
    expect(microphoneConstraints({ deviceId: 'desk', isNoiseControlOn: true }).deviceId).toEqual({ exact: 'desk' });
  });
});

describe('what is asked of a camera', () => {
  it('is 720 lines for two people', () => {
    expect(cameraConstraints({ deviceId: 'top', peopleCount: 2 })).toEqual({
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30, max: 30 },
      deviceId: { exact: 'top' },
    });
  });

  it('is 360 lines for more people', () => {
    expect(cameraConstraints({ deviceId: null, peopleCount: 3 })).toMatchObject({ width: { ideal: 640 }, height: { ideal: 360 } });
  });
});

describe('what is asked of a screen', () => {
  it('is 15 frames per second with the sound of the system', () => {
    const options = screenOptions();
    expect(options.video).toEqual({ width: { max: 2560 }, height: { max: 1440 }, frameRate: { ideal: 15, max: 15 } });
    expect(options.systemAudio).toBe('include');
    expect(options.audio).toMatchObject({ echoCancellation: false, restrictOwnAudio: true });
  });
});
