import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, callFromHeader, callScreen, closeEnded, expectMedia, fakeDeviceArguments, incomingCall, leave, tileOf, watchConnections } from './support/calling.ts';
import { messageLog, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
let benAtHome: Client;
let cleo: Client;

beforeAll(async () => {
  stage = await createStage({ browserArguments: fakeDeviceArguments, prepare: watchConnections });
  const [first, second, third] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Cleo Marsh')];
  [ada, ben, benAtHome, cleo] = [await stage.openSignedIn(first), await stage.openSignedIn(second), await stage.openSignedIn(second), await stage.openSignedIn(third)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Are you there?');
  await openDirectChat(cleo.page, 'Ben Ortiz');
  await sendMessage(cleo.page, 'And here?');
  for (const { page } of [ben, benAtHome]) await openChat(page, 'Ada Brandt');
}, 120_000);

afterAll(() => stage.close());

it('it rings on every device; when one answers, the other stops and says that one is in it elsewhere', async () => {
  await callFromHeader(ada, 'Voice');
  await Promise.all([ben, benAtHome].map(({ page }) => incomingCall(page).waitFor()));
  await accept(benAtHome);
  await incomingCall(ben.page).waitFor({ state: 'detached', timeout: 2_000 });
  await Promise.all([ada, benAtHome].map(({ page }) => expectMedia(page, { connections: 1, pictures: false })));
  await ben.page.getByText(/another device/).waitFor();
});

it('a call moves to another device when it is joined there', async () => {
  await ben.page.getByRole('button', { name: /Join here/ }).click();
  await callScreen(ben.page).waitFor();
  await callScreen(benAtHome.page).waitFor({ state: 'detached' });
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: false })));
});

it('who is busy sees who else calls, may hold and answer, and comes back', async () => {
  await callFromHeader(cleo, 'Voice');
  await incomingCall(ben.page).getByText(/You are in a call/).waitFor();
  await incomingCall(ben.page).getByRole('button', { name: 'Hold and answer' }).click();
  await Promise.all([expectMedia(cleo.page, { connections: 1, pictures: false }), callScreen(ben.page).getByRole('heading', { name: 'Cleo Marsh', level: 2 }).waitFor()]);
  await expect.poll(() => tileOf(ada.page, 'Ben Ortiz').getAttribute('aria-label')).toContain('On hold');
  await leave(cleo);
  await ben.page.getByRole('button', { name: /Resume/ }).first().click();
  await expect.poll(() => tileOf(ada.page, 'Ben Ortiz').getAttribute('aria-label')).not.toContain('On hold');
  await expectMedia(ada.page, { connections: 1, pictures: false });
  await leave(ada);
  await closeEnded(ben, /Ended|Call ended/);
});

it('a declined call stops ringing everywhere, and the caller is told', async () => {
  await openChat(ada.page, 'Ben Ortiz');
  await callFromHeader(ada, 'Voice');
  await incomingCall(ben.page).getByRole('button', { name: 'Decline' }).click();
  await incomingCall(benAtHome.page).waitFor({ state: 'detached', timeout: 2_000 });
  await closeEnded(ada, 'Declined');
});

it('both call each other at once and meet in one call', async () => {
  await Promise.all([openChat(ada.page, 'Ben Ortiz'), openChat(ben.page, 'Ada Brandt')]);
  // Once it rings on one side, its button is gone: both are pressed at the same moment, by the clock.
  const atMs = Date.now() + 500;
  const press = (page: Page) => page.getByRole('button', { name: 'Voice call', exact: true }).first().evaluate((button: HTMLButtonElement, at) => void setTimeout(() => button.click(), at - Date.now()), atMs);
  await Promise.all([press(ada.page), press(ben.page)]);
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: false })));
  await leave(ada);
  await closeEnded(ben, /Ended|Call ended/);
});

it('without a server a call is refused in plain words, and nobody is rung for it later', async () => {
  await openChat(ada.page, 'Ben Ortiz');
  await stage.stopServer();
  await ada.page.getByText(/offline/i).first().waitFor();
  await ada.page.getByRole('button', { name: 'Voice call', exact: true }).first().click();
  await ada.page.getByText(/You are offline. A call needs a connection/).first().waitFor();
  await stage.startServer();
  await ada.page.getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });
  expect(await incomingCall(ben.page).count()).toBe(0);
});

it('a call that nobody takes is missed after its time, on all devices', async () => {
  await ben.page.getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });
  await openChat(ada.page, 'Ben Ortiz');
  await callFromHeader(ada, 'Voice');
  await incomingCall(ben.page).waitFor();
  await incomingCall(ben.page).waitFor({ state: 'detached', timeout: 35_000 });
  await closeEnded(ada, 'No answer');
  await messageLog(ben.page).getByText(/Ada Brandt’s call was missed/).first().waitFor();
  await ben.page.getByRole('button', { name: 'Call back' }).first().waitFor();
});
