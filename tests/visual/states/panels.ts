import type { Page } from 'playwright-core';
import { openChat } from '../../e2e/support/conversation.ts';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

const pane = (page: Page) => page.getByRole('complementary').first();
const search = (words: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Search messages' }).first().click();
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill(words);
};

/** What opens beside or above the conversation. */
export const panelStates: readonly VisualState[] = [
  {
    screen: 'details',
    state: 'of a group',
    scenario: 'grouped',
    looks: everyLook,
    async reach(page) {
      await openChat(page, 'Grouped');
      await page.getByRole('button', { name: 'Details' }).click();
    },
  },
  {
    screen: 'details',
    state: 'of a direct chat',
    scenario: 'demo',
    part: pane,
    async reach(page) {
      await openChat(page, 'Jonas Weber');
      await page.getByRole('button', { name: 'Details' }).click();
    },
  },
  {
    screen: 'directory',
    state: 'everybody',
    scenario: 'demo',
    looks: everyLook,
    async reach(page) {
      await page.getByRole('button', { name: 'People', exact: true }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    screen: 'directory',
    state: 'card of a person',
    scenario: 'demo',
    async reach(page) {
      await page.getByRole('button', { name: 'People', exact: true }).click();
      await page.getByRole('option', { name: /Jonas Weber/ }).click();
      await page.getByRole('dialog', { name: 'Jonas Weber' }).waitFor();
    },
  },
  {
    screen: 'directory',
    state: 'nobody found',
    scenario: 'demo',
    async reach(page) {
      await page.getByRole('button', { name: 'People', exact: true }).click();
      await page.getByRole('combobox').fill('zzzz');
      await page.getByRole('heading', { name: 'Nobody found' }).waitFor();
    },
  },
  { screen: 'search', state: 'nothing asked', scenario: 'grouped', reach: search('') },
  {
    screen: 'search',
    state: 'hits',
    scenario: 'grouped',
    looks: everyLook,
    async reach(page) {
      await search('the')(page);
      await page.getByRole('listbox', { name: 'Messages found' }).or(page.getByRole('list', { name: 'Messages found' })).waitFor();
    },
  },
  {
    screen: 'search',
    state: 'nothing found',
    scenario: 'grouped',
    async reach(page) {
      await search('zzzz')(page);
      await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    },
  },
  {
    screen: 'files',
    state: 'list',
    scenario: 'files',
    async reach(page) {
      await openChat(page, 'Files');
      await page.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: 'Files', exact: true }).click();
    },
  },
  {
    screen: 'files',
    state: 'none',
    scenario: 'grouped',
    part: pane,
    reach: (page) => page.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: 'Files', exact: true }).click(),
  },
  {
    screen: 'files',
    state: 'viewer',
    scenario: 'files',
    async reach(page) {
      await openChat(page, 'Files');
      await page.getByRole('button', { name: 'Open Beach.jpg' }).click();
      await page.getByRole('dialog', { name: /Viewer/ }).getByRole('img', { name: 'Beach.jpg' }).waitFor();
    },
  },
];
