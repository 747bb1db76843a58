import { describe, expect, it } from 'vitest';
import { pickDevice } from './device-choice.ts';
import type { MediaDevice } from './media-device.ts';
import { changeBetween, DeviceList } from './device-list.ts';
import { isHeadset } from './headset.ts';
import { createFakeChoices, deskMicrophone, deviceInfo, FakeBrowserMedia, headsetMicrophone, headsetSpeaker, topCamera } from './testing/fake-browser-media.ts';

const microphone = (deviceId: string, label: string, groupId = ''): MediaDevice => ({ deviceId, kind: 'microphone', label, groupId });

describe('the device that was chosen', () => {
  const devices = [microphone('a', 'Desk'), microphone('b', 'Over-ear'), microphone('c', '')];

  it.each([
    ['by its id', { deviceId: 'b', label: 'Renamed' }, 'b'],
    ['by its name when the id is new', { deviceId: 'x', label: 'Over-ear' }, 'b'],
    ['not by an empty name', { deviceId: 'x', label: '' }, undefined],
    ['not at all when it is gone', { deviceId: 'x', label: 'Gone' }, undefined],
    ['as the system has it when nothing was chosen', null, undefined],
  ])('is found %s', (_, remembered, deviceId) => {
    expect(pickDevice(devices, remembered)?.deviceId).toBe(deviceId);
  });

  it('is kept with its name, for when its id is another one', async () => {
    const media = new FakeBrowserMedia();
    const choices = createFakeChoices();
    const devices = new DeviceList({ media, choices });
    await devices.start();
    devices.choose('camera', 'top');
    expect(choices.read('camera')).toEqual({ deviceId: 'top', label: 'Top camera' });
    devices.choose('camera', null);
    expect(choices.read('camera')).toBeNull();
    expect(devices.wantedId('camera')).toBeNull();
  });

  it('is asked for before the browser lists it', () => {
    const choices = createFakeChoices();
    choices.write('microphone', { deviceId: 'desk', label: 'Desk microphone' });
    expect(new DeviceList({ media: new FakeBrowserMedia(), choices }).wantedId('microphone')).toBe('desk');
  });
});

describe('what came and went', () => {
  it('tells devices by their id and kind', () => {
    const change = changeBetween([microphone('a', 'A'), microphone('b', 'B')], [microphone('b', 'B'), microphone('c', 'C')]);
    expect(change.added.map(({ deviceId }) => deviceId)).toEqual(['c']);
    expect(change.removed.map(({ deviceId }) => deviceId)).toEqual(['a']);
  });

  it('does not take names that a permission brought for new devices', () => {
    const change = changeBetween([microphone('', '')], [microphone('a', 'A'), microphone('b', 'B')]);
    expect(change.added).toEqual([]);
  });

  it('does not count what only stands for the device of the system', () => {
    const change = changeBetween([microphone('a', 'A')], [microphone('default', 'Default - A'), microphone('communications', 'A'), microphone('a', 'A')]);
    expect(change.added).toEqual([]);
  });
});

describe('the list of devices', () => {
  async function watched() {
    const media = new FakeBrowserMedia();
    const devices = new DeviceList({ media, choices: createFakeChoices() });
    const seen: string[][] = [];
    devices.onChange(({ now }) => seen.push(now.map(({ deviceId }) => deviceId)));
    await devices.start();
    return { media, devices, seen };
  }

  it('names kinds as people do', async () => {
    const { devices } = await watched();
    expect(devices.list().map(({ kind }) => kind)).toEqual(['microphone', 'camera']);
    expect(devices.list('camera')).toEqual([{ deviceId: 'top', kind: 'camera', label: 'Top camera', groupId: 'top' }]);
  });

  it('follows what is plugged in until it is stopped', async () => {
    const { media, devices, seen } = await watched();
    await media.setDevices(topCamera);
    devices.stop();
    await media.setDevices();
    expect(seen).toEqual([['desk', 'top'], ['top']]);
  });

  it('tells nothing when nothing is different', async () => {
    const { devices, seen } = await watched();
    await devices.refresh();
    expect(seen).toHaveLength(1);
  });

  it('is empty where the browser refuses to list', async () => {
    const media = new FakeBrowserMedia();
    media.listDevices = async () => Promise.reject(new TypeError('no devices'));
    const devices = new DeviceList({ media, choices: createFakeChoices() });
    await devices.start();
    expect(devices.list()).toEqual([]);
  });

  it('finds the chosen device again when it comes back', async () => {
    const { media, devices } = await watched();
    devices.choose('microphone', 'desk');
    await media.setDevices(topCamera);
    expect(devices.chosen('microphone')).toBeNull();
    expect(devices.wantedId('microphone')).toBe('desk');
    await media.setDevices(topCamera, deviceInfo('audioinput', 'desk-2', { label: deskMicrophone.label }));
    expect(devices.wantedId('microphone')).toBe('desk-2');
  });
});

describe('a headset', () => {
  it('is told by its name, or by a microphone and a speaker being one piece', async () => {
    const media = new FakeBrowserMedia();
    media.devices = [headsetMicrophone, headsetSpeaker, deskMicrophone];
    const devices = new DeviceList({ media, choices: createFakeChoices() });
    await devices.start();
    const isOne = (deviceId: string, label: string) => isHeadset({ deviceId, label }, devices.list());
    expect(isOne('over-ear', 'Over-ear')).toBe(true);
    expect(isOne('desk', 'Desk microphone')).toBe(false);
    expect(isOne('gone', 'AirPods Pro')).toBe(true);
    expect(isOne('gone', 'USB Headset')).toBe(true);
  });
});
