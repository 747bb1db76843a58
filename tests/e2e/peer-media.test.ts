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

it('sound and pictures arrive in the slots they were sent in, both ways', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, trackFor, listen, arrived, until } = window.peerHarness;
    const pair = createPair();
    await pair.ada.mesh.setTrack('audio', await trackFor('audio'));
    await pair.ben.mesh.setTrack('screen', await trackFor('screen'));
    pair.start();
    await connected(pair);
    await pair.ada.mesh.setTrack('camera', await trackFor('camera'));
    await pair.ben.mesh.setTrack('audio', await trackFor('audio'));
    listen(pair.ada);
    listen(pair.ben);
    await until('media arrives', async () => {
      const [atAda, atBen] = [await arrived(pair.ada), await arrived(pair.ben)];
      return atAda.audioEnergy > 0 && atBen.audioEnergy > 0 && atAda.screenFrames > 3 && atBen.cameraFrames > 3;
    });
    return { atAda: await arrived(pair.ada), atBen: await arrived(pair.ben) };
  });
  expect(result.atAda.cameraFrames).toBe(0);
  expect(result.atBen.screenFrames).toBe(0);
});

it('ten quick changes of the camera make no further offer, and the last one counts', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, trackFor, arrived, until, countOf } = window.peerHarness;
    const pair = createPair();
    pair.start();
    await connected(pair);
    const camera = await trackFor('camera');
    for (let change = 0; change < 10; change += 1) void pair.ben.mesh.setTrack('camera', change % 2 === 0 ? camera : null);
    await pair.ben.mesh.setTrack('camera', camera);
    await until('frames arrive', async () => (await arrived(pair.ada)).cameraFrames > 3);
    await pair.ben.mesh.setTrack('camera', null);
    await new Promise((done) => setTimeout(done, 300));
    const before = (await arrived(pair.ada)).cameraFrames;
    await new Promise((done) => setTimeout(done, 500));
    const after = (await arrived(pair.ada)).cameraFrames;
    const offers = countOf(pair.ada, 'offer') + countOf(pair.ben, 'offer');
    pair.close();
    return { offers, framesAfterOff: after - before };
  });
  expect(result).toEqual({ offers: 1, framesAfterOff: 0 });
});

it('states, reactions and wishes reach the other side, also those made before it was there', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, until } = window.peerHarness;
    const pair = createPair();
    const state = { isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, isHandRaised: true, isOnHold: false };
    pair.ada.mesh.setState(state);
    pair.start();
    pair.ben.mesh.wantCamera('ada', 360);
    await connected(pair);
    await until('the early ones', () => pair.ben.mesh.peers()[0]?.state?.isHandRaised === true && pair.ada.mesh.peers()[0]?.cameraWantedPixels === 360);
    pair.ben.mesh.react('🎉');
    await until('the reaction', () => pair.ada.messages.some(({ type }) => type === 'reaction'));
    pair.close();
    return true;
  });
  expect(result).toBe(true);
});

it('limits per slot reach the browser, whenever they were set', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, connections } = window.peerHarness;
    const pair = createPair();
    pair.start();
    const video = { isActive: true, maxBitrateBps: 200_000, scaleDownBy: 2, maxFramesPerSecond: 15, priority: 'low' } as const;
    await pair.ada.mesh.setEncoding('ben', 'camera', video);
    await connected(pair);
    await pair.ada.mesh.setEncoding('ben', 'audio', { ...video, maxBitrateBps: 32_000, priority: 'high' });
    await pair.ada.mesh.setEncoding('ben', 'camera', { ...video, scaleDownBy: 4 });
    const senders = connections.at(-2)?.getSenders() ?? [];
    pair.close();
    return senders.slice(0, 2).map((sender) => {
      const [encoding] = sender.getParameters().encodings;
      return [encoding?.maxBitrate, encoding?.priority, encoding?.scaleResolutionDownBy, encoding?.maxFramerate];
    });
  });
  expect(result).toEqual([
    [32_000, 'high', undefined, undefined],
    [200_000, 'low', 4, 15],
  ]);
});

it('a slot can rest for one person and go on without a negotiation', async () => {
  const result = await page.evaluate(async () => {
    const { createPair, connected, trackFor, arrived, until, countOf } = window.peerHarness;
    const pair = createPair();
    await pair.ada.mesh.setTrack('camera', await trackFor('camera'));
    pair.start();
    await connected(pair);
    const framesAtBen = async () => (await arrived(pair.ben)).cameraFrames;
    await until('frames arrive', async () => (await framesAtBen()) > 3);
    const encoding = { maxBitrateBps: null, scaleDownBy: 1, maxFramesPerSecond: null, priority: 'low' } as const;
    await pair.ada.mesh.setEncoding('ben', 'camera', { ...encoding, isActive: false });
    await new Promise((done) => setTimeout(done, 300));
    const before = await framesAtBen();
    await new Promise((done) => setTimeout(done, 400));
    const resting = (await framesAtBen()) - before;
    await pair.ada.mesh.setEncoding('ben', 'camera', { ...encoding, isActive: true });
    await until('frames go on', async () => (await framesAtBen()) > before + 3);
    const offers = countOf(pair.ada, 'offer');
    pair.close();
    return { resting, offers };
  });
  expect(result).toEqual({ resting: 0, offers: 1 });
});

it('all of that was done in silence', () => {
  expect(opened.noise).toEqual([]);
});
