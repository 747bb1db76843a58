import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, callFromHeader, callScreen, expectMedia, fakeDeviceArguments, incomingCall, watchConnections } from './support/calling.ts';
import { openChat } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

const caller = 'Ada Brandt';
const callees = ['Ben Ortiz', 'Cleo Marsh', 'Dan Weiss', 'Eva Lind', 'Finn Koch'];
const late = 'Gia Rossi';
let stage: Stage;
/** Who begins, the five others who may have cameras, and the one too many. */
let first: Client;
let others: Client[];
let seventh: Client;
const six = () => [first, ...others];
const everybody = () => [...six(), seventh];

/** Seven real clients on two cores: how long they take says nothing of the calls, only that they all get there. */
const processorPatienceMs = 120_000;

/** A small window with small pictures from its camera and nothing that moves: seven on two cores would be busy with drawing and encoding alone. */
async function prepareWindow(context: BrowserContext): Promise<void> {
  await watchConnections(context);
  context.on('page', (page) => {
    void page.emulateMedia({ reducedMotion: 'reduce' });
    void page.setViewportSize({ width: 1100, height: 600 });
  });
  await context.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wanted) => ask(typeof wanted?.video === 'object' ? { ...wanted, video: { ...wanted.video, width: 160, height: 90 } } : wanted);
  });
}

beforeAll(async () => {
  // Two cores encode and decode for everybody: two pictures a second are enough to see that they arrive.
  stage = await createStage({ browserArguments: [...fakeDeviceArguments, '--use-fake-device-for-media-stream=fps=2'], prepare: prepareWindow });
  const open = async (name: string) => stage.openSignedIn(await stage.addPerson(name));
  first = await open(caller);
  others = [];
  for (const name of callees) others.push(await open(name));
  seventh = await open(late);
  const { page } = first;
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('All hands');
  for (const name of [...callees, late]) {
    await dialog.getByRole('combobox').fill(name);
    await dialog.getByRole('option', { name }).click();
  }
  await dialog.getByRole('button', { name: 'Create group' }).click();
  for (const client of everybody()) await openChat(client.page, 'All hands');
}, 240_000);

afterAll(() => stage.close(), 60_000);

it('a join storm: six people at once, with sound and a small picture on all thirty edges', async () => {
  await callFromHeader(first, 'Video');
  await Promise.all(others.map(({ page }) => incomingCall(page).waitFor()));
  await Promise.all(others.map((client) => accept(client, 'video')));
  await Promise.all(six().map(({ page }) => expectMedia(page, { connections: 5, pictures: true }, processorPatienceMs)));
}, 180_000);

it('the seventh is let in, and all cameras go off so that everybody is heard', async () => {
  // Six calls on few processors may take longer than it rings; then one joins from the chat.
  const ringing = incomingCall(seventh.page).getByRole('button', { name: 'Accept with voice' });
  await ringing.or(seventh.page.getByRole('button', { name: 'Join', exact: true })).first().click();
  await callScreen(seventh.page).waitFor();
  await Promise.all(everybody().map(({ page }) => expectMedia(page, { connections: 6, pictures: false }, processorPatienceMs)));
  for (const { page } of six()) {
    await expect.poll(() => page.getByRole('button', { name: /^Camera/ }).first().getAttribute('aria-pressed')).toBe('false');
    expect(await callScreen(page).locator('video').count()).toBe(0);
  }
  await seventh.page.getByRole('button', { name: /^Camera.*cameras stay off/ }).waitFor({ timeout: 60_000 });
}, 240_000);
