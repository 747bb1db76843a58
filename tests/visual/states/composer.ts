import type { Page } from 'playwright-core';
import { composer, messageWith, openChat } from '../../e2e/support/conversation.ts';
import type { VisualState } from '../visual-state.ts';

const part = (page: Page) => page.locator('.composer').first();

/** Opens a chat of the scenario `grouped` and does something there. */
const inChat = (act: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await openChat(page, 'Grouped');
  await act(page);
};

const picker = (page: Page) => page.getByRole('dialog', { name: 'Search emoji' });
const choosing = async (page: Page) => {
  await page.getByRole('button', { name: 'Insert emoji' }).click();
  await picker(page).getByRole('option', { name: 'flag: Germany' }).waitFor();
};

/** Where messages are written. */
export const composerStates: readonly VisualState[] = [
  { screen: 'composer', state: 'empty', scenario: 'grouped', part, reach: inChat(() => Promise.resolve()) },
  { screen: 'composer', state: 'several lines', scenario: 'grouped', part, reach: inChat((page) => composer(page).fill('One line\nand another\nand a third with **bold** words')) },
  { screen: 'composer', state: 'nearly too long', scenario: 'grouped', part, reach: inChat((page) => composer(page).fill('word '.repeat(3_190))) },
  { screen: 'composer', state: 'toolbar', scenario: 'grouped', part, reach: inChat((page) => page.getByRole('button', { name: 'Show formatting' }).click()) },
  {
    screen: 'composer',
    state: 'answering',
    scenario: 'grouped',
    part,
    reach: inChat(async (page) => {
      await messageWith(page, 'On another day.').focus();
      await messageWith(page, 'On another day.').getByRole('button', { name: 'Reply', exact: true }).click();
    }),
  },
  { screen: 'composer', state: 'editing', scenario: 'grouped', part, reach: inChat((page) => composer(page).press('ArrowUp')) },
  {
    screen: 'composer',
    state: 'completing a name',
    scenario: 'grouped',
    reach: inChat(async (page) => {
      await composer(page).pressSequentially('Thanks @');
      await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
    }),
  },
  {
    screen: 'composer',
    state: 'completing a command',
    scenario: 'grouped',
    reach: inChat(async (page) => {
      await composer(page).pressSequentially('/');
      await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
    }),
  },
  { screen: 'composer', state: 'choosing an emoji', scenario: 'grouped', part: picker, reach: inChat(choosing) },
  {
    screen: 'composer',
    state: 'searching an emoji',
    scenario: 'grouped',
    part: picker,
    reach: inChat(async (page) => {
      await choosing(page);
      await picker(page).getByRole('combobox', { name: 'Search emoji' }).fill('wave');
      await picker(page).getByRole('group', { name: 'Found' }).waitFor();
    }),
  },
];
