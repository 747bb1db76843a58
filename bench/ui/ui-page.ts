import type { Page } from 'playwright-core';
import { launchBrowser, openWatchedPage } from '../../tests/e2e/support/browser.ts';
import { startProgram } from '../../tests/e2e/support/program.ts';
import { serveFloorPage } from '../floor/floor-page.ts';
import { ownBytesOf } from '../lib/resident-memory.ts';
import { addProbe } from './paint-probe.ts';

/** A page to measure, and where on it things are: Hallway's, or the floor's. */
export interface UiPage {
  readonly page: Page;
  readonly places: Places;
  /** What the page's process has of its own in memory, after what it no longer needs was given back. */
  memoryMb(): Promise<number>;
  close(): Promise<void>;
}

/** Selectors. */
interface Places {
  readonly chatArea: string;
  readonly chat: string;
  /** In a chat of the list. */
  readonly chatTitle: string;
  readonly title: string;
  readonly row: string;
  readonly log: string;
  readonly field: string;
}

const hallwayPlaces: Places = { chatArea: '.chat-list-area', chat: '.chat-item', chatTitle: '.chat-item-title', title: '[data-pane="conversation"] h2', row: '[role="log"] .message', log: '[role="log"]', field: '.composer textarea' };
const floorPlaces: Places = { chatArea: 'nav', chat: '.chat', chatTitle: '.chat-title', title: 'h2', row: '.row', log: '.log', field: 'textarea' };

/** Starts the headless host on a profile and opens its page in a browser of its own. */
export async function openHallwayPage(profileFolder: string): Promise<UiPage> {
  const host = startProgram('electron/headless/main.js', ['--port', '0', '--profile', profileFolder]);
  const [address] = await host.waitFor(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
  return openPage(address, hallwayPlaces, () => host.stop());
}

export async function openFloorPage(rowCount: number): Promise<UiPage> {
  const served = await serveFloorPage(rowCount);
  return openPage(served.address, floorPlaces, () => Promise.resolve(served.close()));
}

async function openPage(address: string, places: Places, end: () => Promise<void>): Promise<UiPage> {
  const browser = await launchBrowser();
  const { page } = await openWatchedPage(browser, 'about:blank');
  await addProbe(page, places.chat);
  await page.goto(address);
  await page.locator(places.chat).first().waitFor();
  return {
    page,
    places,
    async memoryMb() {
      const session = await page.context().newCDPSession(page);
      for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
      await session.detach();
      const whole = await browser.newBrowserCDPSession();
      const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
      await whole.detach();
      // The others are of the browser's own pages, and small.
      return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownBytesOf(id))) / 1_000_000;
    },
    async close() {
      await browser.close();
      await end();
    },
  };
}

/** From the beginning of the navigation until the chat list was painted. */
export async function startMs({ page }: UiPage): Promise<number> {
  await page.reload();
  return page.evaluate(() => window.paintProbe.started as Promise<number>);
}
