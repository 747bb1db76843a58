import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ensureChromium } from '../../../scripts/lib/ensure-chromium.ts';

/** Chromium without a window and without any traffic of its own. */
export async function launchBrowser(extraArguments: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...extraArguments,
    ],
  });
}

/** A page with what it wrote to the console, so that a test can insist on silence. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, and requests that left this computer. */
  readonly noise: string[];
}

/** Opens an address in a browser context of its own (own cookies, own storage). */
export async function openWatchedPage(browser: Browser, address: string, prepare: (context: BrowserContext) => Promise<unknown> = () => Promise.resolve()): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await prepare(context);
  const page = await context.newPage();
  const noise = noiseOf(page);
  await page.goto(address);
  return { page, noise };
}

/** What a page writes to the console from now on, and what it asks of others. */
export function noiseOf(page: Page): string[] {
  const noise: string[] = [];
  page.on('console', (message) => {
    const isExpected = message.text().includes('WebSocket connection to');
    if (!isExpected && (message.type() === 'error' || message.type() === 'warning')) noise.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    // What the page made itself, or carries in an address, leaves nothing.
    if (!/^(blob:|data:)/.test(request.url()) && !/^(https?|wss?):\/\/127\.0\.0\.1[:/]/.test(request.url())) noise.push(`request to ${request.url()}`);
  });
  return noise;
}
