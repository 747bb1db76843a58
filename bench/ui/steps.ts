import type { Locator } from 'playwright-core';
import { timeToPaint } from './paint-probe.ts';
import type { UiPage } from './ui-page.ts';

/** The titles of the chats in the order of the list, which draws only those that are seen. */
export async function chatTitles(ui: UiPage): Promise<string[]> {
  const titles = new Set<string>();
  await lookThroughList(ui, async () => {
    for (const title of await titlesOf(ui).allTextContents()) titles.add(title);
    return false;
  });
  return [...titles];
}

/** Opens a chat of the list; gives how long it took until its messages were painted. */
export async function openChat(ui: UiPage, title: string): Promise<number> {
  const { page, places } = ui;
  const line = page.locator(places.chat).filter({ has: titlesOf(ui).filter({ hasText: new RegExp(`^${RegExp.escape(title)}$`) }) });
  // Chats that were read move to another part of the list.
  await lookThroughList(ui, async () => (await line.count()) > 0);
  await line.scrollIntoViewIfNeeded();
  return timeToPaint(page, { eventType: 'click', sights: [{ selector: places.title, text: title }, { selector: places.row }] }, () => line.click());
}

function titlesOf({ page, places }: UiPage): Locator {
  return page.locator(places.chatTitle);
}

/** Shows one part of the chat list after the other, from the top, until `isEnough` says so. */
async function lookThroughList({ page, places }: UiPage, isEnough: () => Promise<boolean>): Promise<void> {
  const area = page.locator(places.chatArea);
  if (await isEnough()) return;
  await area.evaluate((element) => element.scrollTo(0, 0));
  for (;;) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    if (await isEnough()) return;
    const isAtEnd = await area.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollBy(0, element.clientHeight / 2);
      return element.scrollTop === before;
    });
    if (isAtEnd) return;
  }
}

/** Types so many letters, one after the other; gives how long each took until it was painted. */
export async function typeLetters({ page, places }: UiPage, count: number): Promise<number[]> {
  await page.locator(places.field).fill('');
  await page.locator(places.field).focus();
  const times: number[] = [];
  let typed = '';
  for (let index = 0; index < count; index += 1) {
    const letter = 'abcdefghij klmnop'[index % 17] ?? 'a';
    typed += letter;
    times.push(await timeToPaint(page, { eventType: 'keydown', sights: [{ selector: places.field, text: typed }] }, () => page.keyboard.press(letter === ' ' ? 'Space' : letter)));
  }
  await page.locator(places.field).fill('');
  return times;
}

/** Sends so many messages with Enter; gives how long each took until it stood in the log. */
export async function sendMessages({ page, places }: UiPage, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = `Own message ${String(index)} of this run.`;
    await page.locator(places.field).fill(text);
    times.push(await timeToPaint(page, { eventType: 'keydown', sights: [{ selector: places.row, text }] }, () => page.keyboard.press('Enter')));
  }
  return times;
}

/** Scrolls the log from its end to its beginning, a part of the window with each frame; gives the lengths of the frames. */
export function scrollToBeginning({ page, places }: UiPage, options: { readonly pixelsPerFrame: number; readonly beginning: string | null; readonly giveUpAfterMs: number }): Promise<number[]> {
  return page.evaluate(
    async ({ selector, pixelsPerFrame, beginning, giveUpAfterMs }) => {
      const log = document.querySelector(selector);
      if (log === null) throw new Error('There is no log.');
      const { paintProbe } = window;
      paintProbe.frames.length = 0;
      paintProbe.watchFrames();
      const startedAtMs = performance.now();
      const isAtBeginning = () => log.scrollTop === 0 && (beginning === null || log.textContent.includes(beginning));
      while (!isAtBeginning()) {
        if (performance.now() - startedAtMs > giveUpAfterMs) throw new Error(`The beginning was not reached; the log stands at ${String(log.scrollTop)}.`);
        log.scrollTop = Math.max(0, log.scrollTop - pixelsPerFrame);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      paintProbe.isWatching = false;
      return paintProbe.frames;
    },
    { selector: places.log, ...options },
  );
}
