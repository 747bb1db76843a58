import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accept, callFromHeader, callScreen, closeEnded, expectMedia, fakeDeviceArguments, leave, tileOf, watchConnections } from './support/calling.ts';
import { openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

async function createPair(browserArguments: readonly string[]): Promise<{ stage: Stage; ada: Client; ben: Client }> {
  const stage = await createStage({ browserArguments, prepare: watchConnections });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  const [ada, ben] = [await stage.openSignedIn(first), await stage.openSignedIn(second)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Can you hear me?');
  await openChat(ben.page, 'Ada Brandt');
  return { stage, ada, ben };
}

/** Captures fail from now on as they do with broken, forbidden or busy devices. */
const breakCaptures = (page: Page, errorName: string) =>
  page.evaluate((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Not now', name));
  }, errorName);

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /@example\.org/ }).click();
  await page.getByRole('menuitem', { name: 'Calls and devices' }).click();
  await page.getByRole('dialog', { name: 'Calls and devices' }).waitFor();
}

describe('a computer without a microphone and a camera', () => {
  let stage: Stage;
  let ada: Client;
  let ben: Client;
  beforeAll(async () => ({ stage, ada, ben } = await createPair(['--use-fake-ui-for-media-stream'])));
  afterAll(() => stage.close());

  it('calls all the same: both listen, and each is told what is missing', async () => {
    await callFromHeader(ada, 'Video');
    await accept(ben);
    await callScreen(ada.page).getByText(/No microphone was found/).first().waitFor({ timeout: 15_000 });
    await callScreen(ada.page).getByText(/No camera was found/).first().waitFor();
    await expect.poll(() => tileOf(ada.page, 'Ben Ortiz').getAttribute('aria-label')).not.toMatch(/Connecting|failed/);
    await leave(ada);
    await closeEnded(ben, /Ended|Call ended/);
    await openChat(ben.page, 'Ada Brandt');
    await sendMessage(ben.page, 'Then we write');
  });
});

describe('with devices', () => {
  let stage: Stage;
  let ada: Client;
  let ben: Client;
  beforeAll(async () => ({ stage, ada, ben } = await createPair(fakeDeviceArguments)));
  afterAll(() => stage.close());

  it.each([
    ['NotAllowedError', /not allowed|allow/i],
    ['NotReadableError', /in use|another program/i],
  ])('what keeps the microphone away (%s) is said in plain words, and the other side is heard', async (errorName, words) => {
    await breakCaptures(ada.page, errorName);
    await openChat(ada.page, 'Ben Ortiz');
    await callFromHeader(ada, 'Voice');
    await accept(ben);
    await callScreen(ada.page).getByText(words).first().waitFor({ timeout: 15_000 });
    await expectMedia(ada.page, { connections: 1, pictures: false });
    await leave(ada);
    await closeEnded(ben, /Ended|Call ended/);
    await openChat(ben.page, 'Ada Brandt');
    await ada.page.reload();
    await openChat(ada.page, 'Ben Ortiz');
  });

  it('the devices dialog shows the level of the microphone and remembers what is chosen', async () => {
    await openSettings(ada.page);
    const dialog = ada.page.getByRole('dialog', { name: 'Calls and devices' });
    await expect.poll(() => dialog.getByRole('meter').getAttribute('aria-valuenow').then(Number)).toBeGreaterThan(0);
    await dialog.getByLabel('Microphone', { exact: true }).selectOption({ index: 2 });
    const chosen = await dialog.getByLabel('Microphone', { exact: true }).inputValue();
    await dialog.getByRole('switch', { name: /Noise/i }).click();
    await ada.page.keyboard.press('Escape');
    await ada.page.reload();
    await openSettings(ada.page);
    expect(await dialog.getByLabel('Microphone', { exact: true }).inputValue()).toBe(chosen);
    expect(await dialog.getByRole('switch', { name: /Noise/i }).getAttribute('aria-checked')).toBe('false');
    await ada.page.keyboard.press('Escape');
  });

  it('V6, V27: relays only, and no relay: the cause is said within 15 s, the call ends everywhere, and no address has left', async () => {
    await openSettings(ada.page);
    await ada.page.getByRole('dialog').getByRole('switch', { name: 'Hide my address from the people I call' }).click();
    await ada.page.keyboard.press('Escape');
    await openChat(ada.page, 'Ben Ortiz');
    await callFromHeader(ada, 'Voice');
    await accept(ben);
    const sinceMs = Date.now();
    await tileOf(ada.page, 'Ben Ortiz').getByText(/No way through the network|relay/i).first().waitFor({ timeout: 17_000 });
    expect(Date.now() - sinceMs).toBeLessThan(17_000);
    const described = await ada.page.evaluate(() => (window as unknown as { testConnections: RTCPeerConnection[] }).testConnections.map((connection) => connection.localDescription?.sdp ?? '').join('\n'));
    expect(described).not.toMatch(/typ (host|srflx|prflx)/);
    await closeEnded(ada, 'Could not connect');
    await closeEnded(ben, 'Could not connect');
    await openChat(ada.page, 'Ben Ortiz');
    await sendMessage(ada.page, 'Then we write again');
  });
});
