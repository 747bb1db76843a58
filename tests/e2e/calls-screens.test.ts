import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, callFromHeader, callScreen, closeEnded, expectMedia, fakeDeviceArguments, incomingCall, leave, watchConnections } from './support/calling.ts';
import { openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage({ browserArguments: fakeDeviceArguments, prepare: watchConnections });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  [ada, ben] = [await stage.openSignedIn(first), await stage.openSignedIn(second)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Shall we talk?');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(() => stage.close());

it('calling and being rung have no serious violation and fit the smallest window', async () => {
  await callFromHeader(ada, 'Voice');
  await incomingCall(ben.page).waitFor();
  for (const { page } of [ada, ben]) {
    await expectNoViolations(page);
    await expectNoOverflow(page);
  }
});

it('it is answered, muted, shared and left by the keyboard alone', async () => {
  await ben.page.keyboard.press('Control+Shift+A');
  await callScreen(ben.page).waitFor();
  await expectMedia(ada.page, { connections: 1, pictures: false });
  const microphone = ben.page.getByRole('button', { name: 'Microphone', exact: true });
  await ben.page.keyboard.press('Control+Shift+M');
  await expect.poll(() => microphone.getAttribute('aria-pressed')).toBe('false');
  await ben.page.keyboard.press('Control+Shift+E');
  await expectMedia(ada.page, { connections: 1, pictures: false });
  await callScreen(ada.page).getByRole('group', { name: /^Ben Ortiz/ }).locator('video').waitFor();
});

it('a running call, its people and its small window have no serious violation', async () => {
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
  await ada.page.getByRole('toolbar', { name: 'Call controls' }).getByRole('button', { name: 'People', exact: true }).click();
  await expectNoViolations(ada.page);
  await ada.page.getByRole('button', { name: /Open the chat, keep the call/ }).click();
  await ada.page.getByRole('region', { name: /Small window of the call/ }).waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
  await ada.page.getByRole('button', { name: 'Back to the call' }).first().click();
});

it('the end of a call, the list of calls and the settings have no serious violation', async () => {
  await leave(ben);
  await callScreen(ada.page).getByRole('heading', { name: /Ended|Call ended/ }).waitFor();
  await expectNoViolations(ada.page);
  await closeEnded(ada, /Ended|Call ended/);
  await ada.page.getByRole('button', { name: 'Calls', exact: true }).click();
  await ada.page.getByText('Outgoing voice call').first().waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
  await ada.page.getByRole('button', { name: /@example\.org/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Calls and devices' }).click();
  await ada.page.getByRole('dialog', { name: 'Calls and devices' }).waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
});

it('what joins and leaves is told to screen readers, politely', async () => {
  await ada.page.keyboard.press('Escape');
  await openChat(ada.page, 'Ben Ortiz');
  await callFromHeader(ada, 'Voice');
  await accept(ben);
  const told = ada.page.locator('[aria-live="polite"], [role="status"], [role="log"]').filter({ hasText: 'Ben Ortiz joined' });
  await expect.poll(() => told.count()).toBeGreaterThan(0);
  await leave(ben);
});
