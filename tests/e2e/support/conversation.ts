import type { Locator, Page } from 'playwright-core';

/** The words of the interface as tests and screen readers know them. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });
export const messageLog = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });
/** The pane of an open thread, and its composer. */
export const threadPane = (page: Page): Locator => page.getByRole('complementary', { name: /^Thread/ });
export const threadComposer = (page: Page): Locator => threadPane(page).getByRole('textbox', { name: 'Reply', exact: true });
export const chatList = (page: Page): Locator => page.getByRole('navigation', { name: 'Chats' });

/** The article of the message with this text. */
export function messageWith(page: Page, text: string | RegExp): Locator {
  return messageLog(page).getByRole('article').filter({ hasText: text });
}

/** Opens a chat from the list and waits for its conversation. */
export async function openChat(page: Page, title: string): Promise<void> {
  await chatList(page).locator('.chat-item').getByText(title, { exact: true }).first().click();
  await page.getByRole('main').getByRole('region', { name: title, exact: true }).waitFor();
}

/** Starts (or opens) the direct chat with a colleague through the people picker. */
export async function openDirectChat(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New message' }).click();
  await page.keyboard.type(name);
  await page.getByRole('dialog').getByText(name).first().click();
  await page.getByRole('region', { name, exact: true }).waitFor();
}

/** Writes a message and sends it with Enter. */
export async function sendMessage(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await messageWith(page, text).waitFor();
}
