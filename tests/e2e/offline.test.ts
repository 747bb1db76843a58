import { afterAll, beforeAll, expect, it } from 'vitest';
import { composer, messageLog, messageWith, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage();
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  ada = await stage.openSignedIn(first);
  ben = await stage.openSignedIn(second);
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Before the cut');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(() => stage.close());

it('SY12: what is written without a server waits, is shown as waiting, and arrives once, in order', async () => {
  await stage.stopServer();
  await ada.page.getByText(/offline/i).first().waitFor();
  for (const text of ['Written offline one', 'Written offline two', 'Written offline three']) await sendMessage(ada.page, text);
  await ada.page.getByText(/3 .*waiting/i).first().waitFor();
  await stage.startServer();
  await messageWith(ben.page, 'Written offline three').waitFor({ timeout: 60_000 });
  const texts = await messageLog(ben.page).getByRole('article').filter({ hasText: 'Written offline' }).allInnerTexts();
  expect(texts.map((text) => /one|two|three/.exec(text)?.[0])).toEqual(['one', 'two', 'three']);
});

it('SY12: a message written offline survives the end of the program', async () => {
  await stage.stopServer();
  await sendMessage(ada.page, 'Written before the power cut');
  await ada.crash();
  await openChat(ada.page, 'Ben Ortiz');
  await messageWith(ada.page, 'Written before the power cut').waitFor();
  await stage.startServer();
  await messageWith(ben.page, 'Written before the power cut').waitFor({ timeout: 60_000 });
  expect(await messageLog(ben.page).getByText('Written before the power cut').count()).toBe(1);
});

it('everything is readable offline after a restart, and a draft is still there', async () => {
  await composer(ada.page).fill('A thought not yet sent');
  await ada.page.waitForTimeout(600);
  await stage.stopServer();
  await ada.restart();
  await openChat(ada.page, 'Ben Ortiz');
  await messageWith(ada.page, 'Before the cut').waitFor();
  await expect.poll(() => composer(ada.page).inputValue()).toBe('A thought not yet sent');
  await composer(ada.page).fill('');
  await stage.startServer();
});

it('a restarted server and client find each other again without help', async () => {
  await ben.restart();
  await openChat(ben.page, 'Ada Brandt');
  await sendMessage(ben.page, 'Back again');
  await messageWith(ada.page, 'Back again').waitFor({ timeout: 60_000 });
});
