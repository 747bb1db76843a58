import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatList, composer, messageLog, messageWith, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage();
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  ada = await stage.openSignedIn(first);
  ben = await stage.openSignedIn(second);
});

afterAll(() => stage.close());

it('two colleagues write to each other at once', async () => {
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Good morning Ben');
  await openChat(ben.page, 'Ada Brandt');
  await messageWith(ben.page, 'Good morning Ben').waitFor();
  await sendMessage(ben.page, 'Morning Ada, coffee?');
  await messageWith(ada.page, 'Morning Ada, coffee?').waitFor();
  const name = await messageWith(ada.page, 'Morning Ada, coffee?').getAttribute('aria-label');
  expect(name ?? '').toMatch(/^Ben Ortiz/);
});

it('an answer quotes, an edit and a reaction are seen, a deletion takes the text away on both sides (SY8)', async () => {
  await sendMessage(ada.page, 'Tea, please');
  const original = messageWith(ben.page, 'Tea, please');
  await original.waitFor();
  await original.hover();
  await original.getByRole('button', { name: 'Reply', exact: true }).click();
  await sendMessage(ben.page, 'Two teas then');
  await messageWith(ada.page, 'Two teas then').getByText('Tea, please').waitFor();

  await composer(ada.page).press('ArrowUp');
  await composer(ada.page).fill('Green tea, please');
  await composer(ada.page).press('Enter');
  await messageWith(ben.page, 'Green tea, please').first().waitFor();

  await messageWith(ada.page, 'Two teas then').hover();
  await messageWith(ada.page, 'Two teas then').getByRole('button', { name: /👍/ }).first().click();
  await messageWith(ada.page, 'Two teas then').getByRole('list', { name: 'Reactions' }).waitFor();
  // Not the toolbar's button, which is always there.
  await messageWith(ben.page, 'Two teas then').getByRole('button', { name: /^👍/ }).waitFor();

  await messageWith(ben.page, 'Two teas then').hover();
  await messageWith(ben.page, 'Two teas then').getByRole('button', { name: 'Delete', exact: true }).click();
  await ben.page.getByRole('button', { name: 'Delete now' }).click();
  await messageWith(ada.page, 'Two teas then').waitFor({ state: 'detached' });
  expect(await messageLog(ben.page).getByText('Two teas then').count()).toBe(0);
});

it('unread messages are counted in the list and read when the chat is opened (SY11)', async () => {
  await openDirectChat(ben.page, 'Ada Brandt');
  await ben.page.keyboard.press('Escape');
  await stage.addPerson('Cleo Marsh');
  await openDirectChat(ben.page, 'Cleo Marsh');
  await sendMessage(ada.page, 'Are you there?');
  await sendMessage(ada.page, 'Lunch at noon');
  await chatList(ben.page).getByText(/^2$|2 unread/).first().waitFor();
  await openChat(ben.page, 'Ada Brandt');
  await messageWith(ben.page, 'Lunch at noon').waitFor();
  await chatList(ben.page).getByText(/^2$|2 unread/).first().waitFor({ state: 'detached' });
});
