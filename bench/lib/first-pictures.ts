import type { BrowserContext, Page } from 'playwright-core';

interface WithPictures {
  /** Milliseconds from choosing to painted, of each picture that was chosen. */
  readonly benchPictures: number[];
}

/** Notes in every page how long after it was chosen a picture is painted: it is there, decoded, and two frames have passed. */
export async function notePictures(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const benchPictures: number[] = [];
    Object.assign(window, { benchPictures });
    let chosenAtMs: number | null = null;
    window.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file') chosenAtMs = performance.now();
    }, true);
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const notePainted = async (image: HTMLImageElement, sinceMs: number) => {
      await image.decode();
      await nextFrame();
      await nextFrame();
      benchPictures.push(performance.now() - sinceMs);
    };
    new MutationObserver((mutations) => {
      const added = mutations.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
      const image = added.map((element) => (element instanceof HTMLImageElement ? element : element.querySelector('img'))).find((found) => found !== null);
      if (image === undefined || chosenAtMs === null) return;
      const sinceMs = chosenAtMs;
      chosenAtMs = null;
      void notePainted(image, sinceMs);
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Chooses a file through what opens the choice, and gives the milliseconds until its picture is painted. */
export async function timeToPicture(page: Page, openChoice: () => Promise<void>, file: string): Promise<number> {
  const before = await page.evaluate(() => (window as unknown as WithPictures).benchPictures.length);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), openChoice()]);
  await chooser.setFiles(file);
  await page.waitForFunction((count) => (window as unknown as WithPictures).benchPictures.length > count, before);
  return page.evaluate(() => (window as unknown as WithPictures).benchPictures.at(-1) ?? Number.NaN);
}
