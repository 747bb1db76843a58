import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatList, composer, messageLog, messageWith, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Person, type Stage } from './support/stage.ts';

let stage: Stage;
let adaHerself: Person;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage();
  const people = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Cleo Marsh')] as const;
  [adaHerself] = people;
  ada = await stage.openSignedIn(adaHerself);
  ben = await stage.openSignedIn(people[1]);
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Good morning Ben');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(() => stage.close());

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const statusOf = (page: Page, words: string | RegExp) => chatList(page).getByRole('img', { name: words });

it('what one says of oneself is seen by a colleague, with the status until it is cleared', async () => {
  await ada.page.locator('.account-button').click();
  await ada.page.getByRole('menuitem', { name: 'Your profile' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Your profile' });
  await dialog.getByRole('button', { name: 'In a meeting' }).click();
  await dialog.getByLabel('Title').fill('Workshop lead');
  await dialog.getByLabel('Pronouns').fill('she/her');
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });

  await statusOf(ben.page, /^Status: In a meeting/).first().waitFor();
  await ada.page.locator('.account-button').click();
  await ada.page.getByRole('menuitem', { name: 'Clear your status' }).click();
  await statusOf(ben.page, /^Status: In a meeting/).waitFor({ state: 'detached' });
});

it('/status says what one does and until when, takes it back, and without words asks for them', async () => {
  const write = async (line: string) => {
    await composer(ada.page).fill(line);
    await composer(ada.page).press('Enter');
  };
  await write('/status 🍜 Lunch for 2 hours');
  await statusOf(ben.page, /^Status: Lunch until/).first().waitFor();
  expect(await composer(ada.page).inputValue()).toBe('');
  await write('/status clear');
  await statusOf(ben.page, /^Status: Lunch/).waitFor({ state: 'detached' });
  await write('/status');
  await ada.page.getByRole('dialog', { name: 'Your profile' }).waitFor();
  await ada.page.keyboard.press('Escape');
  await composer(ada.page).waitFor();
  expect(await messageLog(ada.page).getByText('/status').count()).toBe(0);
});

it('a status is put together by keyboard alone, with a sign out of all emoji and an end; it is there after a restart and on the other device', async () => {
  const { page } = ada;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);
  await page.locator('.account-button').focus();
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Your profile' }).waitFor();
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Your profile' });
  await expect.poll(focused).toBe('What are you doing?');
  await keyboard.type('Out on the water');
  await keyboard.press('Shift+Tab');
  expect(await focused()).toBe('Status emoji');
  await keyboard.press('Enter');
  const picker = page.getByRole('dialog', { name: 'Search emoji' });
  await picker.waitFor();
  await keyboard.type('sailboat');
  await picker.getByRole('status').getByText('sailboat').first().waitFor();
  await expectNoViolations(page);
  await keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('Status emoji: ⛵');
  // Escape leaves the choice and nothing else.
  await keyboard.press('Enter');
  await picker.waitFor();
  await keyboard.press('Escape');
  await picker.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('Status emoji: ⛵');
  for (let press = 0; press < 3; press += 1) await keyboard.press('Tab');
  expect(await focused()).toBe('SELECT');
  await keyboard.press('ArrowDown');
  expect(await dialog.getByLabel('Clear after').inputValue()).toBe('halfHour');
  await dialog.getByRole('button', { name: 'Save' }).focus();
  await keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('account-button');

  const words = /^Status: Out on the water until/;
  const mark = (of: Page) => of.locator('.account-button').getByRole('img', { name: words });
  await mark(page).getByText('⛵').waitFor();
  await statusOf(ben.page, words).getByText('⛵').first().waitFor();
  await ada.restart();
  await mark(page).getByText('⛵').waitFor();
  const elsewhere = await stage.openSignedIn(adaHerself);
  await mark(elsewhere.page).getByText('⛵').waitFor();
  await elsewhere.page.locator('.account-button').click();
  await elsewhere.page.getByRole('menuitem', { name: 'Clear your status' }).click();
  for (const gone of [mark(page), statusOf(ben.page, words)]) await gone.first().waitFor({ state: 'detached' });
  await stage.killClient(elsewhere);
  await openChat(page, 'Ben Ortiz');
});

it('the list of everybody finds people by their titles, by keyboard alone, and leads to their card and a chat', async () => {
  await ben.page.getByRole('button', { name: 'People', exact: true }).click();
  const directory = ben.page.getByRole('region', { name: 'People' });
  await directory.getByRole('option', { name: /Cleo Marsh/ }).waitFor();
  await expectNoViolations(ben.page);
  await expectNoOverflow(ben.page);
  const search = directory.getByRole('combobox', { name: 'Search by name, title or e-mail' });
  await search.fill('workshop');
  await directory.getByRole('option', { name: /Cleo Marsh/ }).waitFor({ state: 'detached' });
  await search.press('Enter');
  const card = ben.page.getByRole('dialog', { name: 'Ada Brandt' });
  await card.getByText('Workshop lead').waitFor();
  await card.getByText('she/her').waitFor();
  await expectNoViolations(ben.page);
  await ben.page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await search.fill('cleo');
  await directory.getByRole('option', { name: /Ada Brandt/ }).waitFor({ state: 'detached' });
  await search.press('Enter');
  await ben.page.getByRole('dialog', { name: 'Cleo Marsh' }).getByRole('button', { name: 'Message', exact: true }).click();
  await ben.page.getByRole('region', { name: 'Cleo Marsh', exact: true }).waitFor();
});

it('a group says what it is about, is archived and taken back, handed over, and deleted for everybody once its name was typed', async () => {
  await ada.page.getByRole('button', { name: 'New group' }).click();
  const making = ada.page.getByRole('dialog');
  await expect.poll(() => making.getByLabel('Group name').evaluate((field) => field === document.activeElement)).toBe(true);
  await ada.page.keyboard.press('Escape');
  await making.waitFor({ state: 'detached' });
  await expect.poll(() => ada.page.getByRole('button', { name: 'New group' }).evaluate((button) => button === document.activeElement)).toBe(true);
  await ada.page.keyboard.press('Enter');
  await making.getByLabel('Group name').fill('Harbour launch');
  await making.getByRole('combobox').fill('Ben');
  await making.getByText('Ben Ortiz').first().click();
  await making.getByRole('button', { name: 'Create group' }).click();
  await ada.page.getByRole('region', { name: 'Harbour launch', exact: true }).waitFor();
  await openChat(ben.page, 'Harbour launch');
  for (const { page } of [ada, ben]) await page.getByRole('button', { name: 'Details', exact: true }).click();

  await details(ada.page).getByRole('button', { name: 'Edit description' }).click();
  await details(ada.page).getByRole('textbox', { name: 'Description' }).fill('What opens in spring: https://launch.example/plan.\nAsk Ada for the keys.');
  await details(ada.page).getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => details(ada.page).getByRole('button', { name: 'Edit description' }).evaluate((button) => button === document.activeElement)).toBe(true);
  await details(ben.page).getByText('Ask Ada for the keys').waitFor();
  expect(await details(ben.page).getByRole('link', { name: 'https://launch.example/plan' }).getAttribute('href')).toBe('https://launch.example/plan');
  await expectNoViolations(ada.page);

  await details(ada.page).getByRole('button', { name: 'Archive group' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Archive group' }).click();
  await ben.page.getByText('This group is archived.').waitFor();
  expect(await composer(ben.page).count()).toBe(0);
  await ada.page.getByRole('button', { name: 'Take back into use' }).first().click();
  await composer(ben.page).waitFor();

  await details(ada.page).getByRole('button', { name: 'Actions for Ben Ortiz' }).click();
  await ada.page.getByRole('menuitem', { name: 'Transfer ownership' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Transfer ownership' }).click();
  await details(ada.page).getByRole('button', { name: 'Delete for everybody' }).waitFor({ state: 'detached' });
  await sendMessage(ada.page, 'Yours now');
  await messageWith(ben.page, 'Yours now').waitFor();

  await details(ben.page).getByRole('button', { name: 'Delete for everybody' }).click();
  const deleting = ben.page.getByRole('dialog', { name: 'Delete Harbour launch for everybody?' });
  await deleting.getByLabel('Type “Harbour launch” to confirm').fill('Harbour');
  await deleting.getByRole('button', { name: 'Delete for everybody' }).click();
  await deleting.getByText('This is not the name of the group.').waitFor();
  await expectNoViolations(ben.page);
  await deleting.getByLabel('Type “Harbour launch” to confirm').fill('Harbour launch');
  await deleting.getByRole('button', { name: 'Delete for everybody' }).click();
  for (const { page } of [ada, ben]) await chatList(page).getByText('Harbour launch').first().waitFor({ state: 'detached' });
});
