import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPeerPage, type PeerPage } from './support/peer-page.ts';

let opened: PeerPage;
let page: Page;

beforeAll(async () => {
  opened = await openPeerPage();
  page = opened.page;
});

afterAll(() => opened.close());

it.each([
  ['messy', 1],
  ['candidatesFirst', 1],
  ['loseFirstAnswer', 2],
  ['loseFirstOffer', 2],
] as const)('connects when the way of the signals is %s, after %i offers', async (wire, offers) => {
  const found = await page.evaluate(async (wire) => {
    const { createPair, connected, countOf } = window.peerHarness;
    const pair = createPair({ wire, speed: wire.startsWith('lose') ? 5 : 1 });
    pair.start();
    await connected(pair);
    const count = countOf(pair.ada, 'offer');
    const epochs = pair.ada.sent.map(({ epoch }) => epoch);
    pair.close();
    return { count, lastEpoch: Math.max(...epochs) };
  }, wire);
  expect(found).toEqual({ count: offers, lastEpoch: offers - 1 });
});

it('junk, other epochs, repetitions and what comes after the end are harmless', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, trackFor, arrived, until } = window.peerHarness;
    const pair = createPair();
    await pair.ben.mesh.setTrack('camera', await trackFor('camera'));
    pair.start();
    await connected(pair);
    const from = { userId: 'ada', joinId: 'ada-1' };
    const junk: unknown[] = [null, 7, 'offer', {}, { epoch: 0 }, { renegotiate: true }, { transceiverRequest: { kind: 'video' } }];
    junk.push({ epoch: 0, seq: 900, payload: { kind: 'offer', sdp: 'v=0 nonsense' } });
    junk.push({ epoch: 0, seq: 90_000, payload: { kind: 'restartAsked' } });
    junk.push({ epoch: 0, seq: 901, payload: { kind: 'candidates', candidates: [{ candidate: 'nonsense', sdpMid: null, sdpMLineIndex: null }] } });
    for (const signal of junk) {
      try {
        pair.ben.links[0]?.takeSignal(signal as never);
      } catch {
        return 'a link threw';
      }
    }
    for (const signal of pair.ada.sent) pair.ben.mesh.takeSignal(from, signal);
    const before = (await arrived(pair.ada)).cameraFrames;
    await until('frames go on', async () => (await arrived(pair.ada)).cameraFrames > before + 3);
    const phases = [pair.ada.phases, pair.ben.phases];
    const links = pair.ada.links.length + pair.ben.links.length;
    pair.close();
    for (const signal of pair.ada.sent) {
      pair.ben.mesh.takeSignal(from, signal);
      pair.ben.links[0]?.takeSignal(signal);
    }
    await pair.ben.links[0]?.setTrack('camera', null);
    return { phases, links };
  });
  expect(result).toEqual({ phases: [['connecting', 'connected'], ['connecting', 'connected']], links: 2 });
});

it('a hidden further media line and an offer from the wrong side are refused', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, connections, countOf } = window.peerHarness;
    const pair = createPair();
    pair.start();
    await connected(pair);
    const adaConnection = connections.at(-2);
    const { sdp = '' } = (await adaConnection?.createOffer()) ?? {};
    // What a changed program of Ada's could offer: a line that the browser itself would accept.
    adaConnection?.addTransceiver('video');
    const { sdp: furtherSdp = '' } = (await adaConnection?.createOffer()) ?? {};
    const answers = countOf(pair.ben, 'answer');
    const nextSeq = (side: typeof pair.ada) => side.sent.length;
    pair.ben.links[0]?.takeSignal({ epoch: 0, seq: nextSeq(pair.ada), payload: { kind: 'offer', sdp: furtherSdp } });
    pair.ada.links[0]?.takeSignal({ epoch: 0, seq: nextSeq(pair.ben), payload: { kind: 'offer', sdp } });
    await new Promise((done) => setTimeout(done, 300));
    const lines = connections.at(-1)?.getTransceivers().length;
    const phases = [pair.ada.mesh.peers()[0]?.link.phase, pair.ben.mesh.peers()[0]?.link.phase];
    const furtherAnswers = countOf(pair.ben, 'answer') + countOf(pair.ada, 'answer') - answers;
    pair.close();
    return { lines, phases, furtherAnswers };
  });
  expect(result).toEqual({ lines: 3, phases: ['connected', 'connected'], furtherAnswers: 0 });
});

it.each(['ada', 'ben'] as const)('a network change of %s looks for new ways while media goes on', async (name) => {
  const result = await page.evaluate(async (name) => {
    const { createPair, connected, trackFor, arrived, until, countOf } = window.peerHarness;
    const pair = createPair();
    await pair.ben.mesh.setTrack('camera', await trackFor('camera'));
    pair.start();
    await connected(pair);
    pair[name].mesh.networkChanged();
    await until('the second answer', () => countOf(pair.ben, 'answer') === 2);
    const before = (await arrived(pair.ada)).cameraFrames;
    await until('frames go on', async () => (await arrived(pair.ada)).cameraFrames > before + 5);
    const phases = [...pair.ada.phases, ...pair.ben.phases].filter((phase) => phase !== 'connecting');
    pair.close();
    return { phases, links: pair.ada.links.length };
  }, name);
  expect(result).toEqual({ phases: ['connected', 'connected'], links: 1 });
});

it('without the server a restart is negotiated over the data channel', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, connections, until } = window.peerHarness;
    const pair = createPair();
    pair.start();
    await connected(pair);
    const [ada, ben] = connections.slice(-2);
    const passwordOf = (connection: RTCPeerConnection | undefined) => /a=ice-pwd:(\S+)/.exec(connection?.remoteDescription?.sdp ?? '')?.[1];
    const before = [passwordOf(ada), passwordOf(ben)];
    pair.isServerReachable = false;
    const sentBefore = pair.ada.sent.length + pair.ben.sent.length;
    pair.ben.mesh.networkChanged();
    await until('both have new passwords', () => passwordOf(ada) !== before[0] && passwordOf(ben) !== before[1]);
    const sentMeanwhile = pair.ada.sent.length + pair.ben.sent.length - sentBefore;
    const phases = [pair.ada.mesh.peers()[0]?.link.phase, pair.ben.mesh.peers()[0]?.link.phase];
    pair.close();
    return { sentMeanwhile, phases };
  });
  expect(result).toEqual({ sentMeanwhile: 0, phases: ['connected', 'connected'] });
});

it.each(['ada', 'ben'] as const)('when the connection of %s breaks, another one is built and media comes back', async (name) => {
  const result = await page.evaluate(async (name) => {
    const { createPair, connected, connections, trackFor, arrived, until } = window.peerHarness;
    const pair = createPair({ speed: 2 });
    await pair.ada.mesh.setTrack('camera', await trackFor('camera'));
    pair.start();
    await connected(pair);
    connections.at(name === 'ada' ? -2 : -1)?.close();
    await until('another link', () => pair.ada.links.length === 2 && pair.ben.links.length === 2);
    await connected(pair);
    await until('frames arrive again', async () => (await arrived(pair.ben)).cameraFrames > 3);
    const epochs = [pair.ada, pair.ben].map(({ sent }) => Math.max(...sent.map(({ epoch }) => epoch)));
    pair.close();
    return epochs;
  }, name);
  expect(result).toEqual([1, 1]);
});

it('a description is far below the 30,000 characters that may be sent', async () => {
  const lengths = await page.evaluate(async () => {
    const { createPair, connected, countOf, until } = window.peerHarness;
    const pair = createPair();
    pair.start();
    await connected(pair);
    pair.ada.mesh.networkChanged();
    await until('the second answer', () => countOf(pair.ben, 'answer') === 2);
    pair.close();
    return [...pair.ada.sent, ...pair.ben.sent].map(({ payload }) => ('sdp' in payload ? payload.sdp.length : 0));
  });
  expect(Math.max(...lengths)).toBeLessThan(20_000);
});

it('five people who join at once are all connected, also after one left and came back', async () => {
  const counts = await page.evaluate(async () => {
    const { createRoom, until } = window.peerHarness;
    const room = createRoom();
    for (const userId of ['c', 'a', 'e', 'b', 'd']) room.join(userId, `${userId}-1`);
    await until('all twenty are connected', () => room.countConnected() === 20);
    room.leave('c');
    const withoutC = room.countConnected();
    room.join('c', 'c-2');
    await until('all twenty are connected again', () => room.countConnected() === 20);
    room.close();
    return [withoutC, room.countConnected()];
  });
  expect(counts).toEqual([12, 0]);
});

it('signals made while nothing is reachable go out once the server is', async () => {
  const sent = await page.evaluate(async () => {
    const { createPair, connected } = window.peerHarness;
    const pair = createPair();
    pair.isServerReachable = false;
    pair.start();
    await new Promise((done) => setTimeout(done, 400));
    const before = pair.ada.sent.length;
    pair.isServerReachable = true;
    pair.ada.mesh.serverReachable();
    pair.ben.mesh.serverReachable();
    await connected(pair);
    pair.close();
    return before;
  });
  expect(sent).toBe(0);
});

it('no way between the two is named as such, and tried again', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, until } = window.peerHarness;
    const pair = createPair({ wire: 'loseCandidates', speed: 10 });
    pair.start();
    await until('it is known', () => [pair.ada, pair.ben].every(({ mesh }) => mesh.peers()[0]?.link.phase === 'failed'));
    const reasons = [pair.ada, pair.ben].map(({ mesh }) => mesh.peers()[0]?.link.reason);
    await until('another attempt', () => pair.ada.links.length > 1);
    pair.close();
    return reasons;
  });
  expect(result).toEqual(['noRoute', 'noRoute']);
});

it('relays only: without a usable relay no address of this device leaves it, and the reason is named', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, until } = window.peerHarness;
    const iceServers = [{ urls: ['turn:127.0.0.1:9?transport=tcp'], username: 'nobody', credential: 'nothing' }];
    const pair = createPair({ isRelayOnly: true, iceServers, speed: 10 });
    pair.start();
    await until('it is known', () => [pair.ada, pair.ben].every(({ mesh }) => mesh.peers()[0]?.link.phase === 'failed'));
    const reasons = [pair.ada, pair.ben].map(({ mesh }) => mesh.peers()[0]?.link.reason);
    pair.close();
    return { reasons, sent: JSON.stringify([...pair.ada.sent, ...pair.ben.sent]) };
  });
  expect(result.reasons).toEqual(['relayRefused', 'relayRefused']);
  expect(result.sent).not.toMatch(/typ (host|srflx|prflx)/);
  expect(result.sent).not.toMatch(/192\.|fd00|\.local/);
});

it('all of that was done in silence', () => {
  expect(opened.noise).toEqual([]);
});
