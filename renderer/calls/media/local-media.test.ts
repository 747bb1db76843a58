import { describe, expect, it } from 'vitest';
import { DeviceList } from './device-list.ts';
import { LocalMedia } from './local-media.ts';
import {
  createFakeChoices,
  deskMicrophone,
  deviceInfo,
  FakeBrowserMedia,
  settled,
  sideCamera,
  topCamera,
} from './testing/fake-browser-media.ts';
import { asFake } from './testing/fake-track.ts';
import { startedMedia } from './testing/started-media.ts';

describe('what is captured', () => {
  it('is nothing without being asked for', async () => {
    const { media, local } = await startedMedia({ audio: false });
    expect(media.captured).toEqual([]);
    expect(local.tracks()).toEqual({ audio: null, camera: null, screen: null });
  });

  it('is the microphone alone in a voice call', async () => {
    const { media, local } = await startedMedia();
    expect(media.captured.map(({ label }) => label)).toEqual(['Desk microphone']);
    expect(local.state()).toEqual({ isMicrophoneOn: true, isCameraOn: false, isScreenOn: false, isNoiseControlOn: true });
  });

  it('is all given free at the end', async () => {
    const { media, local } = await startedMedia({ video: true });
    await local.setScreenOn(true);
    local.stop();
    expect(media.live()).toEqual([]);
    expect(local.tracks()).toEqual({ audio: null, camera: null, screen: null });
  });

  it('is nothing when the call ends before it began', async () => {
    const media = new FakeBrowserMedia();
    const local = new LocalMedia({ media, devices: new DeviceList({ media, choices: createFakeChoices() }) });
    const starting = local.start({ audio: true, video: true });
    local.stop();
    await starting;
    expect(media.captured).toEqual([]);
  });

  it('is given free when the call ends while it is being opened', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const media = new FakeBrowserMedia();
    media.gate = promise;
    const local = new LocalMedia({ media, devices: new DeviceList({ media, choices: createFakeChoices() }) });
    const starting = local.start({ audio: true, video: true });
    await settled();
    void local.setScreenOn(true);
    local.stop();
    resolve();
    await starting;
    await settled();
    expect(media.captured).toHaveLength(3);
    expect(media.live()).toEqual([]);
  });
});

describe('a muted microphone', () => {
  it('stays open and sends silence', async () => {
    const { local } = await startedMedia();
    const { audio } = local.tracks();
    await local.setMicrophoneOn(false);
    expect(local.tracks().audio).toBe(audio);
    expect(asFake(audio)).toMatchObject({ enabled: false, readyState: 'live' });
    expect(asFake(local.heardMicrophone())).toMatchObject({ enabled: true, readyState: 'live' });
  });

  it('is muted within the very call', async () => {
    const { local } = await startedMedia();
    void local.setMicrophoneOn(false);
    expect(asFake(local.tracks().audio).enabled).toBe(false);
    expect(local.state().isMicrophoneOn).toBe(false);
  });

  it('is never sent for an instant when it is opened for somebody who muted meanwhile', async () => {
    const { media, local } = await startedMedia({ audio: false });
    const { promise, resolve } = Promise.withResolvers<void>();
    media.gate = promise;
    const enabled: boolean[] = [];
    local.onChange(() => {
      const { audio } = local.tracks();
      if (audio !== null) enabled.push(audio.enabled);
    });
    const opening = local.setMicrophoneOn(true);
    void local.setMicrophoneOn(false);
    resolve();
    await opening;
    expect(enabled).not.toContain(true);
  });
});

describe('a camera', () => {
  it('gives its device free when it is turned off', async () => {
    const { media, local } = await startedMedia({ audio: false, video: true });
    expect(asFake(local.tracks().camera).label).toBe('Top camera');
    await local.setCameraOn(false);
    expect(media.live()).toEqual([]);
  });

  it('ends ten quick toggles in the last wanted state with a single capture', async () => {
    for (const isOnAtLast of [true, false]) {
      const { media, local } = await startedMedia({ audio: false });
      for (let toggle = 0; toggle < 10; toggle += 1) void local.setCameraOn(toggle % 2 === 0);
      await local.setCameraOn(isOnAtLast);
      expect(local.state().isCameraOn).toBe(isOnAtLast);
      expect(media.live()).toHaveLength(isOnAtLast ? 1 : 0);
    }
  });

  it('leaves nothing open after toggles that come while captures take their time', async () => {
    const { media, local } = await startedMedia({ audio: false });
    for (let toggle = 0; toggle < 10; toggle += 1) {
      void local.setCameraOn(toggle % 2 === 0);
      await Promise.resolve();
    }
    await local.setCameraOn(false);
    expect(media.live()).toEqual([]);
  });

  it('is taken smaller as more people come, without being opened anew', async () => {
    const { media, local } = await startedMedia({ audio: false, video: true });
    await local.setPeopleCount(4);
    await local.setPeopleCount(4);
    expect(media.captured).toHaveLength(1);
    expect(media.captured[0]?.applied).toMatchObject([{ height: { ideal: 360 } }]);
  });

  it('is changed for another one, and the first is given free', async () => {
    const { media, local } = await startedMedia({ video: true, prepare: (browser) => browser.devices.push(sideCamera) });
    await local.chooseDevice('camera', 'side');
    expect(asFake(local.tracks().camera).label).toBe('Side camera');
    expect(media.live().filter(({ kind }) => kind === 'video')).toHaveLength(1);
  });

  it('stays off when another one is only chosen', async () => {
    const { media, local } = await startedMedia({ audio: false });
    await local.chooseDevice('camera', 'top');
    expect(media.captured).toEqual([]);
  });

  it('that works stays when the other one does not', async () => {
    const { media, local } = await startedMedia({ video: true, prepare: (browser) => browser.devices.push(sideCamera) });
    media.failures.set('camera', 'NotReadableError');
    await local.chooseDevice('camera', 'side');
    expect(asFake(local.tracks().camera)).toMatchObject({ label: 'Top camera', readyState: 'live' });
    expect(local.problems()).toEqual([{ code: 'deviceBusy', kind: 'camera' }]);
  });
});

describe('a call without devices', () => {
  it.each([
    ['NotAllowedError', 'permissionDenied'],
    ['NotFoundError', 'noMicrophone'],
    ['NotReadableError', 'deviceBusy'],
  ])('goes on listening after a %s', async (failure, code) => {
    const { local } = await startedMedia({ prepare: (browser) => browser.failures.set('microphone', failure) });
    expect(local.problems()).toEqual([{ code, kind: 'microphone' }]);
    expect(local.tracks().audio).toBeNull();
    expect(local.state().isMicrophoneOn).toBe(false);
  });

  it('keeps the microphone when only the camera fails', async () => {
    const { local } = await startedMedia({ video: true, prepare: (browser) => browser.failures.set('camera', 'NotAllowedError') });
    expect(local.state()).toMatchObject({ isMicrophoneOn: true, isCameraOn: false });
    expect(local.problems()).toEqual([{ code: 'permissionDenied', kind: 'camera' }]);
  });

  it('has no problem with a microphone that failed only after the call', async () => {
    const { media, local } = await startedMedia({ audio: false });
    const { promise, resolve } = Promise.withResolvers<void>();
    media.gate = promise;
    media.failures.set('microphone', 'NotAllowedError');
    const opening = local.setMicrophoneOn(true);
    local.stop();
    resolve();
    await opening;
    expect(local.problems()).toEqual([]);
  });

  it.each(['microphone', 'camera'] as const)('goes on to the %s that was chosen while another one failed', async (kind) => {
    const { media, local } = await startedMedia({ audio: false });
    const [method, deviceId] = kind === 'camera' ? (['captureCamera', 'top'] as const) : (['captureMicrophone', 'desk'] as const);
    const failing = Promise.withResolvers<MediaStreamTrack>();
    const capture = media[method].bind(media);
    media[method] = async (constraints) => (constraints.deviceId === undefined ? failing.promise : capture(constraints));
    const opening = kind === 'camera' ? local.setCameraOn(true) : local.setMicrophoneOn(true);
    const choosing = local.chooseDevice(kind, deviceId);
    failing.reject(new DOMException('', 'NotReadableError'));
    await Promise.all([opening, choosing]);
    expect(kind === 'camera' ? local.state().isCameraOn : local.state().isMicrophoneOn).toBe(true);
    expect(local.problems()).toEqual([]);
  });

  it('forgets the problem once the microphone opens after all', async () => {
    const { media, local } = await startedMedia({ prepare: (browser) => browser.failures.set('microphone', 'NotReadableError') });
    media.failures.clear();
    await local.setMicrophoneOn(true);
    expect(local.problems()).toEqual([]);
    expect(local.state().isMicrophoneOn).toBe(true);
  });
});

describe('the chosen microphone', () => {
  it('is used, remembered, and asked for with the same noise control', async () => {
    const { media, local, devices } = await startedMedia();
    await local.setNoiseControlOn(false);
    await local.chooseDevice('microphone', 'desk');
    expect(media.constraints.at(-1)).toMatchObject({ deviceId: { exact: 'desk' }, echoCancellation: false });
    expect(devices.chosen('microphone')?.deviceId).toBe('desk');
    expect(media.live()).toHaveLength(2);
  });

  it('that is gone gives way to another, which is told by name', async () => {
    const { local, events } = await startedMedia();
    await local.chooseDevice('microphone', 'long-gone');
    expect(events).toEqual([{ type: 'deviceChanged', kind: 'microphone', label: deskMicrophone.label }]);
    expect(local.state().isMicrophoneOn).toBe(true);
  });

  it('is not given up for another one when it is only busy', async () => {
    const { media, local } = await startedMedia({ audio: false });
    await local.chooseDevice('microphone', 'desk');
    media.failures.set('microphone', 'NotReadableError');
    await local.setMicrophoneOn(true);
    expect(media.constraints).toHaveLength(1);
    expect(local.problems()).toEqual([{ code: 'deviceBusy', kind: 'microphone' }]);
  });

  it('is given free when the wish for another device came while it was being opened', async () => {
    const { media, local } = await startedMedia({ audio: false, prepare: (browser) => browser.devices.push(deviceInfo('audioinput', 'spare')) });
    void local.setMicrophoneOn(true);
    await local.chooseDevice('microphone', 'spare');
    expect(local.heardMicrophone()?.label).toBe('spare');
    expect(media.live().map(({ label }) => label)).toEqual(['spare', 'spare']);
  });

  it('stays muted when it is changed', async () => {
    const { local } = await startedMedia();
    await local.setMicrophoneOn(false);
    await local.chooseDevice('microphone', 'desk');
    expect(asFake(local.tracks().audio).enabled).toBe(false);
  });
});

describe('a camera that is unplugged', () => {
  it('is off, and no other camera is turned on', async () => {
    const { media, local, events } = await startedMedia({ video: true, prepare: (browser) => browser.devices.push(sideCamera) });
    media.devices = [deskMicrophone, sideCamera];
    asFake(local.tracks().camera).endByItself();
    await media.setDevices(deskMicrophone, sideCamera);
    expect(local.tracks().camera).toBeNull();
    expect(events).toEqual([{ type: 'deviceLost', kind: 'camera', label: topCamera.label }]);
    expect(local.problems()).toEqual([{ code: 'deviceGone', kind: 'camera' }]);
  });

  it('is noticed by the list of devices where its track does not end', async () => {
    const { media, local, events } = await startedMedia({ video: true });
    await media.setDevices(deskMicrophone);
    expect(local.tracks().camera).toBeNull();
    expect(events).toEqual([{ type: 'deviceLost', kind: 'camera', label: topCamera.label }]);
  });
});
