import type { Page } from 'playwright-core';
import { openChat } from '../../tests/e2e/support/conversation.ts';
import { createStage, type Client } from '../../tests/e2e/support/stage.ts';
import { noteFirstFrames } from './first-frames.ts';

/** People who are about to call each other, each with a page. */
export interface CallStage {
  readonly pages: readonly Page[];
  /** What to press to come into the call. */
  readonly acceptSelector: string;
  /** The first person begins the call. */
  ring(page: Page): Promise<void>;
  /** Resolves when this person can accept. */
  awaitRing(page: Page): Promise<void>;
  close(): Promise<void>;
}

const names = ['Ada Brandt', 'Ben Ortiz', 'Cleo Marsh', 'Dan Weiss', 'Eva Lind', 'Finn Koch'];

/** Opens so many real clients, each with a host of its own, in one group; nobody is in a call yet. */
export async function openHallwayCall({ people, withVideo, browserArguments }: { people: number; withVideo: boolean; browserArguments: readonly string[] }): Promise<CallStage> {
  const stage = await createStage({ browserArguments, prepare: noteFirstFrames });
  const clients: Client[] = [];
  for (const name of names.slice(0, people)) clients.push(await stage.openSignedIn(await stage.addPerson(name)));
  const pages = clients.map(({ page }) => page);
  const [first] = pages;
  if (first === undefined) throw new Error('A call needs people');
  await createGroup(first, names.slice(1, people));
  for (const page of pages) await openChat(page, 'Bench');
  const media = withVideo ? 'Video call' : 'Voice call';
  return {
    pages,
    acceptSelector: `button[aria-label="Accept with ${withVideo ? 'video' : 'voice'}"]`,
    ring: (page) => page.getByRole('button', { name: media, exact: true }).first().click(),
    awaitRing: (page) => page.getByRole('alertdialog').waitFor(),
    close: () => stage.close(),
  };
}

async function createGroup(page: Page, others: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Bench');
  for (const name of others) {
    await dialog.getByRole('combobox').fill(name);
    await dialog.getByRole('option', { name }).click();
  }
  await dialog.getByRole('button', { name: 'Create group' }).click();
}
