import type { Page } from 'playwright-core';

/** All of them; for what opens over the window and closes when the window changes, `lightAndDark`. */
export const everyLook = ['light', 'dark', 'more-contrast', 'forced-colors', 'right-to-left', 'narrow', 'text-200'] as const;
export type VisualLook = (typeof everyLook)[number];

export const lightAndDark: readonly VisualLook[] = ['light', 'dark'];
const usualSize = { width: 1_080, height: 700 };
/** The smallest window that is supported. */
const narrowSize = { width: 720, height: 600 };
/** What a window of 1440 × 1000 has room for when everything in it is twice as large. */
const halvedSize = { width: 720, height: 500 };

/** The way in which the interface is read, whatever it is looked at in. */
type Direction = 'ltr' | 'rtl';

/** Shows the page in this look. Nothing else of it changes, so that one page serves for all of them. */
export async function showIn(page: Page, look: VisualLook, direction: Direction = 'ltr'): Promise<void> {
  const size = look === 'narrow' ? narrowSize : look === 'text-200' ? halvedSize : usualSize;
  await page.setViewportSize(size);
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    contrast: look === 'more-contrast' ? 'more' : 'no-preference',
    forcedColors: look === 'forced-colors' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await page.evaluate((shown) => {
    document.documentElement.dir = shown;
  }, look === 'right-to-left' ? 'rtl' : direction);
}
