import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWatchedPage } from './support/browser.ts';
import { chatList, openChat } from './support/conversation.ts';
import { startProgram, type RunningProgram } from './support/program.ts';

let browser: Browser;
let folder: string;
let host: RunningProgram;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'hallway-demo-'));
});

afterAll(async () => {
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openHost(): Promise<Awaited<ReturnType<typeof openWatchedPage>>> {
  host = startProgram('electron/headless/main.js', ['--port', '0', '--profile', folder]);
  const [address] = await host.waitFor(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
  return openWatchedPage(browser, address);
}

it('the demo is one click from the first screen, and is there again after a restart', async () => {
  const first = await openHost();
  await first.page.getByRole('button', { name: 'Try the demo organization' }).click();
  await chatList(first.page).getByText('Weekend rides').waitFor({ timeout: 60_000 });
  await openChat(first.page, 'Weekend rides');
  await expect.poll(() => first.page.getByRole('article').count()).toBeGreaterThan(3);
  // A window goes with its application; left open, it would go on asking it for its parts.
  await first.page.close();
  await host.stop();

  const second = await openHost();
  await chatList(second.page).getByText('Weekend rides').waitFor();
  await second.page.getByText('Connected', { exact: false }).first().waitFor({ timeout: 60_000 });
  expect(first.noise.concat(second.noise)).toEqual([]);
});
