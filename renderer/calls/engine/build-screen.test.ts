import { describe, expect, it } from 'vitest';
import type { CallPersonView, OwnCallView } from '#shared/contract/views/calls-view';
import { asTrack, FakeTrack } from '../media/testing/fake-track.ts';
import type { MeshPeer } from '../peer/mesh-connection.ts';
import { buildScreen, type ScreenParts } from './build-screen.ts';
import type { OwnMedia } from './call-screen.ts';
import { newPeerMonitor, type PeerMonitor } from './peer-monitor.ts';

const person = (userId: string, more: Partial<CallPersonView> = {}): CallPersonView => ({
  userId, displayName: userId.toUpperCase(), isSelf: userId === 'ada', status: 'joined', joinId: `${userId}-1`, isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false,
  connectionState: 'connected', ...more,
});
const view = (more: Partial<OwnCallView> = {}): OwnCallView => ({
  callId: 'call', chatId: 'chat', chatKind: 'group', title: 'Pier', otherUserId: null, media: 'video', phase: 'active', endReason: null, joinId: 'ada-1', windowId: 'window', isOwnStart: true,
  createdAt: 1, startedAt: 2, durationMs: null, people: [person('ada'), person('ben')], invitable: [], ...more,
});
const own: OwnMedia = { isMicrophoneOn: true, isCameraOn: false, isScreenOn: false, isHandRaised: false, isCameraAllowed: true, isMutedHintShown: false, isNoSoundHintShown: false, pushToTalkKey: null, problems: [] };
const shown = { isAudioEnabled: true, isVideoEnabled: true, isScreenShared: false, isHandRaised: false, isOnHold: false };
const camera = asTrack(new FakeTrack({ kind: 'video', label: 'Camera', deviceId: 'camera' }));
const peer = (userId: string, more: Partial<MeshPeer> = {}): MeshPeer => ({
  userId, joinId: `${userId}-1`, link: { phase: 'connected', reason: null }, tracks: { audio: null, camera, screen: camera }, state: shown, cameraWantedPixels: null, lastHeardAtMs: 1, ...more,
});
const screen = (more: Partial<ScreenParts> = {}) =>
  buildScreen({
    view: view(), isServerReachable: true, isOnHold: false, ownState: shown, ownTracks: { audio: null, camera: null, screen: null }, isOwnSpeaking: false, own, peers: [], monitors: new Map(),
    reactions: new Map(), lastTiles: [], ...more,
  });
const other = (more: Partial<ScreenParts> = {}) => screen(more).tiles[1];

describe('a tile', () => {
  it('of somebody who is not connected yet shows what the record says', () => {
    expect(other()).toMatchObject({ userId: 'ben', isAudioEnabled: true, isVideoEnabled: false, connection: 'connecting', cameraTrack: null, isSpeaking: false, quality: { level: 'unknown' } });
  });

  it('shows what they say of themselves, which is newer than the record', () => {
    expect(other({ peers: [peer('ben')] })).toMatchObject({ isVideoEnabled: true, connection: 'connected', cameraTrack: camera, screenTrack: null });
    expect(other({ peers: [peer('ben', { state: { ...shown, isVideoEnabled: false } })] })?.cameraTrack).toBeNull();
  });

  it('does not take the connection of an earlier joining for the present one', () => {
    expect(other({ peers: [peer('ben', { joinId: 'ben-0' })] })).toMatchObject({ connection: 'connecting', cameraTrack: null });
  });

  it('says why there is no connection', () => {
    expect(other({ peers: [peer('ben', { link: { phase: 'failed', reason: 'noRoute' } })] })).toMatchObject({ connection: 'failed', failureReason: 'noRoute' });
  });

  it('of who is muted never speaks', () => {
    const monitors = new Map([['ben', { ...newPeerMonitor, speaking: { ...newPeerMonitor.speaking, isSpeaking: true } }]]);
    expect(other({ peers: [peer('ben')], monitors })?.isSpeaking).toBe(true);
    expect(other({ peers: [peer('ben', { state: { ...shown, isAudioEnabled: false } })], monitors })?.isSpeaking).toBe(false);
    expect(screen({ isOwnSpeaking: true }).tiles[0]?.isSpeaking).toBe(true);
    expect(screen({ isOwnSpeaking: true, ownState: { ...shown, isAudioEnabled: false } }).tiles[0]?.isSpeaking).toBe(false);
  });

  it('of oneself shows one’s own tracks', () => {
    expect(screen({ ownTracks: { audio: null, camera, screen: null } }).tiles[0]).toMatchObject({ isSelf: true, connection: 'connected', cameraTrack: camera, screenTrack: null });
  });
});

it('who was rung and is not in is listed beside, oneself never', () => {
  const people = [person('ada', { status: 'left', joinId: null }), person('ben'), person('cleo', { status: 'ringing', joinId: null }), person('dan', { status: 'declined', joinId: null })];
  const { tiles, invitees } = screen({ view: view({ people }) });
  expect([tiles.map(({ userId }) => userId), invitees]).toEqual([['ben'], [{ userId: 'cleo', displayName: 'CLEO', status: 'ringing' }, { userId: 'dan', displayName: 'DAN', status: 'declined' }]]);
});

it('a call that is over keeps who was drawn last', () => {
  const lastTiles = screen().tiles;
  expect(screen({ view: view({ phase: 'ended', people: [] }), lastTiles }).tiles).toBe(lastTiles);
});

describe('the notice of quality', () => {
  const poor: PeerMonitor = { ...newPeerMonitor, quality: { level: 'poor', reason: 'loss', lossPercent: 20, roundTripMs: 30 }, notice: { ...newPeerMonitor.notice, isShown: true } };
  const noticeOf = (monitors: Record<string, PeerMonitor>) => screen({ peers: Object.keys(monitors).map((userId) => peer(userId)), monitors: new Map(Object.entries(monitors)) }).qualityNotice;

  it('is about the other where one of several is poor, and about oneself where all are', () => {
    expect(noticeOf({ ben: newPeerMonitor, cleo: newPeerMonitor })).toBeNull();
    expect(noticeOf({ ben: poor, cleo: newPeerMonitor })).toEqual({ reason: 'loss', isOwnSide: false });
    expect(noticeOf({ ben: poor, cleo: poor })).toEqual({ reason: 'loss', isOwnSide: true });
    expect(noticeOf({ ben: poor })).toEqual({ reason: 'loss', isOwnSide: false });
  });

  it('about the processor is always about oneself', () => {
    expect(noticeOf({ ben: { ...poor, quality: { ...poor.quality, reason: 'processor' } } })).toEqual({ reason: 'processor', isOwnSide: true });
  });
});
