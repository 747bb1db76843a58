import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Client } from './stage.ts';

/** Chromium with a microphone that beeps and a camera that counts, allowed without a question. */
export const fakeDeviceArguments = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

/** Lets a test look at every connection that the page makes, without the product knowing. */
export async function watchConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    Object.assign(window, { testConnections: connections });
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, parameters: [RTCConfiguration?]) {
        const connection = new target(...parameters);
        connections.push(connection);
        return connection;
      },
    });
  });
}

/** What one connection has received. */
export interface Received {
  readonly framesDecoded: number;
  readonly audioEnergy: number;
  readonly bytes: number;
}

/** What each living connection of a page has received so far. */
export function receivedBy(page: Page): Promise<Received[]> {
  return page.evaluate(async () => {
    const { testConnections } = window as unknown as { testConnections: RTCPeerConnection[] };
    const living = testConnections.filter((connection) => connection.connectionState === 'connected');
    return Promise.all(
      living.map(async (connection) => {
        const received = { framesDecoded: 0, audioEnergy: 0, bytes: 0 };
        (await connection.getStats()).forEach((stats: { type: string; framesDecoded?: number; totalAudioEnergy?: number; bytesReceived?: number }) => {
          if (stats.type !== 'inbound-rtp') return;
          received.framesDecoded += stats.framesDecoded ?? 0;
          received.audioEnergy += stats.totalAudioEnergy ?? 0;
          received.bytes += stats.bytesReceived ?? 0;
        });
        return received;
      }),
    );
  });
}

/** How many connections of a page live now. */
function countLiving(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { testConnections } = window as unknown as { testConnections: RTCPeerConnection[] };
    return testConnections.filter((connection) => connection.connectionState === 'connected').length;
  });
}

/** Waits until sound (and pictures) have come from everybody: on each of so many connections more than before. */
export async function expectMedia(page: Page, wish: { readonly connections: number; readonly pictures: boolean }, timeoutMs = 20_000): Promise<void> {
  const before = await receivedBy(page);
  await expect
    .poll(async () => {
      // Reading what was received costs more than the connections themselves: only once they are there.
      const living = await countLiving(page);
      if (living !== wish.connections) return `${living} connections`;
      const now = await receivedBy(page);
      if (now.length !== wish.connections) return `${now.length} connections`;
      const silent = now.filter((one, index) => one.audioEnergy <= (before.length === now.length ? (before[index]?.audioEnergy ?? 0) : 0));
      const dark = wish.pictures ? now.filter((one, index) => one.framesDecoded <= (before.length === now.length ? (before[index]?.framesDecoded ?? 0) : 0)) : [];
      return `${silent.length} silent, ${dark.length} dark`;
    }, { timeout: timeoutMs, interval: 1_000 })
    .toBe('0 silent, 0 dark');
}

/** The words of the interface around calls. */
export const callScreen = (page: Page) => page.getByRole('region', { name: /^Call: / });
export const incomingCall = (page: Page) => page.getByRole('alertdialog');

/** Calls from the header of the chat that is open. */
export async function callFromHeader(client: Client, media: 'Voice' | 'Video'): Promise<void> {
  await client.page.getByRole('button', { name: `${media} call`, exact: true }).first().click();
  await callScreen(client.page).waitFor();
}

/** Answers the call that rings. */
export async function accept(client: Client, media: 'voice' | 'video' = 'voice'): Promise<void> {
  await incomingCall(client.page).getByRole('button', { name: `Accept with ${media}` }).click();
  await callScreen(client.page).waitFor();
}

/** The tile of somebody in the call, with what it says of them. */
export const tileOf = (page: Page, name: string) => callScreen(page).getByRole('group', { name: new RegExp(`^${name}`) });

/** Leaves the call that is on screen. */
export async function leave(client: Client): Promise<void> {
  await callScreen(client.page).getByRole('button', { name: 'Leave the call' }).click();
  await callScreen(client.page).waitFor({ state: 'detached' });
}

/** Takes the end of a call off the screen. */
export async function closeEnded(client: Client, words: string | RegExp): Promise<void> {
  await callScreen(client.page).getByRole('heading', { name: words }).waitFor({ timeout: 45_000 });
  await callScreen(client.page).getByRole('button', { name: 'Close', exact: true }).click();
  await callScreen(client.page).waitFor({ state: 'detached' });
}

/** Offers and answers that the page has made so far: what daily use of a call must not add to. */
export function negotiationsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { testConnections } = window as unknown as { testConnections: RTCPeerConnection[] };
    const living = testConnections.filter((connection) => connection.connectionState === 'connected');
    // The version of the session grows with every description.
    return living.reduce((sum, connection) => sum + Number(/^o=\S+ \S+ (\d+)/m.exec(connection.localDescription?.sdp ?? '')?.[1] ?? 0), 0);
  });
}
