import type { IncomingCallView, PastCallView } from '#shared/contract/views/calls-view';
import type { CallScreen, CallTile } from '../calls/engine/call-screen.ts';
import type { FakeCallController } from './fake-call-controller.ts';
import { sampleOwn, sampleScreen, sampleTile } from './sample-call.ts';
import { fakeVideoTrack } from './fake-video.ts';
import { addMessage, fakeId, type FakeChat, type FakeWorld } from './fake-world.ts';

const minuteMs = 60_000;
const person = (index: number) => fakeId(100 + index);

function tileOf(world: FakeWorld, index: number, changes: Partial<CallTile> = {}): CallTile {
  const isVideoEnabled = changes.isVideoEnabled ?? false;
  return sampleTile({ userId: person(index), displayName: world.people[index]?.displayName ?? '', isSelf: index === 0, cameraTrack: isVideoEnabled ? fakeVideoTrack('camera', index * 47 + 200) : null, ...changes });
}

/** The screen of a call that begins in a chat, with its first other member. */
export function screenFor(world: FakeWorld, chatId: string): CallScreen | null {
  const chat = world.chats.get(chatId);
  if (chat === undefined) return null;
  const others = chat.members.filter(({ isSelf }) => !isSelf);
  const [first, ...rest] = others.map(({ userId }) => Number.parseInt(userId.slice(-4), 16) - 100);
  const tiles = [tileOf(world, 0), ...(first === undefined ? [] : [tileOf(world, first)])];
  return sampleScreen({ callId: `call ${chatId}`, chatId, chatKind: chat.kind, title: chat.title, otherUserId: chat.otherUserId, createdAt: Date.now(), startedAt: null, tiles, invitable: rest.map((index) => ({ userId: person(index), displayName: world.people[index]?.displayName ?? '' })) });
}

const direct = (world: FakeWorld, index: number) => [...world.chats.values()].find(({ otherUserId }) => otherUserId === person(index));
const group = (world: FakeWorld) => [...world.chats.values()].find(({ title }) => title === 'Spring launch');

function incoming(chat: FakeChat | undefined, index: number, world: FakeWorld, changes: Partial<IncomingCallView> = {}): IncomingCallView {
  return { callId: `incoming ${index}`, chatId: chat?.id ?? '', chatKind: chat?.kind ?? 'direct', title: chat?.title ?? '', callerId: person(index), callerName: world.people[index]?.displayName ?? '', media: 'video', isBusy: false, otherNames: [], ...changes };
}

interface Scene {
  readonly world: FakeWorld;
  readonly calls: FakeCallController;
  readonly nowMs: number;
}

const base = ({ world, nowMs }: Scene, chat: FakeChat | undefined, changes: Partial<CallScreen> = {}): CallScreen => ({ ...(screenFor(world, chat?.id ?? '') ?? sampleScreen()), createdAt: nowMs - 4 * minuteMs, startedAt: nowMs - 3 * minuteMs - 20_000, ...changes });

const pair = (scene: Scene, self: Partial<CallTile> = {}, other: Partial<CallTile> = {}) => [tileOf(scene.world, 0, self), tileOf(scene.world, 1, other)];

function ended(scene: Scene, endReason: CallScreen['endReason'], changes: Partial<CallScreen> = {}): void {
  scene.calls.change({ current: base(scene, direct(scene.world, 1), { phase: 'ended', endReason, startedAt: null, ...changes }) });
}

const waiting = (phase: CallScreen['phase']) => (scene: Scene) => {
  scene.calls.change({ current: base(scene, direct(scene.world, 1), { phase, startedAt: null, media: 'video', tiles: pair(scene, { isVideoEnabled: true }).slice(0, 1), own: sampleOwn({ isCameraOn: true }) }) });
};

function activePair(scene: Scene): void {
  scene.calls.change({ current: base(scene, direct(scene.world, 1), { media: 'video', tiles: pair(scene, { isVideoEnabled: true }, { isVideoEnabled: true, isSpeaking: true }), own: sampleOwn({ isCameraOn: true }) }) });
}

function share(scene: Scene): void {
  const { world } = scene;
  const tiles = [
    tileOf(world, 0, { isVideoEnabled: true }),
    tileOf(world, 1, { isVideoEnabled: true, isScreenShared: true, screenTrack: fakeVideoTrack('screen', 0), isSpeaking: true }),
    tileOf(world, 2, { isVideoEnabled: true, isHandRaised: true }),
    tileOf(world, 3, { isAudioEnabled: false, quality: { level: 'poor', reason: 'loss', roundTripMs: 240, lossPercent: 9 } }),
    tileOf(world, 8, { isVideoEnabled: true, isAudioEnabled: false, quality: { level: 'fair', reason: 'delay', roundTripMs: 310, lossPercent: 0.4 } }),
  ];
  scene.calls.change({ current: base(scene, group(world), { media: 'video', tiles, invitable: [4, 5, 6].map((index) => ({ userId: person(index), displayName: world.people[index]?.displayName ?? '' })), invitees: [{ userId: person(9), displayName: world.people[9]?.displayName ?? '', status: 'missed' }], own: sampleOwn({ isCameraOn: true }) }) });
}

function twelve(scene: Scene): void {
  const { world } = scene;
  const tiles = Array.from({ length: 12 }, (_, index) => tileOf(world, index, { isAudioEnabled: index % 3 !== 1, isSpeaking: index === 5, isHandRaised: index === 6 }));
  scene.calls.change({ current: base(scene, group(world), { tiles, own: sampleOwn({ isCameraAllowed: false }) }) });
  setTimeout(() => {
    scene.calls.notice({ kind: 'camerasOff' });
    scene.calls.notice({ kind: 'joined', name: 'Freya Nilsen' });
  }, 200);
}

function trouble(scene: Scene): void {
  const { world } = scene;
  const tiles = [tileOf(world, 0), tileOf(world, 1, { connection: 'interrupted', isVideoEnabled: true }), tileOf(world, 2, { connection: 'failed', failureReason: 'noRoute' }), tileOf(world, 3, { connection: 'connecting' }), tileOf(world, 4, { isOnHold: true })];
  const own = sampleOwn({ isMicrophoneOn: false, isMutedHintShown: true, problems: [{ kind: 'camera', code: 'deviceBusy' }] });
  scene.calls.change({ current: base(scene, group(world), { tiles: tiles.map((tile) => (tile.isSelf ? { ...tile, isAudioEnabled: false } : tile)), own, isServerReachable: false, qualityNotice: { reason: 'loss', isOwnSide: true } }) });
}

function liveBar(scene: Scene): void {
  for (const chat of [group(scene.world), direct(scene.world, 1)]) if (chat !== undefined) chat.liveCall = { callId: `live ${chat.id}`, media: 'video', participantCount: 3, names: ['Jonas Weber', 'Aisha Karim', 'Tomás Herrera'], startedAt: scene.nowMs - 12 * minuteMs - 3_000, own: 'none' };
}

function fillHistory({ world, nowMs }: Scene): void {
  const past = (index: number, chat: FakeChat | undefined, changes: Partial<PastCallView>): PastCallView => ({ callId: fakeId(900 + index), chatId: chat?.id ?? '', chatKind: chat?.kind ?? 'direct', title: chat?.title ?? '', otherUserId: chat?.otherUserId ?? null, media: 'audio', direction: 'outgoing', endReason: 'completed', callerName: 'Mara Lindqvist', createdAt: nowMs - index * 7 * 60 * minuteMs, durationMs: 200_000, participantCount: 2, canCallBack: true, ...changes });
  const jonas = direct(world, 1);
  if (jonas !== undefined) addMessage(world, jonas, { senderId: person(1), body: '', type: 'system', event: { kind: 'call_ended', media: 'video', reason: 'missed', durationMs: null, participantCount: 1 }, closedCall: { media: 'video', isMissed: true } });
  world.callHistory = [
    past(1, direct(world, 1), { direction: 'missed', endReason: 'missed', durationMs: null, callerName: 'Jonas Weber', media: 'video' }),
    past(2, group(world), { direction: 'incoming', media: 'video', durationMs: 3_723_000, participantCount: 5 }),
    past(3, direct(world, 2), {}),
    past(4, direct(world, 1), { endReason: 'missed', durationMs: null }),
    past(5, direct(world, 8), { direction: 'incoming', media: 'video' }),
    past(6, direct(world, 4), { endReason: 'busy', durationMs: null }),
    past(7, group(world), { direction: 'missed', endReason: 'missed', durationMs: null, callerName: 'Aisha Karim' }),
    past(8, direct(world, 8), { endReason: 'declined', durationMs: null }),
  ];
}

const scenes: Readonly<Record<string, (scene: Scene) => void>> = {
  ringing: ({ calls, world }) => calls.change({ incoming: [incoming(direct(world, 1), 1, world), incoming(group(world), 2, world, { media: 'audio', otherNames: ['Tomás Herrera', 'Priya Raman'] })] }),
  busyRing(scene) {
    activePair(scene);
    scene.calls.change({ incoming: [incoming(direct(scene.world, 2), 2, scene.world, { media: 'audio', isBusy: true })] });
  },
  calling: waiting('calling'),
  callRinging: waiting('ringing'),
  unreachable: waiting('unreachable'),
  callPair: activePair,
  callVoice: (scene) => scene.calls.change({ current: base(scene, direct(scene.world, 1), { tiles: pair(scene, { isAudioEnabled: false }, { isSpeaking: true }), own: sampleOwn({ isMicrophoneOn: false, isNoSoundHintShown: true, pushToTalkKey: 'Space' }) }) }),
  groupRinging: (scene) => scene.calls.change({ current: base(scene, group(scene.world), { phase: 'ringing', startedAt: null, tiles: [tileOf(scene.world, 0)], invitees: [1, 2, 3].map((index) => ({ userId: person(index), displayName: scene.world.people[index]?.displayName ?? '', status: (['ringing', 'invited', 'declined'] as const)[index - 1] ?? 'invited' })) }) }),
  callShare: share,
  callTwelve: twelve,
  callTrouble: trouble,
  callAlone: (scene) => scene.calls.change({ current: base(scene, group(scene.world), { tiles: [tileOf(scene.world, 0)] }) }),
  endedCompleted: (scene) => ended(scene, 'completed', { durationMs: 200_000 }),
  endedMissed: (scene) => ended(scene, 'missed'),
  endedBusy: (scene) => ended(scene, 'busy'),
  endedFailed: (scene) => ended(scene, 'failed', { tiles: pair(scene, {}, { connection: 'failed', failureReason: 'noRoute' }) }),
  held(scene) {
    activePair(scene);
    scene.calls.change({ held: [base(scene, group(scene.world), { isOnHold: true })] });
  },
  liveCall: liveBar,
  callHistory: fillHistory,
};

/** Brings calls into the scenario of this name; other scenarios have none. */
export function createCallScene(name: string, scene: Scene): void {
  scenes[name]?.(scene);
}
