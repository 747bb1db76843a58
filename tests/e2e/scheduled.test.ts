import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatList, composer, messageWith, openChat, openDirectChat, sendMessage, threadComposer, threadPane } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
beforeAll(async () => {
  stage = await createStage();
  const [one, other] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  [ada, ben] = [await stage.openSignedIn(one), await stage.openSignedIn(other)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Until tomorrow!');
  await openChat(ben.page, 'Ada Brandt');
});
afterAll(() => stage.close());

const panel = (page: Page) => page.getByRole('complementary', { name: 'Scheduled' });
const bar = (page: Page) => page.locator('.scheduled-bar').first();
const line = (page: Page, text: string) => panel(page).getByRole('listitem').filter({ hasText: text });
const isFocused = (element: Element) => element === document.activeElement;

async function choose(page: Page, text: string, choice: RegExp): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: choice }).click();
}

async function perform(page: Page, text: string, action: string): Promise<void> {
  await line(page, text).getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

it('by keyboard alone, words are put off until tomorrow, stand above the composer and in the list, and get other words', async () => {
  const { page } = ada;
  await composer(page).fill('Good mornin');
  await page.getByRole('button', { name: 'Send later' }).focus();
  await page.keyboard.press('Enter');
  const choices = page.getByRole('menu', { name: 'Send later' });
  await choices.waitFor();
  await expectNoViolations(page);
  while (!((await page.locator(':focus').textContent()) ?? '').startsWith('Tomorrow')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await bar(page).filter({ hasText: '1 message is scheduled for tomorrow, ' }).waitFor();
  await expect.poll(() => composer(page).evaluate(isFocused)).toBe(true);
  expect(await composer(page).inputValue()).toBe('');
  await bar(page).focus();
  await page.keyboard.press('Enter');
  await line(page, 'Good mornin').waitFor();
  await expectNoViolations(page);
  await expectNoOverflow(page);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Edit scheduled message' }).getByLabel('Message').fill('Good morning, Ben');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await line(page, 'Good morning, Ben').waitFor();
  expect(await messageWith(ben.page, 'Good morning').count()).toBe(0);
});

it('taken back after a question, it is gone from everywhere, and the focus stays in the list', async () => {
  const { page } = ada;
  await perform(page, 'Good morning, Ben', 'Delete');
  await page.getByRole('dialog', { name: 'Delete this scheduled message?' }).getByRole('button', { name: 'Delete' }).click();
  await panel(page).getByText('Nothing scheduled').waitFor();
  await expect.poll(() => panel(page).getByRole('button', { name: 'Close scheduled messages' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  expect(await bar(page).count()).toBe(0);
  expect(await chatList(page).getByRole('button', { name: /^Scheduled/ }).count()).toBe(0);
});

it('files cannot wait: a sentence says so and both stay; a time that is over is refused where it is chosen', async () => {
  const { page } = ada;
  await page.locator('input[type="file"]').first().setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') });
  await composer(page).fill('With the plan');
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByText('Only words can be sent later.').waitFor();
  expect(await composer(page).inputValue()).toBe('With the plan');
  await page.getByRole('button', { name: /Remove plan\.txt/ }).click();
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: 'Another time…' }).click();
  const dialog = page.getByRole('dialog', { name: 'When is it to be sent?' });
  await dialog.getByLabel('Day').fill('2020-02-29');
  await dialog.getByText('That time is over.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Schedule' }).isDisabled()).toBe(true);
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await composer(page).inputValue()).toBe('With the plan');
});

it('SY12: written for later in a thread without a server, the list says that it waits; connected again it is sent at once when one wants', async () => {
  const { page } = ada;
  await composer(page).fill('');
  await messageWith(page, 'Until tomorrow!').first().focus();
  await page.keyboard.press('t');
  await stage.stopServer();
  await page.getByText(/offline/i).first().waitFor();
  await threadPane(page).getByLabel('Also send to Ben Ortiz').check();
  await threadComposer(page).fill('I bring the cake');
  await threadPane(page).getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: /^Tomorrow/ }).click();
  await threadPane(page).locator('.scheduled-bar').filter({ hasText: 'has not reached the server' }).click();
  await line(page, 'I bring the cake').getByText('Has not reached the server').waitFor();
  await line(page, 'I bring the cake').getByText('In a thread and in the chat').waitFor();
  await stage.startServer();
  await line(page, 'Has not reached the server').waitFor({ state: 'detached', timeout: 60_000 });
  await perform(page, 'I bring the cake', 'Send now');
  await messageWith(ben.page, 'I bring the cake').first().waitFor();
  await line(page, 'I bring the cake').waitFor({ state: 'detached' });
});

it('it is sent when its time has come by the server’s clock, also where this computer’s is behind', async () => {
  const { page } = ada;
  await choose(page, 'Now it is time', /^Tomorrow/);
  await bar(page).click();
  await line(page, 'Now it is time').waitFor();
  const isNow = new Date();
  await page.clock.setFixedTime(isNow.getTime() - 600_000);
  await perform(page, 'Now it is time', 'Change time');
  const dialog = page.getByRole('dialog', { name: 'When is it to be sent?' });
  const [date, time] = await page.evaluate((atMs) => {
    const at = new Date(atMs);
    const two = (value: number) => String(value).padStart(2, '0');
    return [`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, `${two(at.getHours())}:${two(at.getMinutes())}`] as const;
  }, isNow.getTime());
  await dialog.getByLabel('Day').fill(date);
  await dialog.getByLabel('Time').fill(time);
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await messageWith(ben.page, 'Now it is time').waitFor();
  expect(await messageWith(ben.page, 'Now it is time').count()).toBe(1);
});
