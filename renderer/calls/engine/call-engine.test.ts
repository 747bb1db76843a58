import { beforeEach, describe, expect, it } from 'vitest';
import { defaultCallSettings } from '#shared/contract/call-settings';
import { HallwayError } from '#shared/errors/hallway-error';
import { settled } from '../media/testing/fake-browser-media.ts';
import { callsView, createEngineFixture, ownCall, person, windowId } from './testing/engine-fixture.ts';

let fixture: ReturnType<typeof createEngineFixture>;
beforeEach(() => {
  fixture = createEngineFixture();
});

/** Ada has begun a call, and is connected with these people. */
async function inCall(userIds: readonly string[] = ['ben'], media: 'audio' | 'video' = 'audio'): Promise<void> {
  await fixture.engine.start('chat', media);
  await fixture.follow(callsView([ownCall(userIds, { media })]));
  for (const link of fixture.links) link.become('connected');
}
const nobody = callsView([]);
const crew = (count: number) => Array.from({ length: count }, (_value, index) => `person-${index}`);

describe('devices', () => {
  it('are not touched before the person does something, whatever rings', async () => {
    await fixture.follow(callsView([], { incoming: [{ callId: 'call', chatId: 'chat', chatKind: 'direct', title: 'Ben', callerId: 'ben', callerName: 'Ben', media: 'video', isBusy: false, otherNames: [] }] }));
    await fixture.engine.decline('call');
    expect(fixture.media.captured).toEqual([]);
    expect(fixture.backend.of('declineCall')).toEqual([{ callId: 'call' }]);
  });

  it('are opened at the start: the microphone, and the camera only for a video call', async () => {
    await inCall();
    expect(fixture.live()).toEqual(['audio']);
    fixture = createEngineFixture();
    await inCall(['ben'], 'video');
    expect(fixture.live()).toEqual(['audio', 'video']);
    expect(fixture.backend.of('startCall')).toEqual([{ chatId: 'chat', media: 'video', windowId }]);
  });

  it('are free after the last call, however it ended', async () => {
    for (const end of [nobody, callsView([ownCall([], { phase: 'ended', joinId: null, endReason: 'completed' })])]) {
      fixture = createEngineFixture();
      await inCall(['ben'], 'video');
      await fixture.follow(end);
      expect(fixture.live()).toEqual([]);
      expect(fixture.openLinks()).toEqual([]);
    }
  });

  it('are free when the session ends, and when the backend stays away', async () => {
    await inCall();
    fixture.backend.fail('calls');
    await settled();
    expect(fixture.live()).toEqual([]);
    fixture = createEngineFixture();
    await inCall();
    fixture.backend.refusals.set('pulseCall', new HallwayError('internal'));
    for (let step = 0; step < 20; step += 1) {
      fixture.clock.advance(1_000);
      await settled();
    }
    expect(fixture.live()).toEqual([]);
    expect(fixture.openLinks()).toEqual([]);
  });

  it('that open only after the start was refused are free again, and the person is told why', async () => {
    let open = (): void => undefined;
    fixture.media.gate = new Promise((resolve) => (open = resolve));
    fixture.backend.refusals.set('startCall', new HallwayError('call_nobody'));
    await fixture.engine.start('chat', 'video');
    open();
    await fixture.follow(nobody);
    expect(fixture.live()).toEqual([]);
    expect(fixture.notices()).toEqual([{ kind: 'refused', message: 'Nobody in this chat can be called.' }]);
    expect(fixture.engine.state().current).toBeNull();
  });

  it('are free when hanging up before anybody answered, and leaving is told', async () => {
    await fixture.engine.start('chat', 'audio');
    await fixture.follow(callsView([ownCall([], { phase: 'ringing', startedAt: null })]));
    await fixture.engine.leave('call');
    await fixture.follow(nobody);
    expect(fixture.backend.of('leaveCall')).toEqual([{ callId: 'call', hasFailed: false }]);
    expect(fixture.live()).toEqual([]);
  });

  it('with a key to talk, the microphone waits for it, and the others are told so from the beginning', async () => {
    fixture.backend.give('callSettings', { ...defaultCallSettings, pushToTalkKey: 'Space' });
    await fixture.engine.join('call', { withCamera: false, others: 'hold' });
    await fixture.follow(callsView([ownCall()]));
    expect(fixture.backend.of('joinCall')).toMatchObject([{ isAudioEnabled: false, isVideoEnabled: false }]);
    expect(fixture.engine.state().current?.own.isMicrophoneOn).toBe(false);
  });
});

describe('devices that take their time', () => {
  /** Lets every capture wait until the function is called. */
  const holdBack = () => {
    let open = (): void => undefined;
    fixture.media.gate = new Promise((resolve) => (open = resolve));
    return async () => {
      open();
      for (let turn = 0; turn < 5; turn += 1) await settled();
    };
  };

  it('with a key to talk, nothing is sent while the camera still opens', async () => {
    fixture.backend.give('callSettings', { ...defaultCallSettings, pushToTalkKey: 'Space' });
    let openCamera = (): void => undefined;
    const captureCamera = fixture.media.captureCamera.bind(fixture.media);
    const camera = new Promise<void>((resolve) => (openCamera = resolve));
    fixture.media.captureCamera = async (constraints) => {
      await camera;
      return captureCamera(constraints);
    };
    await inCall(['ben'], 'video');
    const heard = () => fixture.links.map((link) => link.tracks.audio?.enabled);
    expect([fixture.live(), heard(), fixture.engine.state().current?.own.isMicrophoneOn]).toEqual([['audio'], [false], false]);
    fixture.engine.setMicrophoneOn(true);
    await settled();
    openCamera();
    for (let turn = 0; turn < 5; turn += 1) await settled();
    expect([fixture.live(), heard()]).toEqual([['audio', 'video'], [true]]);
  });

  it('a camera wished for in a call that was refused does not open in the next one', async () => {
    fixture.backend.refusals.set('startCall', new HallwayError('call_nobody'));
    const open = holdBack();
    await fixture.engine.start('chat', 'video');
    fixture.backend.refusals.clear();
    await fixture.engine.start('chat', 'audio');
    await open();
    expect(fixture.live()).toEqual(['audio']);
    expect(fixture.engine.state().current?.own.isCameraOn).toBe(false);
  });
});

describe('a call of another window', () => {
  it('is left alone: no device, no connection, no report, and it can be seen', async () => {
    await fixture.follow(callsView([ownCall(['ben'], { windowId: 'other' })]));
    fixture.clock.advance(10_000);
    expect([fixture.media.captured, fixture.links]).toEqual([[], []]);
    expect(fixture.backend.asked.filter(({ name }) => name !== 'confirmCallSignals')).toEqual([]);
    expect(fixture.engine.state()).toMatchObject({ current: null, inOtherWindow: [{ callId: 'call' }] });
  });

  it('that took this one’s over takes its devices free here', async () => {
    await inCall();
    await fixture.follow(callsView([ownCall(['ben'], { windowId: 'other', joinId: 'ada-2' })]));
    expect(fixture.live()).toEqual([]);
    expect(fixture.openLinks()).toEqual([]);
  });
});

describe('after a reload', () => {
  it('the call is joined anew, once, with the camera as it was', async () => {
    const people = [person('ada', { isVideoEnabled: true }), person('ben')];
    for (let times = 0; times < 3; times += 1) await fixture.follow(callsView([ownCall(['ben'], { people })]));
    expect(fixture.backend.of('joinCall')).toEqual([{ callId: 'call', windowId, isAudioEnabled: true, isVideoEnabled: true }]);
    await fixture.follow(callsView([ownCall(['ben'], { joinId: 'ada-2', people: [person('ada', { joinId: 'ada-2' }), person('ben')] })]));
    expect(fixture.live()).toEqual(['audio', 'video']);
    expect(fixture.openLinks()).toHaveLength(1);
    fixture.clock.advance(2_000);
    expect(fixture.backend.of('pulseCall').at(-1)).toMatchObject({ joinId: 'ada-2', windowId });
  });

  it('a call that this page began itself is not joined twice', async () => {
    await inCall();
    await fixture.follow(callsView([ownCall()]));
    expect(fixture.backend.of('joinCall')).toEqual([]);
  });
});

describe('on hold', () => {
  it('nothing is sent, everybody is told, and coming back sends again', async () => {
    await inCall(['ben'], 'video');
    const [link] = fixture.links;
    expect([link?.tracks.audio === null, link?.tracks.camera === null]).toEqual([false, false]);
    fixture.engine.hold('call');
    await settled();
    expect(link?.tracks).toEqual({ audio: null, camera: null, screen: null });
    expect(link?.messages.findLast((message) => message.type === 'state')).toMatchObject({ state: { isOnHold: true, isAudioEnabled: false, isVideoEnabled: false } });
    expect(fixture.engine.state()).toMatchObject({ current: null, held: [{ callId: 'call', isOnHold: true }] });
    fixture.engine.setMicrophoneOn(false);
    fixture.engine.setMicrophoneOn(true);
    await settled();
    expect(link?.tracks.audio).toBeNull();
    fixture.engine.resume('call');
    await settled();
    expect(link?.tracks.audio).not.toBeNull();
    expect(fixture.engine.state().current).toMatchObject({ callId: 'call', isOnHold: false });
  });

  it('goes the other call when one answers, and whoever joins later hears nothing of the held one', async () => {
    await inCall();
    fixture.backend.shownBeforeAnswer.clear();
    await fixture.engine.join('second', { withCamera: false, others: 'hold' });
    const second = ownCall(['cleo'], { callId: 'second', joinId: 'ada-2', people: [person('ada', { joinId: 'ada-2' }), person('cleo')] });
    await fixture.follow(callsView([ownCall(['ben', 'dan']), second]));
    const tracksOf = fixture.openLinks().map((link) => link.tracks.audio !== null);
    expect(tracksOf).toEqual([false, false, true]);
    expect(fixture.engine.state()).toMatchObject({ current: { callId: 'second' }, held: [{ callId: 'call' }] });
  });

  it('“hang up and answer” leaves the other one', async () => {
    await inCall();
    await fixture.engine.join('second', { withCamera: false, others: 'leave' });
    expect(fixture.backend.of('leaveCall')).toEqual([{ callId: 'call', hasFailed: false }]);
  });
});

describe('more than six people', () => {
  it('turn the camera off with a notice, and it cannot be turned on', async () => {
    await inCall(crew(5), 'video');
    expect(fixture.engine.state().current?.own).toMatchObject({ isCameraOn: true, isCameraAllowed: true });
    await fixture.follow(callsView([ownCall(crew(6))]));
    expect(fixture.engine.state().current?.own).toMatchObject({ isCameraOn: false, isCameraAllowed: false });
    expect(fixture.notices().filter(({ kind }) => kind === 'camerasOff')).toHaveLength(1);
    expect(fixture.live()).toEqual(['audio']);
    fixture.engine.setCameraOn(true);
    await settled();
    expect(fixture.live()).toEqual(['audio']);
    expect(fixture.notices().filter(({ kind }) => kind === 'camerasOff')).toHaveLength(2);
    await fixture.follow(callsView([ownCall(crew(5))]));
    fixture.engine.setCameraOn(true);
    await settled();
    expect(fixture.live()).toEqual(['audio', 'video']);
  });
});

describe('reports', () => {
  it('tell the record what is sent, only when it is new, and notice who comes and goes', async () => {
    await inCall();
    const before = fixture.backend.of('updateCall').length;
    expect(fixture.backend.of('updateCall').at(-1)).toEqual({ callId: 'call', isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, connectionState: 'connected' });
    await fixture.follow(callsView([ownCall()]));
    expect(fixture.backend.of('updateCall')).toHaveLength(before);
    fixture.engine.setMicrophoneOn(false);
    await settled();
    expect(fixture.backend.of('updateCall').at(-1)).toMatchObject({ isAudioEnabled: false });
    await fixture.follow(callsView([ownCall(['ben', 'cleo'])]));
    await fixture.follow(callsView([ownCall(['cleo'])]));
    expect(fixture.notices()).toEqual([{ kind: 'joined', name: 'cleo' }, { kind: 'left', name: 'ben' }]);
  });

  it('pulse every two seconds with whom one hears', async () => {
    await inCall();
    const [link] = fixture.links;
    if (link !== undefined) link.lastHeardAtMs = 500;
    fixture.clock.advance(6_000);
    expect(fixture.backend.of('pulseCall')).toMatchObject([2_000, 4_000, 6_000].map((atMs) => ({ callId: 'call', windowId, joinId: 'ada-1', hears: [{ joinId: 'ben-1', agoMs: atMs - 500 }] })));
  });

  it('a call in which nobody can be reached is left as failed', async () => {
    await fixture.engine.start('chat', 'audio');
    await fixture.follow(callsView([ownCall()]));
    for (const link of fixture.links) link.become('failed');
    for (let step = 0; step < 30; step += 1) {
      fixture.clock.advance(300);
      await settled();
    }
    expect(fixture.backend.of('leaveCall')[0]).toEqual({ callId: 'call', hasFailed: true });
  });
});

describe('signals', () => {
  it('are taken by the present joining alone, and each is confirmed', async () => {
    await inCall();
    const [link] = fixture.links;
    const taken: unknown[] = [];
    if (link !== undefined) link.takeSignal = (...signals: unknown[]) => void taken.push(...signals);
    const signal = { epoch: 0, seq: 0, payload: { kind: 'restartAsked' } };
    const address = { callId: 'call', fromUserId: 'ben', fromJoinId: 'ben-1' };
    fixture.backend.give('callSignals', [{ id: 1, ...address, toJoinId: 'ada-0', signal }, { id: 2, ...address, toJoinId: 'ada-1', signal }, { id: 3, ...address, callId: 'other', toJoinId: 'ada-1', signal }]);
    await settled();
    expect(taken).toEqual([signal]);
    expect(fixture.backend.of('confirmCallSignals')).toEqual([{ windowId, upToId: 3 }]);
  });

  it('go out with both joinings', async () => {
    await inCall();
    const signal = { epoch: 0, seq: 0, payload: { kind: 'restartAsked' as const } };
    fixture.links[0]?.options.sendSignal(signal);
    expect(fixture.backend.of('sendCallSignal')).toEqual([{ callId: 'call', joinId: 'ada-1', toUserId: 'ben', toJoinId: 'ben-1', signal }]);
  });
});

it('a refusal of anything is a notice, never an exception', async () => {
  for (const name of ['joinCall', 'leaveCall', 'declineCall', 'inviteToCall', 'dismissCall', 'saveCallSettings'] as const) fixture.backend.refusals.set(name, new HallwayError('call_over'));
  const { engine } = fixture;
  await engine.join('call', { withCamera: false, others: 'hold' });
  await fixture.follow(callsView([ownCall()]));
  await Promise.all([engine.leave('call'), engine.decline('call'), engine.invite(['cleo'])]);
  engine.dismiss('call');
  engine.saveSettings(defaultCallSettings);
  await settled();
  expect(fixture.notices().filter(({ kind }) => kind === 'refused')).toHaveLength(6);
});
