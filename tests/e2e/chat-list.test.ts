import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatList, composer, messageWith, openChat, openDirectChat, sendMessage, threadComposer, threadPane } from './support/conversation.ts';
import { expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

declare global {
  interface Window {
    /** What the page told of with the system's notifications, by a stand-in. */
    toldOf: { readonly title: string; readonly body: string; isClosed: boolean; click(): void }[];
  }
}

let stage: Stage;
let ada: Client;
let ben: Client;
beforeAll(async () => {
  stage = await createStage({
    prepare: (context) =>
      context.addInitScript(() => {
        window.toldOf = [];
        class StandIn extends EventTarget {
          static readonly permission = 'granted';
          constructor(title: string, { body = '' }: NotificationOptions) {
            super();
            const told = { title, body, isClosed: false, click: () => this.dispatchEvent(new Event('click')) };
            window.toldOf.push(told);
            this.close = () => {
              told.isClosed = true;
            };
          }
          close: () => void;
        }
        window.Notification = StandIn as unknown as typeof Notification;
      }),
  });
  const people = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Cleo Martin'), await stage.addPerson('Dora Kiss')] as const;
  ada = await stage.openSignedIn(people[0]);
  for (const name of ['Ben Ortiz', 'Cleo Martin', 'Dora Kiss']) {
    await openDirectChat(ada.page, name);
    await sendMessage(ada.page, `Hello ${name}`);
  }
  ben = await stage.openSignedIn(people[1]);
});
afterAll(() => stage.close());

const titles = (page: Page) => chatList(page).locator('.chat-item-title').allTextContents();
const options = (page: Page, name: string) => chatList(page).getByRole('button', { name: `Options for ${name}` });
const menu = (page: Page, name: string) => page.getByRole('menu', { name: `Options for ${name}` });
async function choose(page: Page, name: string, line: string): Promise<void> {
  await chatList(page).getByText(name, { exact: true }).click({ button: 'right' });
  await menu(page, name).getByText(line, { exact: true }).click();
}

it('chats are pinned by mouse, moved by keyboard, and stand there after a restart', async () => {
  expect(await titles(ada.page)).toEqual(['Dora Kiss', 'Cleo Martin', 'Ben Ortiz']);
  await choose(ada.page, 'Ben Ortiz', 'Pin');
  await expect.poll(() => titles(ada.page)).toEqual(['Ben Ortiz', 'Dora Kiss', 'Cleo Martin']);
  await choose(ada.page, 'Cleo Martin', 'Pin');
  await expect.poll(() => titles(ada.page)).toEqual(['Ben Ortiz', 'Cleo Martin', 'Dora Kiss']);
  await openChat(ada.page, 'Cleo Martin');
  await chatList(ada.page).locator('.chat-item[aria-current]').focus();
  await ada.page.keyboard.press('Control+Shift+ArrowUp');
  await expect.poll(() => titles(ada.page)).toEqual(['Cleo Martin', 'Ben Ortiz', 'Dora Kiss']);
  await ada.restart();
  await expect.poll(() => titles(ada.page)).toEqual(['Cleo Martin', 'Ben Ortiz', 'Dora Kiss']);
});

it('the menu works by keyboard alone, says what holds, and gives the focus back', async () => {
  const { page } = ada;
  await options(page, 'Dora Kiss').focus();
  await page.keyboard.press('Enter');
  await menu(page, 'Dora Kiss').waitFor();
  await expectNoViolations(page);
  expect(await menu(page, 'Dora Kiss').getByRole('menuitemradio', { name: 'Notify me of all messages' }).getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await menu(page, 'Dora Kiss').waitFor({ state: 'detached' });
  expect(await options(page, 'Dora Kiss').evaluate((button) => button === document.activeElement)).toBe(true);
});

it('who looks elsewhere is told of messages, goes to them with a click, and is told no more once they are read', async () => {
  await openChat(ben.page, 'Ada Brandt');
  await openDirectChat(ben.page, 'Cleo Martin');
  // What he was told of when he came is not looked at here.
  await ben.page.evaluate(() => window.toldOf.splice(0));
  await openChat(ada.page, 'Ben Ortiz');
  await composer(ada.page).fill('The **boat** is in');
  await composer(ada.page).press('Enter');
  await expect.poll(() => ben.page.evaluate(() => window.toldOf.map(({ title, body }) => `${title}: ${body}`))).toEqual(['Ada Brandt: The boat is in']);
  await ben.page.evaluate(() => window.toldOf[0]?.click());
  await ben.page.getByRole('region', { name: 'Ada Brandt', exact: true }).waitFor();
  await expect.poll(() => ben.page.evaluate(() => window.toldOf[0]?.isClosed)).toBe(true);
});

it('who follows a thread is told of a reply, unless it is open before their eyes; a click opens the thread at the reply', async () => {
  const inThread = (client: Client, text: string) => threadPane(client.page).getByRole('article').filter({ hasText: text });
  await messageWith(ben.page, 'The boat is in').last().focus();
  await ben.page.keyboard.press('t');
  await threadComposer(ben.page).fill('Which one?');
  await threadComposer(ben.page).press('Enter');
  await messageWith(ada.page, 'The boat is in').getByRole('button', { name: /^1 reply/ }).click();
  await ben.page.bringToFront();
  await ben.page.evaluate(() => window.toldOf.splice(0));
  await threadComposer(ada.page).fill('Before your eyes');
  await threadComposer(ada.page).press('Enter');
  await inThread(ben, 'Before your eyes').waitFor();
  await ben.page.keyboard.press('Escape');
  await threadPane(ben.page).waitFor({ state: 'detached' });
  await threadComposer(ada.page).fill('The **red** one');
  await threadComposer(ada.page).press('Enter');
  await expect.poll(() => ben.page.evaluate(() => window.toldOf.map(({ body }) => body))).toEqual(['The red one']);
  await openDirectChat(ben.page, 'Cleo Martin');
  await ben.page.evaluate(() => window.toldOf[0]?.click());
  await inThread(ben, 'The red one').waitFor();
  await expect.poll(() => ben.page.evaluate(() => window.toldOf[0]?.isClosed)).toBe(true);
  await ada.page.keyboard.press('Escape');
  await ben.page.keyboard.press('Escape');
});

it('who has left a thread is told of a reply there only when it has one of their words; a click opens the thread at the reply', async () => {
  await openDirectChat(ben.page, 'Cleo Martin');
  await ben.page.keyboard.press('Control+,');
  const settings = ben.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Notifications' }).click();
  await settings.getByLabel('My keywords').fill('anchor');
  await settings.getByLabel('My keywords').press('Enter');
  await settings.getByText('anchor', { exact: true }).waitFor();
  await ben.page.keyboard.press('Escape');
  await openChat(ben.page, 'Ada Brandt');
  await messageWith(ben.page, 'The boat is in').last().getByRole('button', { name: /^\d+ replies/ }).click();
  await threadPane(ben.page).getByRole('button', { name: 'Unfollow thread' }).click();
  await threadPane(ben.page).getByRole('button', { name: 'Follow thread' }).waitFor();
  await openDirectChat(ben.page, 'Cleo Martin');
  await ben.page.evaluate(() => window.toldOf.splice(0));
  await messageWith(ada.page, 'The boat is in').getByRole('button', { name: /^\d+ replies/ }).click();
  for (const reply of ['Nobody asks for this', 'But the Anchor is up']) {
    await threadComposer(ada.page).fill(reply);
    await threadComposer(ada.page).press('Enter');
  }
  await expect.poll(() => ben.page.evaluate(() => window.toldOf.map(({ body }) => body))).toEqual(['But the Anchor is up']);
  await ben.page.evaluate(() => window.toldOf[0]?.click());
  await threadPane(ben.page).getByRole('article').filter({ hasText: 'But the Anchor is up' }).waitFor();
  await expect.poll(() => ben.page.evaluate(() => window.toldOf[0]?.isClosed)).toBe(true);
  await ada.page.keyboard.press('Escape');
  await ben.page.keyboard.press('Escape');
});

it('a muted chat is quiet: nothing is told, its count is no part of the title, and the mark says so', async () => {
  await openDirectChat(ben.page, 'Cleo Martin');
  await choose(ben.page, 'Ada Brandt', 'Mute for 1 hour');
  await chatList(ben.page).getByRole('img', { name: 'Muted' }).waitFor();
  const toldBefore = await ben.page.evaluate(() => window.toldOf.length);
  await sendMessage(ada.page, 'Quietly now');
  await chatList(ben.page).getByText('1 unread').waitFor();
  expect(await ben.page.evaluate(() => window.toldOf.length)).toBe(toldBefore);
  expect(await ben.page.title()).not.toMatch(/^\(/);
  await choose(ben.page, 'Ada Brandt', 'Mark as read');
  await chatList(ben.page).getByText('1 unread').waitFor({ state: 'detached' });
  await choose(ben.page, 'Ada Brandt', 'Unmute');
  await chatList(ben.page).getByRole('img', { name: 'Muted' }).waitFor({ state: 'detached' });
});

it('a message is forwarded by keyboard to two chats, with a word above it', async () => {
  const { page } = ada;
  await openChat(page, 'Ben Ortiz');
  await messageWith(page, 'Quietly now').focus();
  await messageWith(page, 'Quietly now').getByRole('button', { name: 'Forward' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Forward message' });
  await dialog.getByRole('textbox', { name: 'Find a chat' }).fill('o');
  await expectNoViolations(page);
  await dialog.getByRole('textbox', { name: 'Find a chat' }).fill('');
  for (const name of ['Cleo Martin', 'Dora Kiss']) await dialog.getByRole('button', { name }).press('Enter');
  await dialog.getByRole('textbox', { name: /Say something/ }).fill('As I said');
  await dialog.getByRole('button', { name: 'Forward' }).click();
  await dialog.waitFor({ state: 'detached' });
  await openChat(page, 'Dora Kiss');
  const passedOn = messageWith(page, 'As I said');
  await passedOn.waitFor();
  expect(await passedOn.locator('blockquote').textContent()).toBe('Ada Brandt:\nQuietly now');
  await expectNoViolations(page);
});

it('sections open and close by keyboard and stay so; a filter finds a chat, typing goes to it, and it can be marked as unread', async () => {
  const { page } = ada;
  const heading = (name: string) => chatList(page).getByRole('button', { name: new RegExp(`^${name} `) });
  await heading('Direct messages').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => heading('Direct messages').getAttribute('aria-expanded')).toBe('false');
  await ada.restart();
  await heading('Direct messages').waitFor();
  await expect.poll(() => heading('Direct messages').getAttribute('aria-expanded')).toBe('false');
  await heading('Direct messages').focus();
  await page.keyboard.press('ArrowRight');
  await chatList(page).getByText('Dora Kiss', { exact: true }).waitFor();
  await page.keyboard.type('do');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Dora Kiss');
  await choose(page, 'Dora Kiss', 'Mark as unread');
  await chatList(page).getByRole('region', { name: 'Unread' }).getByRole('img', { name: 'Marked as unread' }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('cle');
  await expect.poll(() => titles(page)).toEqual(['Cleo Martin']);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Cleo Martin', exact: true }).waitFor();
  await chatList(page).getByRole('button', { name: 'Clear the filter' }).click();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.getByRole('region', { name: 'Dora Kiss', exact: true }).waitFor();
});

it('keys are changed without a conflict and work at once; a question mark shows them', async () => {
  const { page } = ada;
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Appearance' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const line = settings.getByRole('button', { name: /^Jump to a chat or person/ });
  await line.click();
  await page.keyboard.press('Control+f');
  await settings.getByText('Ctrl+F is already for: Search in this chat.').waitFor();
  await page.keyboard.press('Control+j');
  await settings.getByRole('button', { name: 'Jump to a chat or person: Ctrl+J. Change' }).waitFor();
  await expectNoViolations(page);
  await settings.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Control+j');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await chatList(page).locator('.chat-item[aria-current]').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Ctrl+J').waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
});

it('the status line opens into what waits and what the connection is; each can be discarded', async () => {
  const { page } = ada;
  await chatList(page).getByRole('button', { name: 'Connection and what waits' }).click();
  const panel = page.getByRole('dialog', { name: 'Connection and what waits' });
  await panel.getByText('Nothing waits. Everything that you did is on the server.').waitFor();
  await panel.getByText(/Every message of your chats is on this computer/).waitFor();
  await expectNoViolations(page);
  await panel.getByRole('button', { name: 'Done' }).click();
});

it('settings show the devices, the room that is used, whose work is in it, and a test notification', async () => {
  const { page } = ben;
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  for (const [tab, words] of [['Devices', 'This device'], ['Storage', 'Messages on this computer'], ['About', 'react-dom 19.3.1']] as const) {
    await settings.getByRole('tab', { name: tab }).click();
    await settings.getByText(words).first().waitFor();
    await expectNoViolations(page);
  }
  await settings.getByRole('tab', { name: 'Notifications' }).click();
  await settings.getByRole('button', { name: 'Send a test notification' }).click();
  await expect.poll(() => page.evaluate(() => window.toldOf.some(({ title }) => title === 'A test from Hallway'))).toBe(true);
  await expectNoViolations(page);
  await settings.getByRole('button', { name: 'Done' }).click();
});

it('settings hold after a restart: colours, and a pause of notifications', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: /Ben Ortiz/ }).last().click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(() => dialog.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  await dialog.getByRole('tab', { name: 'Notifications' }).click();
  await dialog.getByRole('combobox', { name: 'Pause notifications' }).selectOption({ label: 'For 1 hour' });
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await ben.restart();
  await chatList(page).getByText('Ada Brandt').first().waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await openChat(page, 'Cleo Martin');
  await openChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Paused');
  await chatList(page).getByText('1 unread').waitFor();
  expect(await page.evaluate(() => window.toldOf.length)).toBe(0);
});
