import type { Locator, Page } from 'playwright-core';
import { messageWith, openChat } from '../../e2e/support/conversation.ts';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';
import { stayAtUndo } from './threads.ts';

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog')).first();
const fromAccountMenu = (line: string) => async (page: Page) => {
  await page.getByRole('button', { name: /mara@/ }).click();
  await page.getByRole('menuitem', { name: line, exact: true }).click();
  await dialog(page).waitFor();
};
const ownMessage = (page: Page) => messageWith(page, 'One’s own, edited.').first();
const onOwnMessage = (tool: string) => async (page: Page) => {
  await openChat(page, 'Grouped');
  await ownMessage(page).focus();
  await ownMessage(page).getByRole('button', { name: tool }).click();
};

/** In the details of a group that one owns. */
const inDetails = (act: (details: Locator, page: Page) => Promise<unknown>) => async (page: Page) => {
  await openChat(page, 'Spring launch');
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await act(page.getByRole('complementary').first(), page);
};

/** What asks for something. */
export const dialogStates: readonly VisualState[] = [
  { screen: 'dialogs', state: 'new message', scenario: 'grouped', part: dialog, reach: (page) => page.getByRole('button', { name: 'New message' }).click() },
  {
    screen: 'dialogs',
    state: 'new group',
    scenario: 'grouped',
    looks: everyLook,
    async reach(page) {
      await page.getByRole('button', { name: 'New group' }).click();
      await dialog(page).getByRole('combobox').fill('Jonas');
      await dialog(page).getByRole('option', { name: /Jonas Weber/ }).click();
    },
  },
  { screen: 'dialogs', state: 'forward', scenario: 'grouped', part: dialog, reach: onOwnMessage('Forward') },
  { screen: 'dialogs', state: 'delete', scenario: 'grouped', reach: async (page) => { await onOwnMessage('Delete')(page); await stayAtUndo(page); } },
  { screen: 'dialogs', state: 'archive group', scenario: 'demo', part: dialog, reach: inDetails((details) => details.getByRole('button', { name: 'Archive group' }).click()) },
  { screen: 'dialogs', state: 'delete group', scenario: 'demo', part: dialog, reach: inDetails((details) => details.getByRole('button', { name: 'Delete for everybody' }).click()) },
  {
    screen: 'dialogs',
    state: 'transfer ownership',
    scenario: 'demo',
    part: dialog,
    reach: inDetails(async (details, page) => {
      await details.getByRole('button', { name: 'Actions for Aisha Karim' }).click();
      await page.getByRole('menuitem', { name: 'Transfer ownership' }).click();
    }),
  },
  { screen: 'dialogs', state: 'settings', scenario: 'grouped', looks: everyLook, reach: fromAccountMenu('Settings') },
  { screen: 'dialogs', state: 'profile', scenario: 'demo', looks: everyLook, reach: fromAccountMenu('Your profile') },
  { screen: 'dialogs', state: 'calls and devices', scenario: 'grouped', part: dialog, reach: fromAccountMenu('Calls and devices') },
  { screen: 'dialogs', state: 'sign out', scenario: 'grouped', reach: fromAccountMenu('Sign out') },
  {
    screen: 'dialogs',
    state: 'switcher',
    scenario: 'grouped',
    async reach(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('a');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    screen: 'dialogs',
    state: 'card of a person',
    scenario: 'grouped',
    async reach(page) {
      await openChat(page, 'Grouped');
      await page.getByRole('log').getByRole('button', { name: 'Aisha Karim' }).last().click();
      await page.getByRole('dialog', { name: 'Aisha Karim' }).waitFor();
    },
  },
];
