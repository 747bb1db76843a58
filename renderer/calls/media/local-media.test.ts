import { describe, expect, it } from 'vitest';
import { DeviceList } from './device-list.ts';
import { LocalMedia } from './local-media.ts';
import type { LocalMediaEvent } from './slot-context.ts';
import {
  createFakeChoices,
  deskMicrophone,
  FakeBrowserMedia,
  settled,
  sideCamera,
  topCamera,
} from './testing/fake-browser-media.ts';
import { asFake } from './testing/fake-track.ts';

async function started({ audio = true, video = false, prepare = (_media: FakeBrowserMedia) => {} } = {}) {
  const media = new FakeBrowserMedia();
  prepare(media);
  const devices = new DeviceList({ media, choices: createFakeChoices() });
  const local = new LocalMedia({ media, devices });
  const events: LocalMediaEvent[] = [];
  local.onEvent((event) => events.push(event));
  await local.start({ audio, video });
  return { media, devices, local, events };
}

describe('what is captured', () => {
  it('is nothing without being asked for', async () => {
    const { media, local } = await started({ audio: false });
    expect(media.captured).toEqual([]);
    expect(local.tracks()).toEqual({ audio: null, camera: null, screen: null });
  });

  it('is the microphone alone in a voice call', async () => {
    const { media, local } = await started();
    expect(media.captured.map(({ label }) => label)).toEqual(['Desk microphone']);
    expect(local.state()).toEqual({ isMicrophoneOn: true, isCameraOn: false, isScreenOn: false, isNoiseControlOn: true });
  });

  it('is all given free at the end', async () => {
    const { media, local } = await started({ video: true });
    await local.setScreenOn(true);
    local.stop();
    expect(media.live()).toEqual([]);
    expect(local.tracks()).toEqual({ audio: null, camera: null, screen: null });
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
    const { local } = await started();
    const { audio } = local.tracks();
    await local.setMicrophoneOn(false);
    expect(local.tracks().audio).toBe(audio);
    expect(asFake(audio)).toMatchObject({ enabled: false, readyState: 'live' });
    expect(asFake(local.heardMicrophone())).toMatchObject({ enabled: true, readyState: 'live' });
  });

  it('is muted within the very call', async () => {
    const { local } = await started();
    void local.setMicrophoneOn(false);
    expect(asFake(local.tracks().audio).enabled).toBe(false);
    expect(local.state().isMicrophoneOn).toBe(false);
  });

  it('is never sent for an instant when it is opened for somebody who muted meanwhile', async () => {
    const { media, local } = await started({ audio: false });
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
    const { media, local } = await started({ audio: false, video: true });
    expect(asFake(local.tracks().camera).label).toBe('Top camera');
    await local.setCameraOn(false);
    expect(media.live()).toEqual([]);
  });

  it('ends ten quick toggles in the last wanted state with a single capture', async () => {
    for (const isOnAtLast of [true, false]) {
      const { media, local } = await started({ audio: false });
      for (let toggle = 0; toggle < 10; toggle += 1) void local.setCameraOn(toggle % 2 === 0);
      await local.setCameraOn(isOnAtLast);
      expect(local.state().isCameraOn).toBe(isOnAtLast);
      expect(media.live()).toHaveLength(isOnAtLast ? 1 : 0);
    }
  });

  it('leaves nothing open after toggles that come while captures take their time', async () => {
    const { media, local } = await started({ audio: false });
    for (let toggle = 0; toggle < 10; toggle += 1) {
      void local.setCameraOn(toggle % 2 === 0);
      await Promise.resolve();
    }
    await local.setCameraOn(false);
    expect(media.live()).toEqual([]);
  });

  it('is taken smaller as more people come, without being opened anew', async () => {
    const { media, local } = await started({ audio: false, video: true });
    await local.setPeopleCount(4);
    expect(media.captured).toHaveLength(1);
    expect(media.captured[0]?.applied).toMatchObject([{ height: { ideal: 360 } }]);
  });

  it('is changed for another one, and the first is given free', async () => {
    const { media, local } = await started({ video: true, prepare: (browser) => browser.devices.push(sideCamera) });
    await local.chooseDevice('camera', 'side');
    expect(asFake(local.tracks().camera).label).toBe('Side camera');
    expect(media.live().filter(({ kind }) => kind === 'video')).toHaveLength(1);
  });

  it('stays off when another one is only chosen', async () => {
    const { media, local } = await started({ audio: false });
    await local.chooseDevice('camera', 'top');
    expect(media.captured).toEqual([]);
  });

  it('that works stays when the other one does not', async () => {
    const { media, local } = await started({ video: true, prepare: (browser) => browser.devices.push(sideCamera) });
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
    const { local } = await started({ prepare: (browser) => browser.failures.set('microphone', failure) });
    expect(local.problems()).toEqual([{ code, kind: 'microphone' }]);
    expect(local.tracks().audio).toBeNull();
    expect(local.state().isMicrophoneOn).toBe(false);
  });

  it('keeps the microphone when only the camera fails', async () => {
    const { local } = await started({ video: true, prepare: (browser) => browser.failures.set('camera', 'NotAllowedError') });
    expect(local.state()).toMatchObject({ isMicrophoneOn: true, isCameraOn: false });
    expect(local.problems()).toEqual([{ code: 'permissionDenied', kind: 'camera' }]);
  });

  it('forgets the problem once the microphone opens after all', async () => {
    const { media, local } = await started({ prepare: (browser) => browser.failures.set('microphone', 'NotReadableError') });
    media.failures.clear();
    await local.setMicrophoneOn(true);
    expect(local.problems()).toEqual([]);
    expect(local.state().isMicrophoneOn).toBe(true);
  });
});

describe('the chosen microphone', () => {
  it('is used, remembered, and asked for with the same noise control', async () => {
    const { media, local, devices } = await started();
    await local.setNoiseControlOn(false);
    await local.chooseDevice('microphone', 'desk');
    expect(media.constraints.at(-1)).toMatchObject({ deviceId: { ideal: 'desk' }, echoCancellation: false });
    expect(devices.chosen('microphone')?.deviceId).toBe('desk');
    expect(media.live()).toHaveLength(2);
  });

  it('that is gone gives way to another, which is told by name', async () => {
    const { local, events } = await started();
    await local.chooseDevice('microphone', 'long-gone');
    expect(events).toEqual([{ type: 'deviceChanged', kind: 'microphone', label: deskMicrophone.label }]);
    expect(local.state().isMicrophoneOn).toBe(true);
  });

  it('stays muted when it is changed', async () => {
    const { local } = await started();
    await local.setMicrophoneOn(false);
    await local.chooseDevice('microphone', 'desk');
    expect(asFake(local.tracks().audio).enabled).toBe(false);
  });
});

describe('a shared screen', () => {
  it('is told to keep its details', async () => {
    const { local } = await started();
    await local.setScreenOn(true);
    expect(asFake(local.tracks().screen)).toMatchObject({ contentHint: 'detail' });
  });

  it('without sound leaves the microphone as it is', async () => {
    const { media, local } = await started();
    const { audio } = local.tracks();
    await local.setScreenOn(true);
    expect(local.tracks().audio).toBe(audio);
    expect(media.contexts).toEqual([]);
  });

  it('with sound mixes it into what is sent, and no longer than it is shared', async () => {
    const { media, local } = await started({ prepare: (browser) => (browser.hasScreenSound = true) });
    const microphone = local.tracks().audio;
    await local.setScreenOn(true);
    expect(asFake(local.tracks().audio).label).toBe('Mixed');
    const mixed = media.contexts[0]?.nodes.filter(({ track, outputs }) => track !== null && outputs.size > 0);
    expect(mixed?.map(({ track }) => track?.label)).toEqual(['Desk microphone', 'Screen sound']);
    await local.setScreenOn(false);
    expect(local.tracks().audio).toBe(microphone);
    expect(media.contexts[0]?.state).toBe('closed');
  });

  it('has its sound heard while the microphone is muted', async () => {
    const { media, local } = await started({ prepare: (browser) => (browser.hasScreenSound = true) });
    await local.setScreenOn(true);
    await local.setMicrophoneOn(false);
    expect(asFake(local.tracks().audio)).toMatchObject({ label: 'Mixed', enabled: true });
    const microphone = media.contexts[0]?.nodes.find(({ track }) => track?.label === 'Desk microphone');
    expect(microphone?.track?.enabled).toBe(false);
  });

  it('ends with the button of the browser, and that is told', async () => {
    const { media, local, events } = await started();
    await local.setScreenOn(true);
    asFake(local.tracks().screen).endByItself();
    expect(local.state().isScreenOn).toBe(false);
    expect(events).toEqual([{ type: 'screenEnded' }]);
    expect(media.live().filter(({ kind }) => kind === 'video')).toEqual([]);
  });

  it('that was not picked is a problem of its own, gone with the next attempt', async () => {
    const { media, local } = await started({ prepare: (browser) => browser.failures.set('screen', 'NotAllowedError') });
    await local.setScreenOn(true);
    expect(local.problems()).toEqual([{ code: 'screenDenied', kind: 'screen' }]);
    media.failures.clear();
    await local.setScreenOn(true);
    expect(local.problems()).toEqual([]);
  });

  it('is not kept when it is picked after all was called off, and muting does not wait for the pick', async () => {
    const { media, local } = await started();
    const { promise, resolve } = Promise.withResolvers<void>();
    media.gate = promise;
    const picking = local.setScreenOn(true);
    await local.setMicrophoneOn(false);
    expect(local.state().isMicrophoneOn).toBe(false);
    void local.setScreenOn(false);
    resolve();
    await picking;
    expect(local.tracks().screen).toBeNull();
    expect(media.live().filter(({ kind }) => kind === 'video')).toEqual([]);
  });
});

describe('a camera that is unplugged', () => {
  it('is off, and no other camera is turned on', async () => {
    const { media, local, events } = await started({ video: true, prepare: (browser) => browser.devices.push(sideCamera) });
    media.devices = [deskMicrophone, sideCamera];
    asFake(local.tracks().camera).endByItself();
    await media.setDevices(deskMicrophone, sideCamera);
    expect(local.tracks().camera).toBeNull();
    expect(events).toEqual([{ type: 'deviceLost', kind: 'camera', label: topCamera.label }]);
    expect(local.problems()).toEqual([{ code: 'deviceGone', kind: 'camera' }]);
  });
});
