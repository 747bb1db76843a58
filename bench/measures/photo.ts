import type { Page } from 'playwright-core';
import { openDirectChat } from '../../tests/e2e/support/conversation.ts';
import { launchBrowser } from '../../tests/e2e/support/browser.ts';
import { createStage } from '../../tests/e2e/support/stage.ts';
import { floorPhotoPage } from '../floor/floor-photo.ts';
import { notePictures, timeToPicture } from '../lib/first-pictures.ts';
import type { BenchMeasure } from '../lib/result.ts';
import { makePhotos } from '../lib/sample-photo.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

const aimMs = 300;

/** A photo of 12 megapixels, from the moment it is chosen in the real interface until its small picture is painted beside the message. */
export const photo: BenchMeasure = {
  name: 'photo',
  run: (effort) => withScratchFolder(async (folder) => {
    const [warmUp = '', ...measured] = await makePhotos(folder, effort.repeats + 1);
    const [floor, hallway] = [await openFloor(), await openComposer()];
    try {
      // The first one of each also waits for code that is loaded once.
      await floor.choose(warmUp);
      await hallway.choose(warmUp);
      const [floorFiles, hallwayFiles] = [measured.values(), measured.values()];
      const outcome = await alternate(effort, () => floor.choose(next(floorFiles)), () => hallway.choose(next(hallwayFiles)));
      const own = median(outcome.hallway);
      return [{ work: 'A photo of 12 megapixels: chosen to painted in the composer', unit: 'ms', isHigherBetter: false, hallway: own, floor: median(outcome.floor), aim: '≤ 300 ms', isReached: own <= aimMs }];
    } finally {
      await floor.close();
      await hallway.close();
    }
  }),
};

interface PhotoStage {
  choose(file: string): Promise<number>;
  close(): Promise<void>;
}

async function openFloor(): Promise<PhotoStage> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  await notePictures(context);
  const page = await context.newPage();
  await page.goto(`data:text/html,${encodeURIComponent(floorPhotoPage)}`);
  return { choose: (file) => timeToPicture(page, () => page.getByRole('button', { name: 'Choose' }).click(), file), close: () => browser.close() };
}

async function openComposer(): Promise<PhotoStage> {
  const stage = await createStage({ prepare: notePictures });
  const [ada] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  const { page } = await stage.openSignedIn(ada);
  await openDirectChat(page, 'Ben Ortiz');
  return { choose: (file) => chooseInComposer(page, file), close: () => stage.close() };
}

/** Takes the photo away again once it is ready to be sent, so that each one finds an empty composer. */
async function chooseInComposer(page: Page, file: string): Promise<number> {
  const tray = page.getByRole('list', { name: 'Files to send' });
  const tookMs = await timeToPicture(page, () => page.getByRole('button', { name: 'Attach files' }).click(), file);
  await tray.getByRole('img', { name: 'Getting it ready…' }).waitFor({ state: 'detached' });
  await tray.getByRole('button', { name: /^Remove/ }).click();
  return tookMs;
}

function next(files: Iterator<string>): string {
  return String(files.next().value);
}
