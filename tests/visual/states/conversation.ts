import type { Page } from 'playwright-core';
import { messageWith, openChat } from '../../e2e/support/conversation.ts';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

const opened = (title: string) => (page: Page) => openChat(page, title);
const ownMessage = (page: Page) => messageWith(page, 'One’s own, edited.').first();
const conversation = (page: Page) => page.locator('[data-pane="conversation"]').first();

/** Messages of every kind, and what can be done with them. */
export const conversationStates: readonly VisualState[] = [
  { screen: 'conversation', state: 'formatted text', scenario: 'formatted', reach: opened('Formatted'), looks: everyLook },
  { screen: 'conversation', state: 'days groups answers mentions', scenario: 'grouped', reach: opened('Grouped'), looks: everyLook },
  { screen: 'conversation', state: 'hostile text', scenario: 'hostile', reach: opened('Hostile <b>text</b>'), looks: everyLook },
  { screen: 'conversation', state: 'waiting and failed', scenario: 'unsent', reach: opened('Unsent') },
  { screen: 'conversation', state: 'unread line and typing', scenario: 'unreadLine', reach: opened('Unread') },
  { screen: 'conversation', state: 'long words and names', scenario: 'long', reach: opened('A group with a name that is really much longer than one would like it to be'), looks: everyLook },
  { screen: 'conversation', state: 'files', scenario: 'files', reach: opened('Files'), looks: everyLook },
  { screen: 'conversation', state: 'transfers', scenario: 'transfers', reach: opened('Transfers') },
  { screen: 'conversation', state: 'nothing yet', scenario: 'emptyChat', reach: opened('Nothing yet') },
  { screen: 'conversation', state: 'read only', scenario: 'readOnly', reach: opened('Lunch') },
  {
    screen: 'conversation',
    state: 'archived',
    scenario: 'demo',
    async reach(page) {
      await openChat(page, 'Spring launch');
      await page.getByRole('button', { name: 'Details', exact: true }).click();
      await page.getByRole('button', { name: 'Archive group' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Archive group' }).click();
      await page.getByText('This group is archived.').waitFor();
    },
  },
  { screen: 'conversation', state: 'offline', scenario: 'offline', reach: opened('Lunch') },
  { screen: 'conversation', state: 'running call', scenario: 'liveCall', reach: opened('Jonas Weber') },
  {
    screen: 'conversation',
    state: 'tools of a message',
    scenario: 'grouped',
    part: conversation,
    async reach(page) {
      await openChat(page, 'Grouped');
      await ownMessage(page).focus();
    },
  },
];
