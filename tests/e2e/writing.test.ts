import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { signInResponseSchema } from '#shared/protocol/http/sign-in';
import { ServerClient } from '../system/support/server-client.ts';
import { composer, messageLog, openDirectChat } from './support/conversation.ts';
import { hostileTexts } from './support/hostile-texts.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { createStage, type Client, type Person, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
let adaPerson: Person;
beforeAll(async () => {
  stage = await createStage();
  const [one, other] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  adaPerson = one;
  [ada, ben] = [await stage.openSignedIn(one), await stage.openSignedIn(other)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await openDirectChat(ben.page, 'Ada Brandt');
});
afterAll(() => stage.close());

const written = () => composer(ada.page).inputValue();

it('keys put formats on what is selected, undo takes them off, and a list goes on by itself', async () => {
  const { keyboard } = ada.page;
  await composer(ada.page).fill('ship it');
  await keyboard.press('Control+a');
  await keyboard.press('Control+b');
  expect(await written()).toBe('**ship it**');
  await keyboard.press('Control+z');
  expect(await written()).toBe('ship it');
  await composer(ada.page).fill('- one');
  await keyboard.press('Shift+Enter');
  await keyboard.type('two');
  expect(await written()).toBe('- one\n- two');
  await ada.page.getByRole('button', { name: 'Show formatting' }).click();
  const toolbar = ada.page.getByRole('toolbar', { name: 'Formatting' });
  await toolbar.getByRole('button', { name: 'Bold' }).focus();
  await keyboard.press('ArrowRight');
  expect(await toolbar.getByRole('button', { name: 'Italic' }).evaluate((button) => button === document.activeElement)).toBe(true);
  await expectNoViolations(ada.page);
  await composer(ada.page).fill('');
});

/** Copies as another program would, then pastes with these keys. */
async function pasteFormatted(html: string, text: string, keys: string): Promise<void> {
  await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ada.page.evaluate(async (copied) => {
    const item = Object.fromEntries(Object.entries(copied).map(([type, words]) => [type, new Blob([words], { type })]));
    await navigator.clipboard.write([new ClipboardItem(item)]);
  }, { 'text/html': html, 'text/plain': text });
  await composer(ada.page).focus();
  await ada.page.keyboard.press(keys);
}

/** What is pasted as it came, which the clipboard of a browser would clean first. */
async function pasteRaw(html: string, text: string): Promise<void> {
  await composer(ada.page).evaluate((field, [type, words, plain]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(type, words);
    clipboardData.setData('text/plain', plain);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) document.execCommand('insertText', false, plain);
  }, ['text/html', html, text] as const);
}

it('formatted text is pasted as Markdown, without it by the other keys, over words as a link, and undo takes back each', async () => {
  const { keyboard } = ada.page;
  await composer(ada.page).fill('');
  await pasteFormatted('<h2>Plan</h2><p>Ship <b>all</b> of it, <i>today</i></p><ul><li>one<ol><li>two</li></ol></li></ul>', 'Plan Ship all', 'Control+v');
  await expect.poll(written).toBe('**Plan**\n\nShip **all** of it, _today_\n\n- one\n  1. two');
  await keyboard.press('Control+z');
  expect(await written()).toBe('');
  await keyboard.press('Control+Shift+z');
  expect(await written()).toContain('**all**');
  await keyboard.press('Control+z');
  await pasteFormatted('<b>bold</b>', 'bold', 'Control+Shift+v');
  await expect.poll(written).toBe('bold');
  await keyboard.press('Control+a');
  await pasteFormatted('<a href="https://a.example/">a</a>', 'https://a.example/', 'Control+v');
  await expect.poll(written).toBe('[bold](https://a.example/)');
  await keyboard.press('Control+z');
  expect(await written()).toBe('bold');
  await composer(ada.page).fill('');
});

it('whatever is pasted, nothing of it runs and nothing is fetched; too much becomes a file that one can leave out', async () => {
  const hostile = ['<img src="http://127.0.0.1:9/x.png" onerror="hallwayWasHere = 1">', '<script>hallwayWasHere = 1</script>', '<svg onload="hallwayWasHere = 1">', '<iframe src="http://127.0.0.1:9/"></iframe>', '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">', '<style>@import "http://127.0.0.1:9/y.css"</style>', '<a href="javascript:hallwayWasHere=1">x</a>'];
  for (const html of hostile) {
    await composer(ada.page).fill('');
    await pasteRaw(`<b style="color:red">words</b> <span style="font-weight:700">more</span> ${html}`, 'words');
    await expect.poll(written).toContain('**words more**');
  }
  for (const html of [`${'<div>'.repeat(30_000)}<b>deep</b>`, `<b>${'x'.repeat(10_000_000)}</b>`, '<i>x</i>'.repeat(25_000)]) {
    await composer(ada.page).fill('');
    await pasteRaw(html, 'plain words');
    await expect.poll(written).toBe('plain words');
  }
  expect(await ada.page.evaluate(() => 'hallwayWasHere' in window)).toBe(false);
  await composer(ada.page).fill('');
  await pasteRaw('', 'one line\n'.repeat(5_000));
  await ada.page.getByText('What you pasted is too long for a message and goes with it as a file.').waitFor();
  expect(await written()).toBe('');
  await ada.page.getByRole('button', { name: /^Remove Pasted text/ }).click();
  await ada.page.getByText(/^Pasted text/).waitFor({ state: 'detached' });
});

it('names, emoji and commands complete themselves by keyboard, and the person named sees it marked', async () => {
  const { keyboard } = ada.page;
  await composer(ada.page).focus();
  await keyboard.type('Thanks @be');
  const list = ada.page.getByRole('listbox', { name: 'Suggestions' });
  await list.getByRole('option', { name: 'Ben Ortiz' }).waitFor();
  await expectNoViolations(ada.page);
  await keyboard.press('Enter');
  await keyboard.type(':tada: :rock');
  await list.waitFor();
  await keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  expect(await written()).toBe('Thanks @Ben Ortiz 🎉 :rock');
  await keyboard.press('Enter');
  const mention = messageLog(ben.page).locator('.mention-self');
  await mention.waitFor();
  expect(await mention.textContent()).toBe('@Ben Ortiz');
  await messageLog(ben.page).getByRole('button', { name: 'Ada Brandt' }).last().click();
  const card = ben.page.getByRole('dialog', { name: 'Ada Brandt' });
  await card.getByText('ada.brandt@example.org').waitFor();
  await expectNoViolations(ben.page);
  await ben.page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await keyboard.type('/he');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  const help = ada.page.getByRole('dialog', { name: 'What can be typed here' });
  await help.waitFor();
  await expectNoViolations(ada.page);
  await keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
});

it('any emoji is found, by keyboard alone and in one’s own skin tone, is offered first from then on, and undo takes it back', async () => {
  const { keyboard } = ada.page;
  await composer(ada.page).fill('well ');
  await ada.page.getByRole('button', { name: 'Insert emoji' }).click();
  const picker = ada.page.getByRole('dialog', { name: 'Search emoji' });
  await picker.getByRole('option', { name: 'waving hand' }).waitFor();
  await expectNoViolations(ada.page);
  await picker.getByRole('combobox', { name: 'Skin tone' }).selectOption({ index: 4 });
  await picker.getByRole('combobox', { name: 'Search emoji' }).focus();
  await keyboard.type('raised hand');
  await picker.getByRole('group', { name: 'Found' }).getByRole('option').first().waitFor();
  await expectNoViolations(ada.page);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowLeft');
  const active = await picker.getByRole('combobox', { name: 'Search emoji' }).getAttribute('aria-activedescendant');
  expect(await ada.page.locator(`[id="${active}"]`).getAttribute('aria-label')).toBe('raised hand');
  await expect.poll(() => picker.getByRole('option', { name: 'raised hand', exact: true }).textContent()).toBe('✋🏾');
  await keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  expect(await written()).toBe('well ✋🏾');
  await composer(ada.page).press('Control+z');
  expect(await written()).toBe('well ');
  await composer(ada.page).press('Control+y');
  expect(await written()).toBe('well ✋🏾');
  await keyboard.type(' :wave:');
  await expect.poll(written).toBe('well ✋🏾 👋🏾');
  await keyboard.press('Control+z');
  expect(await written()).toBe('well ✋🏾 :wave:');
  await composer(ada.page).fill('👨🏿‍❤️‍💋‍👨🏻');
  await composer(ada.page).press('Enter');
  const message = messageLog(ben.page).getByRole('article').last();
  await message.locator('.message-body-emoji-one').waitFor();
  await message.hover();
  await message.getByRole('button', { name: 'React', exact: true }).click();
  const reactions = ben.page.getByRole('dialog', { name: 'Search emoji' });
  await reactions.getByRole('combobox', { name: 'Search emoji' }).fill('scotland');
  await reactions.getByRole('option', { name: 'flag: Scotland' }).click();
  await messageLog(ada.page).getByRole('article').last().getByRole('button', { name: /^🏴󠁧󠁢󠁳󠁣󠁴󠁿 1/u }).waitFor();
  await message.hover();
  await message.getByRole('button', { name: 'React', exact: true }).click();
  await reactions.getByRole('group', { name: 'Often used' }).getByRole('option', { name: 'flag: Scotland' }).waitFor();
  await ben.page.keyboard.press('Escape');
});

it('what is formatted arrives as such, and code can be copied', async () => {
  await composer(ada.page).fill('**bold** and `code`\n- first\n- second\n```ts\nconst answer = 42;\n```\n[bank.example](https://evil.example/)');
  await composer(ada.page).press('Enter');
  const message = messageLog(ben.page).getByRole('article').last();
  await message.locator('strong', { hasText: 'bold' }).waitFor();
  expect(await message.getByRole('listitem').count()).toBe(2);
  await message.locator('.hljs-keyword', { hasText: 'const' }).waitFor();
  expect(await message.getByRole('link').textContent()).toBe('bank.example (evil.example)');
  await ben.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await message.hover();
  await message.getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(() => ben.page.evaluate(() => navigator.clipboard.readText())).toBe('const answer = 42;');
  await expectNoViolations(ben.page);
});

/** A program of Ada's that says what it likes; the chat that it says it in is the one with Ben. */
async function openStrangeProgram(): Promise<(text: string) => Promise<void>> {
  const answer = await fetch(`${stage.serverUrl}/api/sign-in`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email: adaPerson.email, password: adaPerson.password, deviceName: 'a strange program' }),
  });
  const { token } = signInResponseSchema.parse(await answer.json());
  const { client } = await ServerClient.greet(stage.serverUrl, token);
  const chatId = (await client.pullAll(0)).rows.flatMap((rows) => rows.chats ?? [])[0]?.id ?? '';
  return async (text) => void (await client.act({ kind: 'message.send', chatId, messageId: newId(), body: text, replyToMessageId: null }));
}

it('three hundred texts that try to be more are shown as text: nothing runs, nothing is asked for, nothing breaks', { timeout: 120_000 }, async () => {
  const dialogs: string[] = [];
  ben.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const look = () =>
    ben.page.evaluate(() => ({
      foreign: document.querySelectorAll('.message-body :is(script, img, svg:not(.lucide), math, iframe, style, link, form, input, video, object, embed, base, meta, [onclick], [onerror], [onload])').length,
      schemes: [...document.querySelectorAll<HTMLAnchorElement>('.message-body a')].map(({ protocol }) => protocol).filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol)),
    }));
  const texts = hostileTexts();
  expect(texts).toHaveLength(300);
  const say = await openStrangeProgram();
  for (const [index, { mark, text }] of texts.entries()) {
    await say(text);
    // So few at a time that each of them is drawn.
    if (index % 5 !== 4) continue;
    await messageLog(ben.page).getByText(mark).first().waitFor();
    expect(await look()).toEqual({ foreign: 0, schemes: [] });
  }
  await expectNoOverflow(ben.page);
  expect([dialogs, await ben.page.evaluate(() => 'hallwayWasHere' in window)]).toEqual([[], false]);
  // The console's silence and the requests are looked at when the stage closes.
});
