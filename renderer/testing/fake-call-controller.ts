import { defaultCallSettings } from '#shared/contract/call-settings';
import type { CallController, CallDevice, CallNotice, CallsState } from '../calls/engine/call-controller.ts';
import type { CallScreen, CallTile, OwnMedia } from '../calls/engine/call-screen.ts';
import { fakePreview } from './fake-preview.ts';
import type { FakeWorld } from './fake-world.ts';
import { isStill } from './is-still.ts';

const devices: readonly CallDevice[] = [
  { deviceId: 'm1', kind: 'microphone', label: 'Built-in microphone' },
  { deviceId: 'm2', kind: 'microphone', label: 'Conference headset' },
  { deviceId: 'c1', kind: 'camera', label: 'Integrated camera' },
  { deviceId: 's1', kind: 'speaker', label: 'Built-in speakers' },
  { deviceId: 's2', kind: 'speaker', label: 'Conference headset' },
];

export interface FakeCallController extends CallController {
  change(changes: Partial<CallsState>): void;
  notice(notice: CallNotice): void;
}

/** Calls that only look like calls: what a person does is seen, and nothing is sent. */
export function createFakeCallController(world: FakeWorld, makeScreen: (chatId: string) => CallScreen | null): FakeCallController {
  let state: CallsState = { current: null, held: [], incoming: [], inOtherWindow: [], devices, settings: defaultCallSettings, notices: [] };
  const listeners = new Set<() => void>();
  let lastNoticeId = 0;

  function change(changes: Partial<CallsState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }
  function changeCurrent(changes: Partial<CallScreen>): void {
    if (state.current !== null) change({ current: { ...state.current, ...changes } });
  }
  function changeOwn(own: Partial<OwnMedia>, tile: Partial<CallTile>): void {
    const { current } = state;
    if (current === null) return;
    changeCurrent({ own: { ...current.own, ...own }, tiles: current.tiles.map((other) => (other.isSelf ? { ...other, ...tile } : other)) });
  }
  function enter(chatId: string, phase: CallScreen['phase'], others: 'hold' | 'leave'): void {
    const screen = makeScreen(chatId);
    if (screen === null) return;
    const held = others === 'hold' && state.current !== null ? [...state.held, { ...state.current, isOnHold: true }] : state.held;
    change({ current: { ...screen, phase }, held });
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    notice(notice) {
      lastNoticeId += 1;
      change({ notices: [...state.notices, { id: lastNoticeId, notice }].slice(-10) });
    },
    start: (chatId) => Promise.resolve(enter(chatId, 'ringing', 'hold')),
    join(callId, { others }) {
      const call = state.incoming.find((incoming) => incoming.callId === callId);
      const live = [...world.chats.values()].find((chat) => chat.liveCall?.callId === callId);
      change({ incoming: state.incoming.filter((incoming) => incoming !== call) });
      return Promise.resolve(enter(call?.chatId ?? live?.id ?? '', 'active', others));
    },
    decline: (callId) => Promise.resolve(change({ incoming: state.incoming.filter((call) => call.callId !== callId) })),
    leave(callId) {
      if (state.current?.callId !== callId) return Promise.resolve(change({ held: state.held.filter((call) => call.callId !== callId) }));
      return Promise.resolve(changeCurrent({ phase: 'ended', endReason: state.current.startedAt === null ? 'cancelled' : 'completed', durationMs: state.current.startedAt === null ? null : Date.now() - state.current.startedAt }));
    },
    dismiss: () => change({ current: null }),
    hold: () => state.current !== null && change({ held: [...state.held, { ...state.current, isOnHold: true }], current: null }),
    resume(callId) {
      const call = state.held.find((held) => held.callId === callId);
      if (call !== undefined) change({ held: state.held.filter((held) => held !== call), current: { ...call, isOnHold: false } });
    },
    setMicrophoneOn: (isOn) => changeOwn({ isMicrophoneOn: isOn, isMutedHintShown: false }, { isAudioEnabled: isOn }),
    setCameraOn: (isOn) => changeOwn({ isCameraOn: isOn }, { isVideoEnabled: isOn }),
    setScreenOn: (isOn) => changeOwn({ isScreenOn: isOn }, { isScreenShared: isOn }),
    raiseHand: (isRaised) => changeOwn({ isHandRaised: isRaised }, { isHandRaised: isRaised }),
    react: (emoji) => changeOwn({}, { reaction: { emoji, id: (state.current?.tiles[0]?.reaction?.id ?? 0) + 1 } }),
    invite(userIds) {
      const { current } = state;
      if (current === null) return Promise.resolve();
      const people = [...current.invitable, ...current.invitees];
      const rung = people.filter(({ userId }) => userIds.includes(userId)).map(({ userId, displayName }) => ({ userId, displayName, status: 'ringing' as const }));
      return Promise.resolve(changeCurrent({ invitees: [...current.invitees.filter(({ userId }) => !userIds.includes(userId)), ...rung], invitable: current.invitable.filter(({ userId }) => !userIds.includes(userId)) }));
    },
    noteTileHeight: () => undefined,
    onOwnLevel(listener) {
      let turn = 0;
      const timer = setInterval(() => listener(0.4 + 0.4 * Math.sin(isStill() ? 0 : (turn += 1) / 4)), 100);
      return () => clearInterval(timer);
    },
    chooseDevice(kind, deviceId) {
      const device = devices.find((candidate) => candidate.deviceId === deviceId);
      if (device !== undefined) change({ settings: { ...state.settings, [kind]: { deviceId, label: device.label } } });
    },
    saveSettings: (settings) => change({ settings }),
    openPreview: fakePreview,
    playTestSound: () => undefined,
    describeConnections: () => Promise.resolve('connections: 1\nroute: host to host, udp\n'),
  };
}
