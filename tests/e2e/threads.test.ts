import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatList, composer, messageLog, messageWith, openChat, openDirectChat, sendMessage, threadComposer, threadPane } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage({ prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']) });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Cleo Marsh')];
  [ada, ben] = [await stage.openSignedIn(first), await stage.openSignedIn(second)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Where do we meet?');
  await openChat(ben.page, 'Ada Brandt');
  await question(ben).waitFor();
});
afterAll(() => stage.close());

const inThread = (client: Client, text: string) => threadPane(client.page).getByRole('article').filter({ hasText: text });
/** Not a reply to it, which quotes it where it stands in the chat, too. */
const question = (client: Client) => messageLog(client.page).getByRole('article', { name: /^Ada Brandt: Where do we meet/ });

it('a key begins a thread beside the chat; its replies stand in the chat only when they are sent there, too; Escape leads back', async () => {
  await question(ben).focus();
  await ben.page.keyboard.press('t');
  await threadComposer(ben.page).fill('At the harbour');
  await threadComposer(ben.page).press('Enter');
  await inThread(ben, 'At the harbour').waitFor();
  await question(ben).getByRole('button', { name: /^1 reply/ }).waitFor();
  expect(await messageWith(ben.page, 'At the harbour').count()).toBe(0);
  await threadPane(ben.page).getByLabel('Also send to Ada Brandt').check();
  await threadComposer(ben.page).fill('By the red boat');
  await threadComposer(ben.page).press('Enter');
  await messageWith(ben.page, 'By the red boat').waitFor();
  expect(await threadPane(ben.page).getByLabel('Also send to Ada Brandt').isChecked()).toBe(false);
  await expectNoViolations(ben.page);
  await expectNoOverflow(ben.page);
  await threadComposer(ben.page).press('Escape');
  await threadPane(ben.page).waitFor({ state: 'detached' });
  await expect.poll(() => question(ben).evaluate((article) => article === document.activeElement)).toBe(true);
});

it('the list of threads counts what is unread, and a reply begun there survives a power cut', async () => {
  await chatList(ada.page).getByRole('button', { name: 'Threads, 1 unread thread' }).click();
  const listed = ada.page.getByRole('region', { name: 'Threads' }).getByRole('button', { name: /Where do we meet/ });
  await expectNoViolations(ada.page);
  await listed.click();
  await inThread(ada, 'At the harbour').waitFor();
  await chatList(ada.page).getByRole('button', { name: 'Threads', exact: true }).waitFor();
  await threadComposer(ada.page).fill('I will be late');
  await listed.getByText('Draft').waitFor();
  await ada.crash();
  await chatList(ada.page).getByRole('button', { name: 'Threads', exact: true }).click();
  await listed.click();
  await expect.poll(() => threadComposer(ada.page).inputValue()).toBe('I will be late');
  await threadComposer(ada.page).press('Enter');
  await chatList(ben.page).getByRole('button', { name: 'Threads, 1 unread thread' }).waitFor();
  await threadPane(ada.page).getByRole('button', { name: 'Unfollow thread' }).click();
  await threadPane(ada.page).getByRole('button', { name: 'Follow thread' }).waitFor();
  await ada.page.keyboard.press('Escape');
  await openChat(ada.page, 'Ben Ortiz');
});

it('a deletion can be taken back for some seconds; whatever closes the window carries it out (SY8)', async () => {
  await sendMessage(ben.page, 'A word too much');
  const own = messageWith(ben.page, 'A word too much');
  await own.focus();
  await ben.page.keyboard.press('Delete');
  await messageWith(ben.page, 'Deleted in a few seconds').getByRole('button', { name: 'Undo' }).click();
  await own.waitFor();
  await own.focus();
  await ben.page.keyboard.press('Delete');
  await messageWith(ben.page, 'Deleted in a few seconds').waitFor();
  expect(await messageWith(ada.page, 'A word too much').count()).toBe(1);
  await ben.page.reload();
  await messageWith(ada.page, 'A word too much').waitFor({ state: 'detached' });
  await openChat(ben.page, 'Ada Brandt');
  await messageWith(ben.page, 'This message was deleted').waitFor();
});

it('messages are pinned for everybody, saved for oneself, and lead back to their place; their links do, too, clicked or pasted into the quick switcher', async () => {
  await question(ben).focus();
  await ben.page.keyboard.press('p');
  await ben.page.keyboard.press('s');
  await question(ben).getByText('Saved for later').waitFor();
  await ada.page.getByRole('button', { name: '1 pinned message' }).click();
  const pinned = ada.page.getByRole('complementary', { name: 'Pinned' });
  await pinned.getByText('Pinned by Ben Ortiz').waitFor();
  await expectNoViolations(ada.page);
  await ada.page.keyboard.press('Escape');
  await chatList(ben.page).getByRole('button', { name: 'Saved' }).click();
  await ben.page.getByRole('complementary', { name: 'Saved' }).getByRole('button', { name: /Where do we meet/ }).press('Enter');
  await question(ben).and(ben.page.locator('.message-highlighted')).waitFor();
  await ben.page.getByRole('button', { name: 'Close saved messages' }).click();

  await messageWith(ben.page, 'By the red boat').focus();
  await ben.page.keyboard.press('l');
  const link = await ben.page.evaluate(() => navigator.clipboard.readText());
  await composer(ben.page).fill(`Read again ${link}`);
  await composer(ben.page).press('Enter');
  const chip = messageWith(ada.page, 'Read again').getByRole('button', { name: 'Message of Ben Ortiz in Ben Ortiz' });
  await chip.click();
  await messageWith(ada.page, 'By the red boat').and(ada.page.locator('.message-highlighted')).first().waitFor();

  const paste = async (text: string) => {
    await ada.page.keyboard.press('Control+k');
    await ada.page.getByRole('combobox', { name: 'A chat, a person, a message or an action' }).fill(text);
    await ada.page.getByRole('option', { name: 'Go to the message' }).waitFor();
    await ada.page.keyboard.press('Enter');
  };
  await openDirectChat(ada.page, 'Cleo Marsh');
  await paste(`${link}\n`);
  await messageWith(ada.page, 'By the red boat').and(ada.page.locator('.message-highlighted')).first().waitFor();
  await paste(link.replace(/message\/[0-9a-f]{8}/, 'message/00000000'));
  await ada.page.getByText('This link belongs to an organization that you are not in on this computer.').waitFor();
});

it('a message marked as unread stays so while the chat is open, and is read when it is opened again (SY11)', async () => {
  await question(ben).focus();
  await ben.page.keyboard.press('u');
  const unread = chatList(ben.page).getByText(/\d unread$/);
  await unread.waitFor();
  await messageLog(ben.page).getByRole('separator', { name: 'New' }).waitFor();
  await openDirectChat(ben.page, 'Cleo Marsh');
  expect(await unread.count()).toBe(1);
  await openChat(ben.page, 'Ada Brandt');
  await unread.waitFor({ state: 'detached' });
});

it('a day is gone to from its line or the menu of the chat', async () => {
  await ada.page.getByRole('button', { name: /Go to another day/ }).first().click();
  await expectNoViolations(ada.page);
  await ada.page.getByRole('dialog', { name: 'Go to a day' }).getByRole('button', { name: 'The beginning' }).click();
  await messageLog(ada.page).locator('.message-highlighted').waitFor();
});
