import { expect, it } from 'vitest';
import { ownStateOf } from './own-state.ts';

const media = { isMicrophoneOn: true, isCameraOn: true, isScreenOn: true } as Parameters<typeof ownStateOf>[0];

it('is what is sent, and a raised hand', () => {
  expect(ownStateOf(media, { isHandRaised: true, isOnHold: false })).toEqual({ isAudioEnabled: true, isVideoEnabled: true, isScreenShared: true, isHandRaised: true, isOnHold: false });
  expect(ownStateOf({ ...media, isMicrophoneOn: false }, { isHandRaised: false, isOnHold: false })).toMatchObject({ isAudioEnabled: false });
});

it('on hold is nothing but being on hold', () => {
  expect(ownStateOf(media, { isHandRaised: true, isOnHold: true })).toEqual({ isAudioEnabled: false, isVideoEnabled: false, isScreenShared: false, isHandRaised: false, isOnHold: true });
});
