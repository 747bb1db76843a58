import { beforeEach, expect, it } from 'vitest';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { PeerMessage, PeerState } from '#shared/protocol/calls/peer-message';
import { createHandClock } from '../../testing/hand-clock.ts';
import { CallMesh } from './call-mesh.ts';
import type { LinkState, MediaLink, MediaLinkOptions } from './media-link.ts';

const connected: LinkState = { phase: 'connected', reason: null };
const shown: PeerState = { isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, isHandRaised: false, isOnHold: false };
const encoding = { isActive: true, maxBitrateBps: 1, scaleDownBy: 1, maxFramesPerSecond: null, priority: 'low' } as const;

/** What a mesh did to one link, and how the link answers. */
interface FakeLink {
  readonly options: MediaLinkOptions;
  readonly calls: string[];
  readonly signals: CallSignal[];
  readonly messages: PeerMessage[];
}

let clock: ReturnType<typeof createHandClock>;
let links: FakeLink[];
let sent: string[];
let messages: string[];
let changes: number;
let fetches: number;
let mesh: CallMesh;

beforeEach(() => {
  clock = createHandClock();
  [links, sent, messages, changes, fetches] = [[], [], [], 0, 0];
  mesh = new CallMesh({
    callId: 'call',
    selfUserId: 'm',
    joinId: 'm-1',
    clock,
    createLink,
    fetchIceServers() {
      fetches += 1;
      return Promise.resolve({ iceServers: [{ urls: 'stun:here' }], isRelayOnly: true });
    },
    sendSignal: (to, signal) => sent.push(`${to.userId} ${to.joinId} ${signal.epoch}`),
    isServerReachable: () => true,
    onChange: () => (changes += 1),
    onMessage: (userId, message) => messages.push(`${userId} ${message.type}`),
  });
});

function createLink(options: MediaLinkOptions): MediaLink {
  const fake: FakeLink = { options, calls: [], signals: [], messages: [] };
  links.push(fake);
  const note = (call: string) => void fake.calls.push(call);
  return {
    state: { phase: 'connecting', reason: null },
    lastHeardAtMs: 7,
    takeSignal: (signal) => void fake.signals.push(signal),
    setTrack: async (slot, track) => note(`track ${slot} ${track?.id ?? 'none'}`),
    setEncoding: async (slot) => note(`encoding ${slot}`),
    send(message) {
      fake.messages.push(message);
      return true;
    },
    setIceServers: () => note('servers'),
    networkChanged: () => note('network'),
    serverReachable: () => note('server'),
    stats: async () => new Map([['a', 1]]),
    close: () => note('close'),
  };
}

function signal(epoch: number, seq = 0): CallSignal {
  return { epoch, seq, payload: { kind: 'restartAsked' } };
}

/** The servers are asked for in between. */
async function settle(): Promise<void> {
  await new Promise((done) => setTimeout(done, 0));
}

async function withPeers(...userIds: string[]): Promise<void> {
  mesh.setPeers(userIds.map((userId) => ({ userId, joinId: `${userId}-1` })));
  await settle();
}

it('makes one link to everybody else, and the lower user id begins', async () => {
  await withPeers('a', 'm', 'z');
  expect(links.map(({ options }) => [options.isInitiator, options.epoch, options.isRelayOnly])).toEqual([[false, 0, true], [true, 0, true]]);
  expect(mesh.peers().map(({ userId, link }) => [userId, link.phase])).toEqual([['a', 'connecting'], ['z', 'connecting']]);
  expect(fetches).toBe(1);
  links[1]?.options.sendSignal(signal(0));
  expect(sent).toEqual(['z z-1 0']);
});

it('leaves the links alone of those who stay, closes those of who left, and replaces those of who joined anew', async () => {
  await withPeers('a', 'b', 'z');
  mesh.setPeers([{ userId: 'a', joinId: 'a-1' }, { userId: 'z', joinId: 'z-2' }]);
  await settle();
  expect(links.map(({ calls }) => calls.includes('close'))).toEqual([false, true, true, false]);
  expect(mesh.peers().map(({ joinId }) => joinId)).toEqual(['a-1', 'z-2']);
  const before = changes;
  mesh.setPeers([{ userId: 'z', joinId: 'z-2' }, { userId: 'a', joinId: 'a-1' }]);
  expect(changes).toBe(before);
});

it('gives signals to the link of their joining and to no other', async () => {
  await withPeers('a');
  mesh.takeSignal({ userId: 'a', joinId: 'a-0' }, signal(0, 1));
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(0, 2));
  mesh.takeSignal({ userId: 'm', joinId: 'm-1' }, signal(0, 3));
  expect(links[0]?.signals.map(({ seq }) => seq)).toEqual([2]);
});

it('keeps the signals of who is not known yet, also while the servers are asked for', async () => {
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(0, 0));
  mesh.setPeers([{ userId: 'a', joinId: 'a-1' }]);
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(0, 1));
  await settle();
  expect(links[0]?.signals.map(({ seq }) => seq)).toEqual([0, 1]);
});

it('follows the initiator into a later epoch, and does not go back', async () => {
  await withPeers('a');
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(3, 0));
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(3, 1));
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(2, 9));
  await settle();
  expect(links[0]?.calls).toContain('close');
  expect(links[1]?.options.epoch).toBe(3);
  expect(links[1]?.signals.map(({ seq }) => seq)).toEqual([0, 1]);
});

it('is not kept busy by whoever names ever later epochs', async () => {
  await withPeers('a');
  for (let epoch = 1; epoch <= 100; epoch += 1) {
    mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(epoch));
    await settle();
  }
  expect(links).toHaveLength(9);
  clock.advance(10_000);
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(101));
  await settle();
  expect(links.at(-1)?.options.epoch).toBe(101);
});

it('as initiator goes beyond the epochs that the other side still knows', async () => {
  await withPeers('z');
  mesh.takeSignal({ userId: 'z', joinId: 'z-1' }, signal(5));
  await settle();
  expect(links.map(({ options }) => options.epoch)).toEqual([0, 6]);
});

it('replaces a link that cannot be repaired, ever more patiently, with all that was asked of it', async () => {
  await withPeers('z');
  const camera = { id: 'camera' } as MediaStreamTrack;
  await mesh.setTrack('camera', camera);
  await mesh.setEncoding('z', 'camera', encoding);
  links[0]?.options.onState(connected);
  for (const delayMs of [500, 1_000, 2_000]) {
    const link = links.at(-1);
    link?.options.onRebuildNeeded('noAnswer');
    link?.options.onRebuildNeeded('noAnswer');
    clock.advance(delayMs - 1);
    await settle();
    expect(links.at(-1)).toBe(link);
    clock.advance(1);
    await settle();
    expect(links.at(-1)).not.toBe(link);
  }
  const last = links.at(-1);
  expect([last?.options.epoch, last?.options.tracks.camera, last?.calls]).toEqual([3, camera, ['encoding camera']]);
  expect(mesh.peers()[0]?.link.phase).toBe('interrupted');
});

it('keeps a link that recovers before it is replaced', async () => {
  await withPeers('z');
  links[0]?.options.onRebuildNeeded('noAnswer');
  links[0]?.options.onState(connected);
  clock.advance(60_000);
  await settle();
  expect(links).toHaveLength(1);
});

it('hears nothing more from a link that was replaced', async () => {
  await withPeers('z');
  links[0]?.options.onRebuildNeeded('noAnswer');
  clock.advance(500);
  await settle();
  links[0]?.options.onState(connected);
  links[0]?.options.sendSignal(signal(0));
  links[0]?.options.onRebuildNeeded('noAnswer');
  clock.advance(60_000);
  await settle();
  expect([mesh.peers()[0]?.link.phase, sent, links.length]).toEqual(['connecting', [], 2]);
});

it('goes on naming a failure until there is a connection, and counts from the first attempt', async () => {
  await withPeers('z');
  clock.advance(15_000);
  links[0]?.options.onState({ phase: 'failed', reason: 'noRoute' });
  links[0]?.options.onRebuildNeeded('notConnected');
  clock.advance(500);
  await settle();
  expect(mesh.peers()[0]?.link).toEqual({ phase: 'failed', reason: 'noRoute' });
  expect(links[1]?.options.startedAtMs).toBe(0);
  links[1]?.options.onState(connected);
  expect(mesh.peers()[0]?.link).toEqual(connected);
});

it('gives each further link more time, until one is connected', async () => {
  await withPeers('z');
  links[0]?.options.onRebuildNeeded('noAnswer');
  clock.advance(500);
  await settle();
  links[1]?.options.onState(connected);
  links[1]?.options.onRebuildNeeded('notRecovered');
  clock.advance(8_000);
  await settle();
  expect(links.map(({ options }) => options.attempt)).toEqual([0, 1, 0]);
});

it('sends one captured track to all, and to who comes later', async () => {
  await withPeers('a', 'b');
  const audio = { id: 'sound' } as MediaStreamTrack;
  await mesh.setTrack('audio', audio);
  expect(links.map(({ calls }) => calls)).toEqual([['track audio sound'], ['track audio sound']]);
  await withPeers('a', 'b', 'c');
  expect(links[2]?.options.tracks).toEqual({ audio, camera: null, screen: null });
});

it('shows its state to all at once, and to who connects later together with its wish', async () => {
  await withPeers('a');
  mesh.setState(shown);
  mesh.wantCamera('a', 360);
  mesh.wantCamera('a', 360);
  expect(links[0]?.messages.map(({ type }) => type)).toEqual(['state', 'cameraWanted']);
  links[0]?.options.onOpen();
  expect(links[0]?.messages.slice(2)).toEqual([{ type: 'state', state: shown }, { type: 'cameraWanted', heightPixels: 360 }]);
  mesh.react('👍');
  expect(links[0]?.messages.at(-1)).toEqual({ type: 'reaction', emoji: '👍' });
});

it('tells what comes from others', async () => {
  await withPeers('a');
  const track = { id: 'theirs' } as MediaStreamTrack;
  const options = links[0]?.options;
  options?.onTrack('screen', track);
  options?.onMessage({ type: 'state', state: shown });
  options?.onMessage({ type: 'cameraWanted', heightPixels: 180 });
  options?.onMessage({ type: 'reaction', emoji: '👍' });
  expect(mesh.peers()).toEqual([
    {
      userId: 'a',
      joinId: 'a-1',
      link: { phase: 'connecting', reason: null },
      tracks: { audio: null, camera: null, screen: track },
      state: shown,
      cameraWantedPixels: 180,
      lastHeardAtMs: 7,
    },
  ]);
  expect(messages).toEqual(['a state', 'a cameraWanted', 'a reaction']);
});

it('passes on what happens to the network and the server, and asks for fresh servers', async () => {
  await withPeers('a');
  mesh.networkChanged();
  mesh.serverReachable();
  await settle();
  expect(links[0]?.calls).toEqual(['network', 'server', 'servers']);
  expect(fetches).toBe(2);
  expect((await mesh.stats('a')).size).toBe(1);
  expect((await mesh.stats('nobody')).size).toBe(0);
});

it('is at its end after close', async () => {
  await withPeers('a');
  mesh.setPeers([{ userId: 'a', joinId: 'a-1' }, { userId: 'b', joinId: 'b-1' }]);
  mesh.close();
  await settle();
  const before = changes;
  mesh.setPeers([{ userId: 'c', joinId: 'c-1' }]);
  mesh.takeSignal({ userId: 'a', joinId: 'a-1' }, signal(9));
  links[0]?.options.onState(connected);
  links[0]?.options.onRebuildNeeded('noAnswer');
  clock.advance(60_000);
  await settle();
  expect([links.length, links[0]?.calls, mesh.peers(), changes]).toEqual([1, ['close'], [], before]);
});
