import type { Page } from 'playwright-core';
import { chatList, composer, openChat } from '../../e2e/support/conversation.ts';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

const dialog = (page: Page) => page.getByRole('dialog').first();
const list = (page: Page) => chatList(page).getByRole('button', { name: /^Scheduled/ }).click();
const firstLine = (page: Page) => page.locator('.listed-message').first();

/** Opens the choice of times for a message. */
async function choose(page: Page): Promise<void> {
  await openChat(page, 'Grouped');
  await composer(page).fill('See you tomorrow');
  await page.getByRole('button', { name: 'Send later' }).click();
}

/** Messages that are sent later. */
export const scheduledStates: readonly VisualState[] = [
  { screen: 'scheduled', state: 'choice of times', scenario: 'grouped', reach: choose },
  {
    screen: 'scheduled', state: 'another time', scenario: 'grouped', part: dialog, reach: async (page) => {
      await choose(page);
      await page.getByRole('menuitem', { name: 'Another time…' }).click();
      await dialog(page).getByLabel('Day').fill('2020-02-29');
      await dialog(page).getByLabel('Time').fill('09:00');
    },
  },
  { screen: 'scheduled', state: 'bar', scenario: 'scheduled', looks: everyLook, reach: async (page) => { await openChat(page, 'Grouped'); await page.locator('.scheduled-bar').focus(); } },
  { screen: 'scheduled', state: 'list', scenario: 'scheduledMany', looks: everyLook, reach: async (page) => { await openChat(page, 'Grouped'); await list(page); } },
  { screen: 'scheduled', state: 'menu', scenario: 'scheduled', reach: async (page) => { await openChat(page, 'Grouped'); await list(page); await firstLine(page).click({ button: 'right', position: { x: 40, y: 20 } }); } },
  { screen: 'scheduled', state: 'words', scenario: 'scheduled', part: dialog, reach: async (page) => { await openChat(page, 'Grouped'); await list(page); await firstLine(page).click(); } },
];
