import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { messageLog, messageWith, openDirectChat, sendMessage } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;

const field = (page: Page) => page.getByRole('combobox', { name: 'Search messages' });
const panel = (page: Page) => page.getByRole('search', { name: 'Search messages' });
const hits = (page: Page) => panel(page).getByRole('option');
const found = async (page: Page, text: string, count: number) => {
  await field(page).fill(text);
  // Until the answer is there, what was found before stays, and may be as many.
  await expect.poll(() => panel(page).locator('[role="listbox"][aria-busy="false"] [role="option"]').count(), { message: text }).toBe(count);
};

beforeAll(async () => {
  stage = await createStage();
  const [first] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Cleo Martin')];
  ada = await stage.openSignedIn(first);
  await openDirectChat(ada.page, 'Cleo Martin');
  await sendMessage(ada.page, 'The café by the harbour');
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'A needle, far up');
  // Enough that the first one is outside of what is drawn.
  for (let line = 0; line < 40; line += 1) await sendMessage(ada.page, `Line ${line} https://example.org/${line}`);
  await sendMessage(ada.page, '我们开会讨论');
});

afterAll(() => stage.close());

beforeEach(async () => {
  await ada.page.keyboard.press('Control+Shift+F');
  await field(ada.page).waitFor();
});

it('an open search teaches what it can do', async () => {
  await panel(ada.page).getByText('Search everything you have').waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
});

it.each([
  ['a word', 'harbour', ['harbour']],
  ['its beginning', 'nee', ['nee']],
  ['a part of it', 'rbou', ['rbou']],
  ['a word without its accents', 'cafe', ['café']],
  ['quoted words', '"by the"', ['by the']],
  ['Chinese', '开会', ['开会']],
  ['a person', 'needle from:me', ['needle']],
  ['a chat', 'the in:"Cleo Martin"', ['The', 'the']],
])('finds %s, marked', async (_what, text, marks) => {
  await found(ada.page, text, 1);
  await expect.poll(() => hits(ada.page).locator('mark').allInnerTexts()).toEqual(marks);
});

it('goes by keyboard alone to a message far up, shows it in its place, and stays in the search', async () => {
  await found(ada.page, 'in:Cleo', 1);
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('region', { name: 'Cleo Martin' }).waitFor();
  await found(ada.page, 'needle', 1);
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('region', { name: 'Ben Ortiz' }).waitFor();
  await messageWith(ada.page, 'A needle, far up').waitFor();
  await expect.poll(() => messageWith(ada.page, 'A needle, far up').evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  })).toBe(true);
  expect(await field(ada.page).evaluate((element) => element === document.activeElement)).toBe(true);
  await expectNoViolations(ada.page);
  // Enter comes before the answer here, and means the text it follows.
  await field(ada.page).fill('Line 39');
  await ada.page.keyboard.press('Enter');
  await messageWith(ada.page, 'Line 39').waitFor();
  await ada.page.keyboard.press('Escape');
  await panel(ada.page).waitFor({ state: 'detached' });
  expect(await ada.page.getByRole('textbox', { name: 'Message', exact: true }).evaluate((element) => element === document.activeElement)).toBe(true);
});

it('gives more as one goes down, newest or best first', async () => {
  await field(ada.page).fill('line');
  await panel(ada.page).getByRole('status').getByText('30+ messages').waitFor();
  for (let press = 0; press < 39; press += 1) await ada.page.keyboard.press('ArrowDown');
  await panel(ada.page).getByRole('status').getByText('40 messages').waitFor();
  await panel(ada.page).getByRole('button', { name: 'Best' }).click();
  await expect.poll(() => hits(ada.page).count()).toBe(30);
});

it('says what an operator was taken for, completes names, and says when there is nothing', async () => {
  await field(ada.page).fill('line from:ada has:link');
  await panel(ada.page).getByText('from: Ada Brandt').waitFor();
  await panel(ada.page).getByRole('button', { name: 'Remove has:link' }).click();
  await expect.poll(() => field(ada.page).inputValue()).toBe('line from:ada');
  await field(ada.page).fill('the in:cle');
  await panel(ada.page).getByRole('button', { name: 'in:Cleo Martin' }).click();
  await expect.poll(() => field(ada.page).inputValue()).toBe('the in:"Cleo Martin" ');
  await expect.poll(() => hits(ada.page).count()).toBe(1);
  await field(ada.page).fill('xyzzy from:nobody');
  await panel(ada.page).getByText('from:nobody fits nothing').waitFor();
  await panel(ada.page).getByRole('heading', { name: 'Nothing found' }).waitFor();
  await expectNoViolations(ada.page);
});

it('takes any text for a search', async () => {
  for (const text of ['"((( NEAR* \' -- <img src=x onerror=alert(1)>', '*:^"', 'in:" from:', '\u202E\u0000', 'a'.repeat(1_000)]) {
    await field(ada.page).fill(text);
    await panel(ada.page).getByRole('heading', { name: 'Nothing found' }).waitFor();
  }
});

it('looks only into the open chat until that limit is taken off', async () => {
  await ada.page.keyboard.press('Escape');
  await openDirectChat(ada.page, 'Ben Ortiz');
  await ada.page.keyboard.press('Control+F');
  await field(ada.page).fill('harbour');
  await panel(ada.page).getByRole('heading', { name: 'Nothing found' }).waitFor();
  await panel(ada.page).getByRole('button', { name: /^Search everywhere/ }).click();
  await expect.poll(() => hits(ada.page).count()).toBe(1);
});

it('works without a server, after a restart, in the dark and in a narrow window, which it leaves for the message', async () => {
  await stage.stopServer();
  await ada.restart();
  await ada.page.emulateMedia({ colorScheme: 'dark' });
  await ada.page.setViewportSize({ width: 720, height: 640 });
  await ada.page.getByRole('navigation', { name: 'Chats' }).waitFor();
  await ada.page.keyboard.press('Control+Shift+F');
  await found(ada.page, 'needle', 1);
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
  await ada.page.setViewportSize({ width: 720, height: 640 });
  await hits(ada.page).first().click();
  await panel(ada.page).waitFor({ state: 'detached' });
  await messageLog(ada.page).getByText('A needle, far up').waitFor();
  await ada.page.emulateMedia({ colorScheme: 'light' });
  await stage.startServer();
});
