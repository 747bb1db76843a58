import { chatList } from '../../e2e/support/conversation.ts';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

/** The left pane: unread, mentions, drafts, muted, pinned, typing, failed; and the line of the connection. */
export const chatListStates: readonly VisualState[] = [
  { screen: 'chat list', state: 'of every kind', scenario: 'demo', looks: everyLook },
  { screen: 'chat list', state: 'mention', scenario: 'mentioned', part: chatList },
  { screen: 'chat list', state: 'waiting and failed', scenario: 'unsent', part: chatList },
  { screen: 'chat list', state: 'running call', scenario: 'liveCall', part: chatList },
  {
    screen: 'chat list',
    state: 'menu of a chat',
    scenario: 'demo',
    reach: (page) => chatList(page).getByText('Lunch', { exact: true }).click({ button: 'right' }),
  },
  {
    screen: 'chat list',
    state: 'menu of the account',
    scenario: 'demo',
    reach: (page) => page.getByRole('button', { name: /mara@/ }).click(),
  },
  { screen: 'connection', state: 'offline', scenario: 'offline', part: chatList },
  { screen: 'connection', state: 'connecting', scenario: 'connecting', part: chatList },
  { screen: 'connection', state: 'failed to send', scenario: 'failedToSend', part: chatList },
  { screen: 'connection', state: 'fetching history', scenario: 'fetchingHistory', part: chatList },
  { screen: 'connection', state: 'notice', scenario: 'told', part: chatList },
  {
    screen: 'connection',
    state: 'backend away',
    scenario: 'demo',
    async reach(page) {
      await page.evaluate(() => (window as unknown as { setBackendAway(isAway: boolean): void }).setBackendAway(true));
      await page.getByText('Reconnecting to Hallway on this computer').last().waitFor();
    },
  },
];
