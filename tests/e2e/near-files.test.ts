import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { messageLog, openDirectChat } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
/** What Ben's window handed over of files that came from a colleague's. */
/** Where an account's window hands over what came from a colleague. */
const nearPart = /\/files\/[^/]+\/near\//;
let nearParts: string[] = [];

beforeAll(async () => {
  // Without mDNS, which needs a network that hands out names; the desktop shell does the same.
  stage = await createStage({ browserArguments: ['--disable-features=WebRtcHideLocalIpsWithMdns'] });
  const [one, other] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  [ada, ben] = [await stage.openSignedIn(one), await stage.openSignedIn(other)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await openDirectChat(ben.page, 'Ada Brandt');
  ben.page.on('request', (request) => {
    if (nearPart.test(request.url())) nearParts.push(request.url());
  });
});
afterAll(() => stage.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Ada sends a file of random bytes; gives its hash once Ben sees it. */
async function give(name: string, sizeBytes: number): Promise<string> {
  const buffer = randomBytes(sizeBytes);
  const [chooser] = await Promise.all([ada.page.waitForEvent('filechooser'), ada.page.getByRole('button', { name: 'Attach files' }).click()]);
  await chooser.setFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
  const send = ada.page.getByRole('button', { name: 'Send', exact: true });
  await expect.poll(() => send.isEnabled()).toBe(true);
  await send.click();
  await messageLog(ben.page).getByText(name).first().waitFor({ timeout: 30_000 });
  nearParts = [];
  return sha256(buffer);
}

/** Ben saves it; gives the hash of what he has then. */
async function take(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 40_000 }), messageLog(page).getByRole('button', { name: `Save ${name}` }).click()]);
  return sha256(readFileSync(await download.path()));
}

it('a file comes straight from the colleague who has it', async () => {
  const hash = await give('drawings.bin', 5_000_000);
  expect(await take(ben.page, 'drawings.bin')).toBe(hash);
  expect(nearParts.map((address) => new URL(address).searchParams.get('from'))).toEqual(['0', '1048576', '2097152', '3145728', '4194304']);
});

it('a small file comes from the server at once', async () => {
  const hash = await give('note.bin', 20_000);
  expect(await take(ben.page, 'note.bin')).toBe(hash);
  expect(nearParts).toEqual([]);
});

it('turned off, files come from the server alone', async () => {
  await ben.page.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: 'Files', exact: true }).click();
  const near = ben.page.getByRole('switch', { name: 'Directly from colleagues nearby' });
  await near.click();
  await expect.poll(() => near.getAttribute('aria-checked')).toBe('false');
  const hash = await give('plans.bin', 3_000_000);
  expect(await take(ben.page, 'plans.bin')).toBe(hash);
  expect(nearParts).toEqual([]);
  await near.click();
  await expect.poll(() => near.getAttribute('aria-checked')).toBe('true');
});

it('a colleague whose Hallway dies in the midst of it does not keep it from arriving whole', async () => {
  const hash = await give('film.bin', 40_000_000);
  const firstPart = ben.page.waitForRequest(nearPart);
  const taken = take(ben.page, 'film.bin');
  await firstPart;
  await stage.killClient(ada);
  expect(await taken).toBe(hash);
  expect(nearParts.length).toBeGreaterThan(0);
  expect(nearParts.length).toBeLessThan(39);
});
