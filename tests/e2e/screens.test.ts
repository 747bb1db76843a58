import { afterAll, beforeAll, expect, it } from 'vitest';
import { composer, messageLog, messageWith, openDirectChat, sendMessage } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;

beforeAll(async () => {
  stage = await createStage();
  const [first] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  ada = await stage.openSignedIn(first);
});

afterAll(() => stage.close());

it('an empty Hallway teaches what to do', async () => {
  await ada.page.getByText('No chats yet').first().waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
});

it('a conversation with everything in it has no serious violation', async () => {
  await openDirectChat(ada.page, 'Ben Ortiz');
  await ada.page.getByText('Say hello to Ben Ortiz.').waitFor();
  await expectNoViolations(ada.page);
  await composer(ada.page).fill('A link https://example.org and `code`');
  await composer(ada.page).press('Enter');
  await messageLog(ada.page).locator('code').waitFor();
  await composer(ada.page).fill(`A long text: ${'many words '.repeat(300)}`);
  await composer(ada.page).press('Enter');
  await ada.page.getByRole('button', { name: 'Show more' }).waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
});

it.each([
  ['New message', 'New message'],
  ['New group', 'New group'],
])('the dialog “%s” has no serious violation and closes with Escape', async (button, title) => {
  await ada.page.getByRole('button', { name: button }).click();
  await ada.page.getByRole('dialog', { name: title }).waitFor();
  await expectNoViolations(ada.page);
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('the switcher opens by keyboard and goes to a chat', async () => {
  await ada.page.keyboard.press('Control+k');
  await ada.page.getByRole('combobox').fill('ben');
  await expectNoViolations(ada.page);
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('region', { name: 'Ben Ortiz' }).waitFor();
});

it('the switcher finds a name that is typed with a mistake, and does what is typed; the focus comes back', async () => {
  const { page } = ada;
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await composer(page).focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('ben ortzi');
  await page.getByRole('option', { name: /Ben Ortiz/ }).first().waitFor();
  await page.getByRole('combobox').fill('dark');
  await page.getByRole('option', { name: 'Settings: Appearance' }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: 'Appearance', selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('>');
  await page.getByRole('option', { name: 'New group' }).click();
  await page.getByRole('dialog', { name: 'New group' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('everything of a chat is reached by keyboard alone', async () => {
  await composer(ada.page).focus();
  await ada.page.keyboard.type('Typed and sent by keyboard');
  await ada.page.keyboard.press('Enter');
  await messageWith(ada.page, 'Typed and sent by keyboard').waitFor();
  await ada.page.keyboard.press('ArrowUp');
  await expect.poll(() => composer(ada.page).inputValue()).toBe('Typed and sent by keyboard');
  await ada.page.keyboard.press('Escape');
  await expect.poll(() => composer(ada.page).inputValue()).toBe('');
  await ada.page.keyboard.press('F6');
  expect(await ada.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

it('the details have no serious violation', async () => {
  await ada.page.getByRole('button', { name: 'Details' }).click();
  await ada.page.getByRole('complementary', { name: 'Details' }).waitFor();
  await expectNoViolations(ada.page);
  await expectNoOverflow(ada.page);
});

it('text that looks like markup is text, and nothing is fetched for it', async () => {
  const payload = '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script> javascript:alert(1) [x](javascript:alert(1))';
  await sendMessage(ada.page, payload);
  expect(await ada.page.evaluate(() => '__hit' in window)).toBe(false);
  expect(await messageLog(ada.page).locator('img, script, iframe').count()).toBe(0);
  expect(await messageLog(ada.page).locator('a[href^="javascript"]').count()).toBe(0);
});
