import type { Page } from 'playwright-core';
import type { VisualState } from '../visual-state.ts';

/** Every control has an Arabic name here: what is meant is found by what stands in it. */
const openLaunch = async (page: Page) => {
  await page.locator('.chat-item').getByText('إطلاق الربيع', { exact: true }).click();
  await page.getByRole('article').filter({ hasText: 'سأراجعها' }).waitFor();
};
const messageWith = (page: Page, text: string) => page.locator('[data-pane="conversation"]').getByRole('article').filter({ hasText: text }).first();
const atCode = async (page: Page) => {
  await openLaunch(page);
  await messageWith(page, 'سأراجعها').focus();
  await page.keyboard.press('Home');
  await messageWith(page, 'هذا ما أستخدمه').focus();
};
const arabic = { screen: 'arabic', scenario: 'arabic', language: 'ar' } as const;

/** Words that are really written from right to left, with Latin ones among them: sentences, names, code, addresses, numbers. */
export const arabicStates: readonly VisualState[] = [
  { ...arabic, state: 'newest messages', reach: openLaunch, looks: ['light', 'dark', 'more-contrast', 'narrow', 'text-200'] },
  { ...arabic, state: 'code and addresses', reach: atCode, looks: ['light', 'narrow'] },
  { ...arabic, state: 'thread', looks: ['light'], reach: async (page) => { await atCode(page); await page.keyboard.press('t'); await page.getByRole('article').filter({ hasText: 'minmax' }).waitFor(); } },
  { ...arabic, state: 'details', looks: ['light', 'dark'], reach: async (page) => { await openLaunch(page); await page.getByRole('button', { name: 'التفاصيل', exact: true }).click(); } },
  { ...arabic, state: 'search', looks: ['light'], reach: async (page) => { await openLaunch(page); await page.keyboard.press('Control+Shift+F'); await page.getByRole('search').getByRole('combobox').fill('الخطة'); await page.getByRole('option').first().waitFor(); } },
  { ...arabic, state: 'switcher', looks: ['light'], reach: async (page) => { await page.locator('.chat-item').first().waitFor(); await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('الخطة'); await page.getByRole('option').first().waitFor(); } },
  { ...arabic, state: 'people', looks: ['light', 'narrow'], reach: async (page) => { await page.getByRole('button', { name: 'الأشخاص', exact: true }).first().click(); await page.getByRole('option').first().waitFor(); } },
  { ...arabic, state: 'profile', looks: ['light'], reach: async (page) => { await page.locator('.account-button').click(); await page.getByRole('menuitem').first().click(); await page.getByRole('dialog').waitFor(); } },
  { screen: 'arabic', scenario: 'arabic', state: 'read in English', reach: openLaunch },
];
