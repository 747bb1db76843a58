import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { english } from '../../renderer/testing/english.ts';
import { pseudoWords } from '../../renderer/testing/pseudo-words.ts';
import { launchBrowser } from './support/browser.ts';
import { serveTestingPage, type TestingPage } from './support/testing-page.ts';
import { findWordFaults } from './support/untranslated.ts';

const words = pseudoWords(english);
let served: TestingPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveTestingPage('dev'), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' });
});

afterAll(async () => {
  await browser.close();
  served.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const openAccount = () => page.locator('.account-bar [aria-haspopup="menu"]').click();
const inSidebar = (name: string) => page.locator('.sidebar').getByRole('button', { name }).first().click();
const openChat = (title: string) => page.locator('.chat-item', { hasText: title }).first().click();

interface Walk {
  readonly screen: string;
  readonly scenario: string;
  readonly go?: () => Promise<unknown>;
}

const walks: readonly Walk[] = [
  { screen: 'the sign-in', scenario: 'signedOut' },
  { screen: 'the sign-in with what is wrong', scenario: 'wasSignedOut', go: () => press(words.signIn.signIn) },
  { screen: 'a store that does not open', scenario: 'storeFailed' },
  { screen: 'an empty organization', scenario: 'empty' },
  { screen: 'a group', scenario: 'demo', go: () => openChat('Spring launch') },
  { screen: 'a group without a connection', scenario: 'offline', go: () => openChat('Jonas Weber') },
  { screen: 'a chat where nothing may be written', scenario: 'readOnly', go: () => openChat('Spring launch') },
  { screen: 'long texts, waiting and failed messages', scenario: 'long', go: () => openChat('A group with a name') },
  { screen: 'a message’s actions', scenario: 'demo', go: async () => { await openChat('Spring launch'); await page.locator('.message').last().hover(); } },
  { screen: 'the emoji', scenario: 'demo', go: async () => { await openChat('Spring launch'); await press(words.composer.emoji); } },
  { screen: 'the formatting', scenario: 'demo', go: async () => { await openChat('Spring launch'); await press(words.composer.showFormatting); } },
  { screen: 'the help of the composer', scenario: 'demo', go: async () => { await openChat('Spring launch'); await page.locator('textarea').fill('/help'); await page.keyboard.press('Escape'); await page.keyboard.press('Enter'); await page.getByRole('dialog').waitFor(); } },
  { screen: 'commands as they are typed', scenario: 'demo', go: async () => { await openChat('Spring launch'); await page.locator('textarea').pressSequentially('/m'); await page.getByRole('listbox').waitFor(); } },
  { screen: 'a person’s card', scenario: 'demo', go: async () => { await openChat('Spring launch'); await page.locator('.message-sender').last().click(); } },
  { screen: 'the details', scenario: 'demo', go: async () => { await openChat('Spring launch'); await press(words.conversation.details); await page.getByRole('complementary').waitFor(); } },
  { screen: 'the menu of a chat', scenario: 'demo', go: () => page.locator('.chat-item').first().click({ button: 'right' }) },
  { screen: 'the account', scenario: 'demo', go: () => openAccount() },
  { screen: 'signing out', scenario: 'demo', go: async () => { await openAccount(); await page.getByRole('menuitem', { name: words.chats.signOut }).click(); } },
  { screen: 'the settings', scenario: 'demo', go: async () => { await openAccount(); await page.getByRole('menuitem', { name: words.settings.settings }).click(); await page.getByRole('dialog').waitFor(); } },
  { screen: 'devices and calls', scenario: 'demo', go: async () => { await openAccount(); await page.getByRole('menuitem', { name: words.calls.devices }).click(); await page.getByRole('dialog').waitFor(); } },
  { screen: 'a new message', scenario: 'demo', go: async () => { await press(words.chats.newMessage); await page.getByRole('dialog').waitFor(); } },
  { screen: 'a new group', scenario: 'demo', go: async () => { await press(words.chats.newGroup); await page.getByRole('dialog').waitFor(); await press(words.people.create); } },
  { screen: 'the inbox of several organizations', scenario: 'organizations4', go: async () => { await page.keyboard.press('Control+u'); await page.getByRole('main').getByRole('list').first().waitFor(); } },
  { screen: 'the switcher', scenario: 'demo', go: async () => { await page.keyboard.press('Control+k'); await page.getByRole('dialog').waitFor(); } },
  { screen: 'the search', scenario: 'demo', go: async () => { await press(words.search.search); await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('launch'); } },
  { screen: 'the threads', scenario: 'demo', go: () => inSidebar(words.threads.threads) },
  { screen: 'a thread', scenario: 'demo', go: async () => { await openChat('Spring launch'); await page.locator('.thread-line').first().click(); await page.locator('.thread-pane, aside').first().waitFor(); } },
  { screen: 'what was saved', scenario: 'demo', go: () => inSidebar(words.messageLists.titles.saved) },
  { screen: 'mentions', scenario: 'demo', go: () => inSidebar(words.messageLists.titles.mentions) },
  { screen: 'what is sent later', scenario: 'scheduledMany', go: () => inSidebar(words.scheduled.title) },
  { screen: 'the list of everybody', scenario: 'demo', go: async () => { await press(words.people.directory); await page.getByRole('option').first().waitFor(); } },
  { screen: 'one’s profile', scenario: 'demo', go: async () => { await openAccount(); await page.getByRole('menuitem', { name: words.profile.profile }).click(); await page.getByRole('dialog').waitFor(); } },
  { screen: 'the files', scenario: 'demo', go: () => press(words.files.openFiles) },
  { screen: 'the calls of the past', scenario: 'callHistory', go: () => page.getByRole('button', { name: words.calls.calls }).or(page.locator(`[aria-label^="${words.calls.callsMissed(1).slice(0, 6)}"]`)).first().click() },
  { screen: 'a call that rings', scenario: 'ringing' },
  { screen: 'a call', scenario: 'callTrouble' },
  { screen: 'a call of a group', scenario: 'groupRinging' },
  { screen: 'a call that failed', scenario: 'endedFailed' },
];

it.each(walks)('$screen has no word that came past the catalogue, and none is cut', async ({ scenario, go }) => {
  await page.goto(`${served.address}?scenario=${scenario}&language=pseudo`);
  await page.locator('#root > *').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await go?.();
  expect(await findWordFaults(page)).toEqual({ untranslated: [], cut: [] });
});

/** What the page shows and reads out, apart from what was only said once. */
const wordsOfPage = (): Promise<string[]> =>
  page.evaluate(() => {
    const said = '[aria-live], [role="status"], [role="alert"]';
    const isSeen = (element: Element): boolean => element.closest(said) === null && element.checkVisibility({ visibilityProperty: true });
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (!isSeen(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) if (element.hasAttribute(name)) found.push(`${name}: ${element.getAttribute(name) ?? ''}`);
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '') found.push(node.textContent ?? '');
    }
    return found;
  });

it.each(['de', 'ar'])('another language is spoken everywhere as soon as it is chosen: %s', async (language) => {
  const enter = async (address: string) => {
    await page.goto(address);
    await openChat('Spring launch');
    await page.getByRole('article').last().waitFor();
  };
  await enter(`${served.address}?scenario=demo&language=${language}`);
  const wanted = await wordsOfPage();
  await enter(`${served.address}?scenario=demo`);
  const before = await wordsOfPage();
  await openAccount();
  await page.getByRole('menuitem', { name: english.settings.settings }).click();
  await page.getByLabel(english.settings.language).selectOption(language);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(wordsOfPage).toEqual(wanted);
  expect(wanted).not.toEqual(before);
});
