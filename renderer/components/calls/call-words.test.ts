import { describe, expect, it } from 'vitest';
import { sampleOwn, sampleScreen, sampleTile } from '../../testing/sample-call.ts';
import { callHints, shownHints } from './call-hints.ts';
import { formatDuration } from '../../models/file-format.ts';
import { untilNextSecondMs } from './call-time.ts';
import { endText, failureText, noticeText, pastCallFacts, phaseText, problemText, qualityText, tileLabel } from './call-words.ts';

it('writes durations as clocks do', () => {
  expect([0, 999, 61_000, 200_000, 3_600_000, 36_723_000, -5].map(formatDuration)).toEqual(['0:00', '0:00', '1:01', '3:20', '1:00:00', '10:12:03', '0:00']);
});

it('knows when the next second shows, also when the clock was set back', () => {
  expect(untilNextSecondMs(1_000, 3_250)).toBe(750);
  expect(untilNextSecondMs(1_000, 3_000)).toBe(1_000);
  expect(untilNextSecondMs(5_000, 4_250)).toBe(750);
});

describe('how far a call is', () => {
  it('is said in words until somebody answers', () => {
    const texts = (['starting', 'calling', 'ringing', 'active', 'ended'] as const).map((phase) => phaseText(sampleScreen({ phase, title: 'Ben' })));
    expect(texts).toEqual(['Starting the call…', 'Calling Ben…', 'Ringing…', null, null]);
    expect(phaseText(sampleScreen({ phase: 'unreachable', title: 'Ben' }))).toContain('Ben is not reachable');
    expect(phaseText(sampleScreen({ phase: 'unreachable', title: 'Lunch', chatKind: 'group' }))).toContain('Nobody is reachable');
  });
});

describe('how a call ended', () => {
  it('names the reason', () => {
    const titles = (['missed', 'declined', 'cancelled', 'busy'] as const).map((endReason) => endText(sampleScreen({ endReason, title: 'Ben' })).title);
    expect(titles).toEqual(['No answer', 'Declined', 'Cancelled', 'Ben is in another call']);
    expect(endText(sampleScreen({ endReason: 'completed', durationMs: 200_000 }))).toEqual({ title: 'Ended · 3:20', help: null });
    expect(endText(sampleScreen({ endReason: 'completed', durationMs: null })).title).toBe('Call ended');
  });
  it('gives the cause when the computers did not reach each other', () => {
    const tiles = [sampleTile({ isSelf: true }), sampleTile({ displayName: 'Ben', connection: 'failed', failureReason: 'noRoute' })];
    expect(endText(sampleScreen({ endReason: 'failed', tiles })).help).toContain('No way through the network to Ben was found.');
    expect(endText(sampleScreen({ endReason: 'failed', tiles: [] })).help).toBe('The computers did not reach each other.');
  });
});

it('says why there is no connection to somebody', () => {
  const texts = (['noRoute', 'relayRefused', 'noAnswer', null] as const).map((failureReason) => failureText({ failureReason, displayName: 'Ben' }).text);
  expect(texts).toEqual(['No way through the network to Ben was found.', 'The relay did not let the connection to Ben through.', 'Ben’s computer does not answer.', 'The connection to Ben failed.']);
});

it('describes a bad connection with its reason and figures, and a good one not at all', () => {
  expect(qualityText({ level: 'poor', reason: 'loss', roundTripMs: 240.4, lossPercent: 9.04 })).toBe('Poor connection: data gets lost on the way (240 ms there and back, 9.0% lost)');
  expect(qualityText({ level: 'fair', reason: null, roundTripMs: null, lossPercent: 12 })).toBe('Fair connection (12% lost)');
  expect(qualityText({ level: 'good', reason: null, roundTripMs: 20, lossPercent: 0 })).toBeNull();
});

it('tells those who do not see the marks everything about somebody', () => {
  expect(tileLabel(sampleTile({ isAudioEnabled: false, isHandRaised: true, connection: 'interrupted' }), 'Ben')).toBe('Ben, Connection lost. Reconnecting…, Muted, Camera off, Hand raised');
  expect(tileLabel(sampleTile({ isVideoEnabled: true }), 'Ben')).toBe('Ben');
});

it('has a sentence for every problem of every device', () => {
  const codes = ['noCamera', 'noMicrophone', 'permissionDenied', 'deviceBusy', 'deviceGone', 'notSupported', 'screenDenied', 'unknown'] as const;
  for (const code of codes) for (const kind of ['microphone', 'camera', 'screen'] as const) expect(problemText({ kind, code })).toMatch(/^[A-Z].+\.$/);
});

it('has a sentence for what happens', () => {
  expect(noticeText({ kind: 'joined', name: 'Ben' })).toBe('Ben joined');
  expect(noticeText({ kind: 'deviceChanged', device: { deviceId: 'x', kind: 'speaker', label: 'Headset' } })).toBe('Sound now comes from Headset');
  expect(noticeText({ kind: 'refused', message: 'This call is full.' })).toBe('This call is full.');
});

it('sums up a call that is over', () => {
  const call = { direction: 'outgoing', media: 'audio', endReason: 'completed', durationMs: 200_000, chatKind: 'direct', participantCount: 2, callerName: 'Ada' } as const;
  expect(pastCallFacts(call)).toEqual(['Outgoing voice call', '3:20']);
  expect(pastCallFacts({ ...call, endReason: 'busy', durationMs: null })).toEqual(['Outgoing voice call', 'Busy']);
  expect(pastCallFacts({ ...call, direction: 'missed', endReason: 'missed', durationMs: null })).toEqual(['Missed voice call']);
  expect(pastCallFacts({ ...call, direction: 'missed', endReason: 'completed', chatKind: 'group', participantCount: 4 })).toEqual(['Missed voice call', 'by Ada', '3:20']);
  expect(pastCallFacts({ ...call, direction: 'incoming', media: 'video', chatKind: 'group', participantCount: 4 })).toEqual(['Incoming video call', '3:20', '4 people']);
});

describe('hints', () => {
  const troubled = sampleScreen({ own: sampleOwn({ isMutedHintShown: true, isNoSoundHintShown: true, problems: [{ kind: 'camera', code: 'deviceBusy' }] }), isServerReachable: false, qualityNotice: { reason: 'loss', isOwnSide: true } });
  it('come with the most pressing first, and none when all is well', () => {
    expect(callHints(troubled).map(({ id }) => id)).toEqual(['muted', 'camera deviceBusy', 'noSound', 'server', 'quality']);
    expect(callHints(sampleScreen())).toEqual([]);
  });
  it('are at most two, without those dismissed', () => {
    expect(shownHints(callHints(troubled), new Set(['muted'])).map(({ id }) => id)).toEqual(['camera deviceBusy', 'noSound']);
  });
  it('offer no button to unmute to somebody who holds a key to talk', () => {
    expect(callHints(sampleScreen({ own: sampleOwn({ isMutedHintShown: true, pushToTalkKey: 'Space' }) }))[0]?.action).toBeNull();
  });
});
