import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, callFromHeader, callScreen, expectMedia, fakeDeviceArguments, leave, tileOf, watchConnections } from './support/calling.ts';
import { openChat, openDirectChat } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
let cleo: Client;

beforeAll(async () => {
  stage = await createStage({ browserArguments: fakeDeviceArguments, prepare: watchConnections });
  const [first, second, third] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Cleo Marsh')];
  [ada, ben, cleo] = [await stage.openSignedIn(first), await stage.openSignedIn(second), await stage.openSignedIn(third)];
  await ada.page.getByRole('button', { name: 'New group' }).click();
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Pier');
  for (const name of ['Ben Ortiz', 'Cleo Marsh']) {
    await dialog.getByRole('combobox').fill(name);
    await dialog.getByRole('option', { name }).click();
  }
  await dialog.getByRole('button', { name: 'Create group' }).click();
  for (const { page } of [ada, ben, cleo]) await openChat(page, 'Pier');
}, 120_000);

afterAll(() => stage.close());

const everybody = () => [ada, ben, cleo];

it('three people: frames decoded and sound received on every edge; the third comes late', async () => {
  await callFromHeader(ada, 'Video');
  await accept(ben, 'video');
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true })));
  await accept(cleo, 'video');
  await Promise.all(everybody().map(({ page }) => expectMedia(page, { connections: 2, pictures: true })));
});

it('while the server is away the call goes on, and what changes on the network is negotiated without it', async () => {
  await stage.stopServer();
  await callScreen(ada.page).getByText(/The server cannot be reached. The call goes on/).waitFor();
  await Promise.all(everybody().map(({ page }) => expectMedia(page, { connections: 2, pictures: true })));
  // As after a change of networks: every connection looks for new ways, over its own data channel.
  const ufragOf = () => ada.page.evaluate(() => (window as unknown as { testConnections: RTCPeerConnection[] }).testConnections.map((connection) => /a=ice-ufrag:(\S+)/.exec(connection.currentLocalDescription?.sdp ?? '')?.[1]).join());
  const before = await ufragOf();
  await ada.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect.poll(ufragOf, { timeout: 10_000 }).not.toBe(before);
  await Promise.all(everybody().map(({ page }) => expectMedia(page, { connections: 2, pictures: true })));
  await ben.page.getByRole('button', { name: 'Raise your hand' }).click();
  await expect.poll(() => tileOf(ada.page, 'Ben Ortiz').getAttribute('aria-label')).toContain('Hand raised');
});

it('a restarted server ends nothing', async () => {
  await stage.startServer();
  await callScreen(ada.page).getByText(/The server cannot be reached/).waitFor({ state: 'detached', timeout: 60_000 });
  await ada.page.waitForTimeout(2_000);
  await Promise.all(everybody().map(({ page }) => expectMedia(page, { connections: 2, pictures: true })));
});

it('who leaves is seen to leave, and comes back', async () => {
  await leave(cleo);
  await ada.page.getByText('Cleo Marsh left').first().waitFor();
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true })));
  await openChat(cleo.page, 'Pier');
  await cleo.page.getByRole('button', { name: 'Join', exact: true }).click();
  await Promise.all(everybody().map(({ page }) => expectMedia(page, { connections: 2, pictures: false })));
});

it('a client that is killed is seen to be gone within 10 s, and the others talk on', async () => {
  await stage.killClient(cleo);
  const sinceMs = Date.now();
  await tileOf(ada.page, 'Cleo Marsh').waitFor({ state: 'detached', timeout: 12_000 });
  await tileOf(ben.page, 'Cleo Marsh').waitFor({ state: 'detached', timeout: 12_000 });
  expect(Date.now() - sinceMs).toBeLessThan(11_000);
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true })));
});

it('the call ends when the last but one leaves', async () => {
  await leave(ben);
  await callScreen(ada.page).getByRole('heading', { name: /Ended|Call ended/ }).waitFor();
  await openDirectChat(ada.page, 'Ben Ortiz');
});
