import { timeToPaint } from './paint-probe.ts';
import type { UiPage } from './ui-page.ts';

/** Opens a chat of the list by its place; gives its title and how long it took until its messages were painted. */
export async function openChatAt({ page, places }: UiPage, index: number): Promise<number> {
  const line = page.locator(places.chat).nth(index);
  await line.scrollIntoViewIfNeeded();
  const title = (await (places.chatTitle === null ? line : line.locator(places.chatTitle)).textContent()) ?? '';
  return timeToPaint(page, { eventType: 'click', sights: [{ selector: places.title, text: title }, { selector: places.row }] }, () => line.click());
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
