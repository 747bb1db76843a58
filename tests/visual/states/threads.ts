import type { Locator, Page } from 'playwright-core';
import { chatList, messageLog, messageWith, openChat, threadPane } from '../../e2e/support/conversation.ts';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

const launch = 'Spring launch';
const pane = (page: Page) => page.getByRole('complementary').first();
const dialog = (page: Page) => page.getByRole('dialog').first();
/** The message itself: answers quote it, and can be drawn before it. */
const question = (page: Page): Locator => messageLog(page).getByRole('article', { name: /^Tomás Herrera/ }).filter({ hasText: 'This is what I use elsewhere' });
const inSidebar = (name: RegExp) => (page: Page) => chatList(page).getByRole('button', { name }).click();

/** No time passes for what is being deleted while somebody is at the notice. */
export const stayAtUndo = (page: Page) => page.locator('.notice').getByRole('button', { name: 'Undo' }).focus();

/** Opens the chat with a thread, and does something at the message that it began with. */
const atQuestion = (act: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await openChat(page, launch);
  await question(page).focus();
  await act(page);
};
const press = (key: string) => atQuestion((page) => page.keyboard.press(key));

/** Threads, and the lists that lead to messages. */
export const threadStates: readonly VisualState[] = [
  { screen: 'threads', state: 'beside the chat', scenario: 'demo', looks: everyLook, reach: press('t') },
  { screen: 'threads', state: 'without a reply', scenario: 'grouped', part: threadPane, reach: async (page) => { await openChat(page, 'Grouped'); await messageWith(page, 'On another day.').focus(); await page.keyboard.press('t'); await threadPane(page).waitFor(); } },
  { screen: 'threads', state: 'list', scenario: 'demo', looks: everyLook, reach: inSidebar(/^Threads/) },
  { screen: 'threads', state: 'none', scenario: 'empty', reach: inSidebar(/^Threads/) },
  { screen: 'lists', state: 'saved', scenario: 'demo', looks: everyLook, reach: inSidebar(/^Saved/) },
  { screen: 'lists', state: 'nothing saved', scenario: 'empty', part: pane, reach: inSidebar(/^Saved/) },
  { screen: 'lists', state: 'mentions', scenario: 'demo', reach: inSidebar(/^Mentions/) },
  { screen: 'lists', state: 'pinned', scenario: 'demo', part: pane, reach: async (page) => { await openChat(page, launch); await page.getByRole('button', { name: '1 pinned message' }).click(); } },
  { screen: 'message', state: 'menu', scenario: 'demo', reach: atQuestion((page) => question(page).click({ button: 'right' })) },
  { screen: 'message', state: 'deletion with a way back', scenario: 'demo', looks: everyLook, reach: async (page) => { await openChat(page, launch); await messageWith(page, 'Lovely, thank you both').focus(); await page.keyboard.press('Delete'); await stayAtUndo(page); } },
  { screen: 'message', state: 'who reacted', scenario: 'demo', part: dialog, reach: press('w') },
  { screen: 'message', state: 'day to go to', scenario: 'demo', part: dialog, reach: async (page) => { await openChat(page, launch); await messageLog(page).getByRole('button', { name: /Go to another day/ }).last().click(); } },
];
