import { beforeEach, expect, it } from 'vitest';
import type { PeerState } from '#shared/protocol/calls/peer-message';
import type { CallNotice } from './call-controller.ts';
import { CallReporter } from './call-reporter.ts';
import type { CallRoom } from './call-room.ts';
import { FakeCallsBackend } from './testing/engine-fixture.ts';

const state: PeerState = { isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, isHandRaised: false, isOnHold: false };
let backend: FakeCallsBackend;
let notices: CallNotice[];
let shownStates: PeerState[];
let reporter: CallReporter;

beforeEach(() => {
  backend = new FakeCallsBackend();
  notices = [];
  shownStates = [];
  reporter = new CallReporter({ backend: backend.link, onNotice: (notice) => void notices.push(notice) });
});

const room = (names: readonly string[], more: Partial<Pick<CallRoom, 'joinId' | 'connectionState'>> = {}) =>
  ({
    joinId: 'ada-1', connectionState: 'connected', ...more,
    setState: (one: PeerState) => void shownStates.push(one),
    shownPeople: () => names.map((name) => ({ userId: name, displayName: name, isHandRaised: false, isScreenShared: false })),
  }) as unknown as CallRoom;

it('shows one’s state to the others and to the record once for each change', () => {
  for (let times = 0; times < 3; times += 1) reporter.report('call', room([]), state);
  reporter.report('call', room([]), { ...state, isHandRaised: true });
  reporter.report('call', room([], { connectionState: 'disconnected' }), { ...state, isHandRaised: true });
  expect(shownStates.map(({ isHandRaised }) => isHandRaised)).toEqual([false, true, true]);
  expect(backend.of('updateCall').map(({ connectionState }) => connectionState)).toEqual(['connected', 'connected', 'disconnected']);
  expect(backend.of('updateCall')[0]).toEqual({ callId: 'call', isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, connectionState: 'connected' });
});

it('tells another joining anew', () => {
  reporter.report('call', room([]), state);
  reporter.report('call', room([], { joinId: 'ada-2' }), state);
  expect(backend.of('updateCall')).toHaveLength(2);
});

it('announces who comes and goes, nobody at the beginning, and begins anew after the end', () => {
  reporter.report('call', room(['ben']), state);
  reporter.report('call', room(['ben', 'cleo']), state);
  expect(notices).toEqual([{ kind: 'joined', name: 'cleo' }]);
  reporter.keep(new Set());
  reporter.report('call', room(['dan']), state);
  expect(notices).toHaveLength(1);
  expect(backend.of('updateCall')).toHaveLength(2);
});
