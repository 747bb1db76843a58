import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, callFromHeader, callScreen, expectMedia, fakeDeviceArguments, incomingCall, watchConnections } from './support/calling.ts';
import { openChat } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

const names = ['Ada Brandt', 'Ben Ortiz', 'Cleo Marsh', 'Dan Weiss', 'Eva Lind', 'Finn Koch', 'Gia Rossi'];
let stage: Stage;
const clients: Client[] = [];
/** Those of the first call: as many as may have cameras. */
const six = () => clients.slice(0, 6);

beforeAll(async () => {
  // Two cores encode and decode for everybody: two pictures a second are enough to see that they arrive.
  stage = await createStage({ browserArguments: [...fakeDeviceArguments, '--use-fake-device-for-media-stream=fps=2'], prepare: watchConnections });
  for (const name of names) clients.push(await stage.openSignedIn(await stage.addPerson(name)));
  const { page } = clients[0]!;
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('All hands');
  for (const name of names.slice(1)) {
    await dialog.getByRole('combobox').fill(name);
    await dialog.getByRole('option', { name }).click();
  }
  await dialog.getByRole('button', { name: 'Create group' }).click();
  for (const client of clients) await openChat(client.page, 'All hands');
}, 240_000);

afterAll(() => stage.close(), 60_000);

it('a join storm: six people at once, with sound and a small picture on all thirty edges', async () => {
  await callFromHeader(clients[0]!, 'Video');
  await Promise.all(six().slice(1).map(({ page }) => incomingCall(page).waitFor()));
  await Promise.all(six().slice(1).map((client) => accept(client, 'video')));
  await Promise.all(six().map(({ page }) => expectMedia(page, { connections: 5, pictures: true }, 60_000)));
});

it('the seventh is let in, and all cameras go off so that everybody is heard', async () => {
  const seventh = clients[6]!;
  await accept(seventh, 'voice');
  await Promise.all(clients.map(({ page }) => expectMedia(page, { connections: 6, pictures: false }, 60_000)));
  for (const { page } of six()) {
    await expect.poll(() => page.getByRole('button', { name: /^Camera/ }).first().getAttribute('aria-pressed')).toBe('false');
    expect(await callScreen(page).locator('video').count()).toBe(0);
  }
  await seventh.page.getByRole('button', { name: /^Camera.*cameras stay off/ }).waitFor();
});
