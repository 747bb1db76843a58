import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatList, messageWith, openChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
let guest: Client;

beforeAll(async () => {
  stage = await createStage();
  const people = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz'), await stage.addPerson('Gus Visitor', 'guest')] as const;
  ada = await stage.openSignedIn(people[0]);
  ben = await stage.openSignedIn(people[1]);
  guest = await stage.openSignedIn(people[2]);
});

afterAll(() => stage.close());

it('a group is created with colleagues, who see it at once', async () => {
  await ada.page.getByRole('button', { name: 'New group' }).click();
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByLabel(/name/i).first().fill('Harbour launch');
  await dialog.getByRole('combobox').or(dialog.getByRole('searchbox')).or(dialog.getByLabel(/people/i)).first().fill('Ben');
  await dialog.getByText('Ben Ortiz').first().click();
  await dialog.getByRole('button', { name: /create/i }).click();
  await ada.page.getByRole('region', { name: 'Harbour launch' }).waitFor();
  await openChat(ben.page, 'Harbour launch');
  await sendMessage(ada.page, 'Welcome aboard');
  await messageWith(ben.page, 'Welcome aboard').waitFor();
});

it('a plain member is not offered to manage the group; an owner is', async () => {
  await ben.page.getByRole('button', { name: 'Details', exact: true }).click();
  expect(await ben.page.getByRole('button', { name: /add people/i }).count()).toBe(0);
  await ada.page.getByRole('button', { name: 'Details', exact: true }).click();
  await ada.page.getByRole('button', { name: /add people/i }).waitFor();
});

it('SY9: who is taken out loses the chat on their own computer', async () => {
  const row = ada.page.getByRole('listitem').filter({ hasText: 'Ben Ortiz' }).last();
  await row.getByRole('button').last().click();
  await ada.page.getByRole('menuitem', { name: /remove/i }).or(ada.page.getByRole('button', { name: /^remove/i })).first().click();
  const confirm = ada.page.getByRole('alertdialog').or(ada.page.getByRole('dialog'));
  await confirm.getByRole('button', { name: /remove/i }).click();
  await chatList(ben.page).getByText('Harbour launch').first().waitFor({ state: 'detached' });
});

it('a guest is not offered what would be refused', async () => {
  expect(await guest.page.getByRole('button', { name: 'New group' }).count()).toBe(0);
  await guest.page.getByRole('button', { name: 'New message' }).waitFor();
});
