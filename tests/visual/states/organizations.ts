import type { Page } from 'playwright-core';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

const inbox = (page: Page) => page.getByRole('main', { name: 'All unread' });

async function openInbox(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Organizations' }).getByRole('button', { name: /^All unread/ }).click();
  await inbox(page).getByRole('list').first().waitFor();
}

/** What goes over several organizations. */
export const organizationStates: readonly VisualState[] = [
  { screen: 'organizations', state: 'inbox by time', scenario: 'organizations4', looks: everyLook, reach: openInbox },
  {
    screen: 'organizations',
    state: 'inbox by organization',
    scenario: 'organizations4',
    async reach(page) {
      await openInbox(page);
      await inbox(page).getByRole('button', { name: 'By organization' }).click();
      await inbox(page).getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  {
    screen: 'organizations',
    state: 'search over all',
    scenario: 'organizations4',
    looks: everyLook,
    async reach(page) {
      await page.getByRole('button', { name: 'Search messages' }).first().click();
      await page.getByRole('combobox', { name: 'Search messages' }).fill('the');
      await page.getByRole('listbox', { name: 'Messages found' }).getByRole('option').first().waitFor();
    },
  },
  {
    screen: 'organizations',
    state: 'switcher over all',
    scenario: 'organizations4',
    async reach(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('launch');
      await page.getByRole('dialog').getByRole('group', { name: 'Messages' }).waitFor();
    },
  },
];
