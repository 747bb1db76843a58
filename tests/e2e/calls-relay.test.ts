import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { reachLoopback, startCoturn, type Coturn } from '../turn/support/coturn.ts';
import { accept, callFromHeader, closeEnded, expectMedia, fakeDeviceArguments, leave, watchConnections } from './support/calling.ts';
import { openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let relay: Coturn;
let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  relay = await startCoturn(reachLoopback);
  stage = await createStage({
    browserArguments: fakeDeviceArguments,
    prepare: watchConnections,
    serverEnvironment: { HALLWAY_ICE_URLS: `turn:127.0.0.1:${relay.port}?transport=udp`, HALLWAY_TURN_SECRET: relay.secret },
  });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  [ada, ben] = [await stage.openSignedIn(first), await stage.openSignedIn(second)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'By way of the relay?');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(async () => {
  await stage.close();
  await relay.stop();
});

async function hideAddress(page: Page): Promise<void> {
  await page.getByRole('button', { name: /@example\.org/ }).click();
  await page.getByRole('menuitem', { name: 'Calls and devices' }).click();
  await page.getByRole('dialog').getByRole('switch', { name: 'Hide my address from the people I call' }).click();
  await page.keyboard.press('Escape');
}

/** The kinds of candidates of the pair that is in use. */
const usedWay = (page: Page) =>
  page.evaluate(async () => {
    const [connection] = (window as unknown as { testConnections: RTCPeerConnection[] }).testConnections.filter((one) => one.connectionState === 'connected');
    const all: { id: string; type: string; selectedCandidatePairId?: string; localCandidateId?: string; remoteCandidateId?: string; candidateType?: string }[] = [];
    (await connection?.getStats())?.forEach((stats: (typeof all)[number]) => all.push(stats));
    const pair = all.find((stats) => stats.id === all.find((one) => one.type === 'transport')?.selectedCandidatePairId);
    const kindOf = (id: string | undefined) => all.find((stats) => stats.id === id)?.candidateType;
    return [kindOf(pair?.localCandidateId), kindOf(pair?.remoteCandidateId)];
  });

it('V6: who hides their address is heard by way of the organization’s relay, with a password of the server', async () => {
  await Promise.all([hideAddress(ada.page), hideAddress(ben.page)]);
  await openChat(ben.page, 'Ada Brandt');
  await callFromHeader(ada, 'Video');
  await accept(ben, 'video');
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true })));
  expect(await usedWay(ada.page)).toEqual(['relay', 'relay']);
  const described = await ada.page.evaluate(() => (window as unknown as { testConnections: RTCPeerConnection[] }).testConnections.map((one) => one.localDescription?.sdp ?? '').join('\n'));
  expect(described).not.toMatch(/typ (host|srflx|prflx)/);
  await leave(ada);
  await closeEnded(ben, /Ended|Call ended/);
});

it('V27: with the relay gone, who hides nothing is still reached directly', async () => {
  await Promise.all([hideAddress(ada.page), hideAddress(ben.page)]);
  await relay.stop();
  await openChat(ada.page, 'Ben Ortiz');
  await callFromHeader(ada, 'Voice');
  await accept(ben);
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: false })));
  expect(await usedWay(ada.page)).toEqual(['host', 'host']);
  await leave(ada);
});
