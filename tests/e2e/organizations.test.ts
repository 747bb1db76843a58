import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { composer, messageWith, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, signIn, type Client, type Person, type Stage } from './support/stage.ts';

/** Two organizations, each with its own server; Ada is in both, on one computer. */
let harbour: Stage;
let studio: Stage;
let ada: Client;
let adaInStudio: Person;
let ben: Client;
let cora: Client;

/** Keeps what would be told of by the system, and lets a test click it. */
const keepNotifications = `
  window.told = [];
  window.Notification = class extends EventTarget {
    static permission = 'granted';
    constructor(title, options) { super(); this.title = title; this.body = options.body; window.told.push(this); }
    close() {}
  };`;

const rail = (page: Page) => page.getByRole('navigation', { name: 'Organizations' });
const inRail = (page: Page, name: RegExp | string) => rail(page).getByRole('button', { name });
const shown = (page: Page) => rail(page).locator('[aria-current] .rail-avatar, .rail-inbox[aria-current]');
const heading = (page: Page) => page.getByRole('navigation', { name: 'Chats' }).getByRole('heading', { level: 1 });

beforeAll(async () => {
  harbour = await createStage({ prepare: (context) => context.addInitScript(keepNotifications) });
  studio = await createStage({ serverEnvironment: { HALLWAY_ORGANIZATION: 'Green Studio' } });
  const [adaInHarbour, benHere] = [await harbour.addPerson('Ada Brandt'), await harbour.addPerson('Ben Ortiz')];
  const coraThere = await studio.addPerson('Cora Nilsen');
  adaInStudio = await studio.addPerson('Ada Brandt');
  ada = await harbour.openSignedIn(adaInHarbour);
  ben = await harbour.openSignedIn(benHere);
  cora = await studio.openSignedIn(coraThere);
  await openDirectChat(ben.page, 'Ada Brandt');
  await sendMessage(ben.page, 'The lighthouse is painted');
  await openDirectChat(cora.page, 'Ada Brandt');
  await sendMessage(cora.page, 'The lighthouse drawings are ready');
  // All that follows needs both: without the second one, every test would wait for it in vain.
  await addStudio(ada.page);
});

afterAll(async () => {
  await harbour.close();
  await studio.close();
});

/** With one organization nothing between several is shown; a second one is added without leaving the first. */
async function addStudio(page: Page): Promise<void> {
  await openChat(page, 'Ben Ortiz');
  await page.getByRole('log').getByText('The lighthouse is painted').waitFor();
  expect(await rail(page).count()).toBe(0);
  await page.keyboard.press('Control+u');
  expect(await page.getByRole('main', { name: 'All unread' }).count()).toBe(0);
  await page.getByRole('button', { name: /Ada Brandt/ }).last().click();
  await page.getByRole('menuitem', { name: 'Add an organization' }).click();
  await page.getByRole('heading', { name: 'Add an organization' }).waitFor();
  await signIn(page, studio.serverUrl, adaInStudio);
}

it('stands beside the first one in the rail, with what is unread in it', async () => {
  const { page } = ada;
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await inRail(page, /^Blue Harbour/).waitFor();
  await inRail(page, /^Green Studio, 1 unread/).waitFor();
  await inRail(page, /^All unread, 1 unread/).waitFor();
  await expectNoViolations(page);
});

it('goes back to the account there is when somebody signs in to it again', async () => {
  const { page } = ada;
  await inRail(page, 'Add an organization').click();
  await page.getByLabel(/server/i).fill(studio.serverUrl);
  await page.getByLabel(/e-?mail/i).fill(adaInStudio.email);
  await page.getByLabel(/password/i).first().fill(adaInStudio.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('You are signed in there already.').waitFor();
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await expect.poll(() => rail(page).locator('.rail-item').count()).toBe(2);
});

it('says in the form when a server is away, and gives up at a word', async () => {
  const { page } = ada;
  await inRail(page, 'Add an organization').click();
  await page.getByLabel(/server/i).fill('http://127.0.0.1:9');
  await page.getByLabel(/e-?mail/i).fill('ada@example.org');
  await page.getByLabel(/password/i).first().fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('main').getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
});

it('shows an organization by key and by arrow keys, each with its own open chat', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+1');
  await expect.poll(() => heading(page).textContent()).toBe('Blue Harbour');
  await page.getByRole('log').getByText('The lighthouse is painted').waitFor();
  await inRail(page, /^Blue Harbour/).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  expect(await shown(page).count()).toBe(1);
  await expectNoViolations(page);
  await expectNoOverflow(page);
});

it('is put in order with the keyboard, and stays so', async () => {
  const { page } = ada;
  const order = () => rail(page).locator('.rail-button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')?.split(',')[0]));
  await inRail(page, /^Green Studio/).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['Green Studio', 'Blue Harbour']);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(order).toEqual(['Blue Harbour', 'Green Studio']);
});

it('lists what is unread in all of them, and opens it where it is', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+2');
  await sendMessage(ben.page, 'Where do the boats go?');
  await rail(page).getByRole('button', { name: /^All unread, \d+ unread/ }).waitFor();
  await page.keyboard.press('Control+u');
  const inbox = page.getByRole('main', { name: 'All unread' });
  await inbox.getByRole('button', { name: /Ben Ortiz.*Blue Harbour/ }).waitFor();
  await inbox.getByRole('button', { name: /Cora Nilsen.*Green Studio/ }).waitFor();
  await expectNoViolations(page);
  await expectNoOverflow(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await inRail(page, /^All unread/).click();
  await inbox.getByRole('button', { name: 'By organization' }).click();
  await inbox.getByRole('heading', { name: 'Green Studio' }).waitFor();
  await inbox.getByRole('list', { name: 'Blue Harbour' }).getByRole('button', { name: /Ben Ortiz.*Where do the boats go/ }).click();
  await expect.poll(() => heading(page).textContent()).toBe('Blue Harbour');
  await page.getByRole('log').getByText('Where do the boats go?').waitFor();
});

it('marks as read from the inbox, and says when all is read', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+u');
  const inbox = page.getByRole('main', { name: 'All unread' });
  await inbox.getByRole('button', { name: 'Mark Cora Nilsen as read' }).click();
  await inbox.getByRole('heading', { name: 'Everything is read' }).waitFor();
  await expect.poll(() => inRail(page, /^All unread/).getAttribute('aria-label')).toBe('All unread');
  await sendMessage(cora.page, 'Two more');
  await inbox.getByRole('button', { name: /Cora Nilsen.*Two more/ }).waitFor();
  await inbox.getByRole('button', { name: 'Mark all as read' }).click();
  await inbox.getByRole('heading', { name: 'Everything is read' }).waitFor();
});

it('goes from the inbox to a message of another organization by the switcher', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('drawings');
  await page.getByRole('option', { name: /drawings are ready.*Green Studio/ }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await page.getByRole('log').getByText('The lighthouse drawings are ready').waitFor();
  await page.keyboard.press('Control+1');
  await expect.poll(() => heading(page).textContent()).toBe('Blue Harbour');
});

it('jumps to chats and people of every organization from one switcher', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('cora');
  await page.getByRole('option', { name: /Cora Nilsen.*Green Studio/ }).click();
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await page.getByRole('log').getByText('The lighthouse drawings are ready').waitFor();
});

it('finds messages of every organization, marked by it, and of one alone', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('combobox', { name: 'Search messages' }).fill('lighthouse');
  const hits = page.getByRole('listbox', { name: 'Messages found' }).getByRole('option');
  await expect.poll(() => hits.count()).toBe(2);
  await page.getByRole('search').getByRole('combobox', { name: 'Search in' }).selectOption({ label: 'Green Studio' });
  await expect.poll(() => hits.count()).toBe(1);
  await page.getByRole('search').getByRole('combobox', { name: 'Search in' }).selectOption({ label: 'All organizations' });
  await expect.poll(() => hits.count()).toBe(2);
  await expectNoViolations(page);
  await hits.filter({ hasText: 'Blue Harbour' }).click();
  await expect.poll(() => heading(page).textContent()).toBe('Blue Harbour');
  await page.getByRole('log').getByText('The lighthouse is painted').waitFor();
  // The search goes on there.
  await expect.poll(() => hits.count()).toBe(2);
  await page.getByRole('button', { name: 'Close search' }).click();
});

it('tells of messages of an organization that is not shown; a click goes there', async () => {
  const { page } = ada;
  await sendMessage(cora.page, 'Have you seen them?');
  const told = () => page.evaluate<string[]>('window.told.map(({ title, body }) => title + ": " + body)');
  await expect.poll(told).toContain('Cora Nilsen (Green Studio): Have you seen them?');
  await page.evaluate('window.told.at(-1).dispatchEvent(new Event("click"))');
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await page.getByRole('log').getByText('Have you seen them?').waitFor();
});

it('says of one that was signed out by its server while the search goes on, keeps what was found, and leads to signing in', async () => {
  const { page } = ada;
  for (let line = 1; line <= 35; line += 1) {
    await composer(cora.page).fill(`Keeper ${line}`);
    await composer(cora.page).press('Enter');
  }
  await messageWith(cora.page, 'Keeper 35').waitFor();
  await sendMessage(ben.page, 'The keeper is away');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Shift+f');
  const panel = page.getByRole('search');
  const hits = page.getByRole('listbox', { name: 'Messages found' }).getByRole('option');
  await panel.getByRole('combobox', { name: 'Search messages' }).fill('keeper');
  await panel.getByText('30+ messages').waitFor();

  const elsewhere = await studio.openSignedIn(adaInStudio);
  await elsewhere.page.keyboard.press('Control+,');
  const settings = elsewhere.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Devices' }).click();
  await settings.getByRole('button', { name: /^Sign out / }).click();
  await elsewhere.page.getByRole('dialog').last().getByRole('button', { name: 'Sign out', exact: true }).click();
  await inRail(page, /^Green Studio.*Signed out/).waitFor();

  await panel.getByRole('combobox', { name: 'Search messages' }).focus();
  for (let press = 0; press < 30; press += 1) await page.keyboard.press('ArrowDown');
  await panel.getByText('Green Studio was not searched to the end: you are signed out there.').waitFor();
  expect(await hits.filter({ hasText: 'The keeper is away' }).count()).toBe(1);
  expect(await hits.count()).toBeGreaterThanOrEqual(30);
  await expectNoViolations(page);
  await expectNoOverflow(page);
  await panel.getByRole('button', { name: 'Sign in to Green Studio' }).click();
  await page.getByText('You are signed out there', { exact: false }).waitFor({ state: 'detached' });
  await signIn(page, studio.serverUrl, adaInStudio);
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
  await expect.poll(() => inRail(page, /^Green Studio/).getAttribute('aria-label')).not.toContain('Signed out');
  await studio.killClient(elsewhere);
});

it('says of one that its server is away, and leaves the others as they are', async () => {
  const { page } = ada;
  await studio.stopServer();
  await inRail(page, /^Green Studio.*Offline/).waitFor();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+u');
  await page.getByRole('main', { name: 'All unread' }).getByText('Green Studio cannot be reached.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('combobox', { name: 'Search messages' }).fill('drawings');
  await page.getByRole('listbox', { name: 'Messages found' }).getByRole('option', { name: /drawings are ready/ }).waitFor();
  await page.getByRole('button', { name: 'Close search' }).click();
  await sendMessage(page, 'Still here');
  await ben.page.getByRole('log').getByText('Still here').waitFor();
  await studio.startServer();
  await expect.poll(() => inRail(page, /^Green Studio/).getAttribute('aria-label'), { timeout: 40_000 }).not.toContain('Offline');
});

it('brings both back when Hallway starts again, the one that was shown first', async () => {
  await ada.restart();
  const { page } = ada;
  await expect.poll(() => heading(page).textContent()).toBe('Blue Harbour');
  await inRail(page, /^Green Studio/).click();
  await expect.poll(() => heading(page).textContent()).toBe('Green Studio');
});

it('signs out of one and keeps the other', async () => {
  const { page } = ada;
  await inRail(page, /^Green Studio/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sign out of Green Studio' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => heading(page).textContent()).toBe('Blue Harbour');
  expect(await rail(page).count()).toBe(0);
  await openChat(page, 'Ben Ortiz');
  await sendMessage(page, 'Only here now');
  await ben.page.getByRole('log').getByText('Only here now').waitFor();
});
