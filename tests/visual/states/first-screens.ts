import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

/** What is there before one is in, and what may stand in the way. */
export const firstScreens: readonly VisualState[] = [
  { screen: 'sign in', state: 'empty', scenario: 'signedOut', looks: everyLook },
  { screen: 'sign in', state: 'signed out elsewhere', scenario: 'wasSignedOut' },
  {
    screen: 'sign in',
    state: 'wrong password',
    scenario: 'wasSignedOut',
    async reach(page) {
      await page.getByLabel('Password').fill('not it');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('The e-mail address or the password is wrong.').waitFor();
    },
  },
  { screen: 'sign in', state: 'nothing filled in', scenario: 'signedOut', reach: (page) => page.getByRole('button', { name: 'Sign in' }).click() },
  { screen: 'store', state: 'cannot be opened', scenario: 'storeFailed', looks: everyLook },
  { screen: 'organization', state: 'empty', scenario: 'empty', looks: everyLook },
];
