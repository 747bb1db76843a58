import { describe, expect, it } from 'vitest';
import type { LocalMediaEvent } from './slot-context.ts';
import {
  deskMicrophone,
  deviceInfo,
  headsetMicrophone,
  headsetSpeaker,
  settled,
} from './testing/fake-browser-media.ts';
import { asFake } from './testing/fake-track.ts';
import { startedMedia } from './testing/started-media.ts';

async function talkingOn(...devices: MediaDeviceInfo[]) {
  return startedMedia({ prepare: (media) => (media.devices = devices) });
}

const spare = deviceInfo('audioinput', 'spare', { label: 'Spare microphone' });
const changedTo = (label: string): LocalMediaEvent => ({ type: 'deviceChanged', kind: 'microphone', label });

describe('a microphone that is unplugged while one talks', () => {
  it('gives way to the one the system has, which is told by name', async () => {
    const { media, local, events } = await talkingOn(deskMicrophone, spare);
    media.devices = [spare];
    asFake(local.heardMicrophone()).endByItself();
    await settled();
    expect(events).toEqual([changedTo('Spare microphone')]);
    expect(local.state().isMicrophoneOn).toBe(true);
    expect(asFake(local.tracks().audio).enabled).toBe(true);
    expect(media.live()).toHaveLength(2);
  });

  it('is noticed by the list of devices where its track does not end', async () => {
    const { media, local, events } = await talkingOn(deskMicrophone, spare);
    await media.setDevices(spare);
    expect(events).toEqual([changedTo('Spare microphone')]);
    expect(local.heardMicrophone()?.label).toBe('Spare microphone');
  });

  it('is a problem when there is no other, and the call goes on', async () => {
    const { media, local, events } = await talkingOn(deskMicrophone);
    media.devices = [];
    asFake(local.heardMicrophone()).endByItself();
    await settled();
    expect(local.problems()).toEqual([{ code: 'deviceGone', kind: 'microphone' }]);
    expect(local.state().isMicrophoneOn).toBe(false);
    expect(local.tracks().audio).toBeNull();
    expect(events).toEqual([]);
  });

  it('leaves the next one muted when it was muted', async () => {
    const { media, local } = await talkingOn(deskMicrophone, spare);
    await local.setMicrophoneOn(false);
    await media.setDevices(spare);
    expect(asFake(local.tracks().audio).enabled).toBe(false);
  });
});

describe('a headset that is unplugged while one talks', () => {
  it('mutes, so that the room is not heard by surprise', async () => {
    const { media, local, events } = await talkingOn(headsetMicrophone, headsetSpeaker, deskMicrophone);
    await media.setDevices(deskMicrophone);
    expect(events).toEqual([{ type: 'mutedByUnplug' }, changedTo('Desk microphone')]);
    expect(local.state().isMicrophoneOn).toBe(false);
    expect(asFake(local.tracks().audio).enabled).toBe(false);
  });

  it('mutes as soon as its microphone ends, before anything else is known', async () => {
    const { media, local, events } = await talkingOn(headsetMicrophone, headsetSpeaker, deskMicrophone);
    media.devices = [headsetSpeaker, deskMicrophone];
    asFake(local.heardMicrophone()).endByItself();
    expect(local.state().isMicrophoneOn).toBe(false);
    await settled();
    expect(events).toEqual([{ type: 'mutedByUnplug' }, changedTo('Desk microphone')]);
  });

  it('mutes once, whichever half goes first', async () => {
    const { media, local, events } = await talkingOn(headsetMicrophone, headsetSpeaker, deskMicrophone);
    await media.setDevices(headsetMicrophone, deskMicrophone);
    asFake(local.heardMicrophone()).endByItself();
    await media.setDevices(deskMicrophone);
    expect(events.filter(({ type }) => type === 'mutedByUnplug')).toHaveLength(1);
  });

  it('says nothing of muting when one was muted already', async () => {
    const { media, local, events } = await talkingOn(headsetMicrophone, headsetSpeaker, deskMicrophone);
    await local.setMicrophoneOn(false);
    await media.setDevices(deskMicrophone);
    expect(events).toEqual([changedTo('Desk microphone')]);
  });

  it('can be talked into again after one turns the microphone on', async () => {
    const { media, local } = await talkingOn(headsetMicrophone, headsetSpeaker, deskMicrophone);
    await media.setDevices(deskMicrophone);
    await local.setMicrophoneOn(true);
    expect(asFake(local.tracks().audio)).toMatchObject({ enabled: true, label: 'Desk microphone' });
  });

  it('mutes also when only headphones were plugged in beside another microphone', async () => {
    const headphones = deviceInfo('audiooutput', 'jack', { label: 'Headphones' });
    const { media, local, events } = await talkingOn(deskMicrophone, headphones);
    await media.setDevices(deskMicrophone);
    expect(events).toEqual([{ type: 'mutedByUnplug' }]);
    expect(local.heardMicrophone()?.label).toBe('Desk microphone');
  });

  it('does not mute when it lay aside while the sound came from elsewhere', async () => {
    const loud = deviceInfo('audiooutput', 'loud', { label: 'Loudspeaker' });
    const { media, local, devices, events } = await talkingOn(deskMicrophone, loud, headsetMicrophone, headsetSpeaker);
    devices.choose('speaker', 'loud');
    await media.setDevices(deskMicrophone, loud);
    expect(events).toEqual([]);
    expect(local.state().isMicrophoneOn).toBe(true);
  });
});

describe('a headset that the system had chosen', () => {
  const standIn = (kind: MediaDeviceKind, groupId: string) => deviceInfo(kind, 'default', { label: 'Default', groupId });
  const loud = deviceInfo('audiooutput', 'loud', { label: 'Loudspeaker' });

  it('mutes when it goes, although the microphone moved on without ending', async () => {
    const { media, local, events } = await talkingOn(standIn('audioinput', 'headset-group'), headsetMicrophone, deskMicrophone, standIn('audiooutput', 'headset-group'), headsetSpeaker, loud);
    await media.setDevices(standIn('audioinput', 'desk'), deskMicrophone, standIn('audiooutput', 'loud'), loud);
    expect(events).toEqual([{ type: 'mutedByUnplug' }]);
    expect(local.state().isMicrophoneOn).toBe(false);
  });

  it('does not mute when the system had another one', async () => {
    const { media, local, events } = await talkingOn(standIn('audioinput', 'desk'), deskMicrophone, standIn('audiooutput', 'loud'), loud, headsetSpeaker, headsetMicrophone);
    await media.setDevices(standIn('audioinput', 'desk'), deskMicrophone, standIn('audiooutput', 'loud'), loud);
    expect(events).toEqual([]);
    expect(local.state().isMicrophoneOn).toBe(true);
  });
});

describe('a device that is plugged in while one talks', () => {
  it('is offered and not used', async () => {
    const { media, local, events } = await talkingOn(deskMicrophone);
    await media.setDevices(deskMicrophone, headsetMicrophone, headsetSpeaker);
    expect(events).toEqual([
      { type: 'deviceAdded', kind: 'microphone', label: 'Over-ear', deviceId: 'over-ear' },
      { type: 'deviceAdded', kind: 'speaker', label: 'Over-ear', deviceId: 'over-ear-out' },
    ]);
    expect(local.heardMicrophone()?.label).toBe('Desk microphone');
  });

  it('is not heard of after the call', async () => {
    const { media, local, events } = await talkingOn(deskMicrophone);
    local.stop();
    await media.setDevices(deskMicrophone, headsetMicrophone);
    expect(events).toEqual([]);
  });
});
