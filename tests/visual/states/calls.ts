import type { Page } from 'playwright-core';
import { everyLook } from '../visual-looks.ts';
import type { VisualState } from '../visual-state.ts';

/** Pictures of cameras have arrived. */
const filmed = (page: Page) => page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.videoWidth > 0 && video.readyState >= 2));

/** Calls: ringing, running, ended, and those of before. */
export const callStates: readonly VisualState[] = [
  { screen: 'calls', state: 'incoming', scenario: 'ringing', looks: everyLook },
  { screen: 'calls', state: 'incoming while in a call', scenario: 'busyRing', reach: filmed },
  { screen: 'calls', state: 'calling', scenario: 'callRinging', reach: filmed },
  { screen: 'calls', state: 'unreachable', scenario: 'unreachable', reach: filmed },
  { screen: 'calls', state: 'pair with cameras', scenario: 'callPair', reach: filmed, looks: everyLook },
  { screen: 'calls', state: 'pair with voices', scenario: 'callVoice' },
  { screen: 'calls', state: 'group rings', scenario: 'groupRinging' },
  { screen: 'calls', state: 'shared screen', scenario: 'callShare', reach: filmed },
  {
    screen: 'calls',
    state: 'twelve',
    scenario: 'callTwelve',
    looks: everyLook,
    reach: (page) => page.getByText(/Freya Nilsen joined/).first().waitFor({ state: 'attached' }),
  },
  { screen: 'calls', state: 'trouble', scenario: 'callTrouble', reach: filmed },
  { screen: 'calls', state: 'alone', scenario: 'callAlone' },
  { screen: 'calls', state: 'held', scenario: 'held', reach: filmed },
  { screen: 'calls', state: 'ended', scenario: 'endedCompleted' },
  { screen: 'calls', state: 'not answered', scenario: 'endedMissed' },
  { screen: 'calls', state: 'failed', scenario: 'endedFailed' },
  { screen: 'calls', state: 'history', scenario: 'callHistory', looks: everyLook, reach: (page) => page.getByRole('button', { name: /^Calls/ }).first().click() },
];
