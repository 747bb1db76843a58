import type { Locator, Page } from 'playwright-core';
import { launchBrowser, noiseOf } from '../e2e/support/browser.ts';
import { serveTestingPage } from '../e2e/support/testing-page.ts';
import { comparePictures } from './compare-pictures.ts';
import { strictTolerance } from './picture-tolerance.ts';
import { showIn, type VisualLook } from './visual-looks.ts';
import type { VisualState } from './visual-state.ts';

/** When all pictures are taken: what is shown of time is the same every day. */
const takenAt = new Date('2026-03-12T10:30:00Z');

/** A step towards a state takes a moment; one that does not come is a line of the table that fits the interface no more. */
const stepWithinMs = 10_000;

/** How long the page must look the same before it counts as finished: a draft is kept, and the focus set, a moment after the last step. */
const stillForMs = 600;

/** Letters and colours come out alike wherever this Chromium runs. */
const evenArguments = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--force-device-scale-factor=1', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

/** Nothing moves or blinks. */
const stillStyle = '*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important; }';

/** Stands for every picture that was sent. */
const sampleDrawing = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#7fb2d9"/><circle cx="450" cy="110" r="60" fill="#f4d35e"/><path d="M0 400 L0 300 L200 160 L380 310 L460 250 L600 340 L600 400 Z" fill="#3d6b5c"/></svg>';

/** Resolves when the fonts are there and two frames were painted. */
const drawn = async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
};

/** The drawn interface on one page, which is used for one state after the other. */
export interface Studio {
  /** What letters look like here: the Chromium, and how wide the fonts of this computer draw what Inter has no letters for. */
  readonly madeWith: MadeWith;
  /** Brings a state onto the page. */
  show(state: VisualState): Promise<void>;
  /** Pictures what is on the page, in this look, once it holds still, or at once when it is as wished. */
  picture(state: VisualState, look: VisualLook, isAsWished?: (picture: Buffer) => Promise<boolean>): Promise<Buffer>;
  /** Closes the page; fails when its console was not silent. */
  close(): Promise<void>;
}

export interface MadeWith {
  readonly chromium: string;
  readonly fonts: string;
}

/** Builds and opens the interface on its fake backend. */
export async function openStudio(): Promise<Studio> {
  const [served, browser] = await Promise.all([serveTestingPage('dev'), launchBrowser(evenArguments)]);
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' });
  // What one state leaves behind, such as the chat that was open last, is nothing to the next.
  await context.addInitScript(() => window.localStorage.clear());
  const page = await context.newPage();
  page.setDefaultTimeout(stepWithinMs);
  const noise = noiseOf(page);
  await page.clock.setFixedTime(takenAt);
  await page.route(/\/files\/.+\/(thumbnail|original)/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: sampleDrawing }));
  const session = await context.newCDPSession(page);
  const take = async (part: Locator | undefined) => {
    const box = await part?.boundingBox();
    const clip = box === undefined || box === null ? {} : { clip: { ...box, scale: 1 } };
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, ...clip });
    return Buffer.from(data, 'base64');
  };
  return {
    madeWith: { chromium: browser.version().split('.')[0] ?? '', fonts: await fontWidths(page) },
    async show({ scenario, language, reach }) {
      await showIn(page, 'light');
      await page.goto(`${served.address}?scenario=${scenario}${language === undefined ? '' : `&language=${language}`}`);
      await page.addStyleTag({ content: stillStyle });
      await reach?.(page);
    },
    async picture({ part, language }, look, isAsWished) {
      await showIn(page, look, language === 'ar' ? 'rtl' : 'ltr');
      await page.evaluate(drawn);
      const begunMs = performance.now();
      let last: { readonly picture: Buffer; readonly sinceMs: number } | null = null;
      while (performance.now() - begunMs < stepWithinMs) {
        const next = await take(part?.(page));
        // Forced colours let the caret blink on: a difference of a few points is none.
        const isStill = last !== null && (next.equals(last.picture) || (await comparePictures(last.picture, next, strictTolerance)).kind === 'same');
        if (last === null || !isStill) {
          if ((await isAsWished?.(next)) === true) return next;
          last = { picture: next, sinceMs: performance.now() };
        } else if (performance.now() - last.sinceMs >= stillForMs) return next;
        await page.evaluate(drawn);
      }
      throw new Error('The page never held still.');
    },
    async close() {
      await browser.close();
      served.close();
      if (noise.length > 0) throw new Error(`The console was not silent:\n${noise.join('\n')}`);
    },
  };
}

/** Widths of letters that come from the computer's own fonts. */
function fontWidths(page: Page): Promise<string> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return '';
    const samples = [['monospace', 'code {}'], ['sans-serif', 'שלום'], ['sans-serif', 'مرحبا'], ['sans-serif', '🎉👍'], ['sans-serif', '你好'], ['sans-serif', 'ﷺ']] as const;
    return samples
      .map(([family, text]) => {
        context.font = `20px ${family}`;
        return context.measureText(text).width.toFixed(1);
      })
      .join(' ');
  });
}
