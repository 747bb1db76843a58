import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composer, messageLog, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { expectNoOverflow, expectNoViolations } from './support/looks.ts';
import { samplePdf, samplePicture, sampleSound, sampleText, type SampleFile } from './support/sample-files.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;
beforeAll(async () => {
  stage = await createStage({
    browserArguments: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
    prepare: (context) => context.grantPermissions(['microphone', 'camera']),
  });
  const [one, other] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  [ada, ben] = [await stage.openSignedIn(one), await stage.openSignedIn(other)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await openDirectChat(ben.page, 'Ada Brandt');
});
afterAll(() => stage.close());

const tray = (page: Page) => page.getByRole('list', { name: 'Files to send' }).getByRole('listitem');
async function attach(page: Page, files: readonly SampleFile[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Attach files' }).click()]);
  await chooser.setFiles([...files]);
}
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();
/** Whether the picture in this place has been loaded and drawn. */
const isDrawn = (page: Page, name: string) => page.getByRole('button', { name: `Open ${name}`, exact: true }).locator('img.picture').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);

it('pictures with a caption arrive, drawn from their small pictures', async () => {
  await attach(ada.page, [await samplePicture('Beach.jpg'), await samplePicture('Tower.jpg', { width: 400, height: 900 })]);
  await expect.poll(() => tray(ada.page).count()).toBe(2);
  await composer(ada.page).fill('From the weekend');
  // At once: the message goes as soon as its files are ready.
  await composer(ada.page).press('Enter');
  await expect.poll(() => tray(ada.page).count()).toBe(0);
  await messageLog(ben.page).getByText('From the weekend').waitFor();
  for (const page of [ada.page, ben.page]) for (const name of ['Beach.jpg', 'Tower.jpg']) await expect.poll(() => isDrawn(page, name).catch(() => false), { timeout: 20_000 }).toBe(true);
  await expectNoViolations(ben.page);
});

it('the viewer goes through the pictures by keyboard, zooms, and gives the focus back', async () => {
  const opener = ben.page.getByRole('button', { name: 'Open Beach.jpg', exact: true });
  await opener.focus();
  await ben.page.keyboard.press('Enter');
  const viewer = ben.page.getByRole('dialog', { name: /Viewer/ });
  await viewer.getByRole('img', { name: 'Beach.jpg' }).waitFor();
  await expectNoViolations(ben.page);
  await ben.page.keyboard.press('ArrowRight');
  await viewer.getByRole('img', { name: 'Tower.jpg' }).waitFor();
  await ben.page.keyboard.press('Home');
  await ben.page.keyboard.press('+');
  await expect.poll(() => viewer.getByRole('img', { name: 'Beach.jpg' }).getAttribute('style')).toContain('scale(1.4)');
  await ben.page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

it('sound, text, documents and programs are shown as what they are', async () => {
  await attach(ada.page, [sampleSound('Tone.wav'), sampleText('plan.ts', 'const answer = 42; // <b>not bold</b>'), samplePdf('Minutes.pdf'), { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1') }]);
  await expect.poll(() => ada.page.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true);
  await send(ada.page);
  const log = messageLog(ben.page);
  await log.getByText('Minutes.pdf').first().waitFor();
  await log.getByRole('button', { name: 'Preview' }).click();
  await log.getByText('const', { exact: true }).waitFor();
  expect(await log.locator('pre b').count()).toBe(0);
  await log.getByRole('button', { name: 'Play Tone.wav' }).click();
  await expect.poll(() => log.getByRole('slider', { name: 'Position' }).first().inputValue(), { timeout: 10_000 }).not.toBe('0');
  // It plays on while one looks elsewhere, in the left pane.
  await ben.page.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: 'Stop playing' }).click();
  await log.getByRole('button', { name: 'Save setup.exe' }).click();
  await ben.page.getByRole('dialog', { name: 'Save a program?' }).getByRole('button', { name: 'Cancel' }).click();
  await expectNoViolations(ben.page);
});

it('a saved file is what was sent, under its name', async () => {
  const [download] = await Promise.all([ben.page.waitForEvent('download'), messageLog(ben.page).getByRole('button', { name: 'Save plan.ts' }).click()]);
  expect(download.suggestedFilename()).toBe('plan.ts');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe('const answer = 42; // <b>not bold</b>');
});

it('a voice message is recorded, sent and heard; a discarded one leaves nothing', async () => {
  await ada.page.getByRole('button', { name: 'Record voice message' }).click();
  await ada.page.getByRole('group', { name: 'Recording' }).waitFor();
  await ada.page.getByRole('button', { name: 'Discard recording' }).click();
  await composer(ada.page).waitFor();
  await ada.page.getByRole('button', { name: 'Record voice message' }).click();
  await ada.page.getByRole('timer').getByText('0:01').waitFor();
  await ada.page.getByRole('button', { name: 'Send recording' }).click();
  await messageLog(ben.page).getByRole('button', { name: 'Play Voice message' }).waitFor();
  expect(await tray(ada.page).count()).toBe(0);
});

it('a video message is recorded, looked at, and sent', async () => {
  await ada.page.getByRole('button', { name: 'Record video message' }).click();
  await ada.page.getByRole('timer').getByText('0:01').waitFor();
  await ada.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(() => ada.page.getByRole('button', { name: 'Send', exact: true }).isEnabled(), { timeout: 20_000 }).toBe(true);
  await send(ada.page);
  await messageLog(ben.page).getByRole('button', { name: 'Play Video message' }).click();
  const film = ben.page.getByRole('dialog').locator('video');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth), { timeout: 15_000 }).toBeGreaterThan(0);
  await ben.page.keyboard.press('Escape');
});

it('files are dropped and pasted, too many and empty ones are told before anything is sent', async () => {
  const give = (page: Page, how: 'drop' | 'paste', names: readonly string[]) =>
    page.evaluate(({ how: way, names: given }) => {
      const data = new DataTransfer();
      for (const name of given) data.items.add(new File([name === 'empty.txt' ? '' : name], name, { type: 'text/plain' }));
      const target = way === 'drop' ? document.querySelector('.drop-area') : document.querySelector('.composer textarea');
      for (const type of way === 'drop' ? ['dragenter', 'drop'] : ['paste']) {
        target?.dispatchEvent(type === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, { how, names });
  await give(ada.page, 'drop', ['dropped.txt', 'empty.txt']);
  await tray(ada.page).getByText('dropped.txt').waitFor();
  await ada.page.getByText('Left out, empty: empty.txt').waitFor();
  await give(ada.page, 'paste', ['pasted.txt']);
  await expect.poll(() => tray(ada.page).count()).toBe(2);
  await give(ada.page, 'drop', Array.from({ length: 25 }, (_file, index) => `more-${index}.txt`));
  await ada.page.getByText('2 files were left out: a message can have up to 25.').waitFor();
  await expectNoOverflow(ada.page);
  for (let left = 25; left > 2; left -= 1) await tray(ada.page).last().getByRole('button', { name: /Remove/ }).click();
  await send(ada.page);
  await messageLog(ben.page).getByText('pasted.txt').waitFor();
});

it('SY12: written offline and killed, files and draft come back, and are sent when the server is there again', async () => {
  await stage.stopServer();
  await attach(ada.page, [await samplePicture('Offline.jpg', { width: 640, height: 480 })]);
  await expect.poll(() => ada.page.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true);
  await send(ada.page);
  await messageLog(ada.page).getByText('Waits to be sent').first().waitFor();
  await attach(ada.page, [sampleText('draft.txt', 'later')]);
  await expect.poll(() => ada.page.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true);
  await ada.page.waitForTimeout(600);
  await ada.crash();
  await openChat(ada.page, 'Ben Ortiz');
  await tray(ada.page).getByText('draft.txt').waitFor();
  await expect.poll(() => isDrawn(ada.page, 'Offline.jpg').catch(() => false), { timeout: 20_000 }).toBe(true);
  await stage.startServer();
  await expect.poll(() => isDrawn(ben.page, 'Offline.jpg').catch(() => false), { timeout: 40_000 }).toBe(true);
  await tray(ada.page).getByRole('button', { name: 'Remove draft.txt' }).click();
});

it('the list of files narrows by kind and name, and goes to the message', async () => {
  await sendMessage(ada.page, 'A word below everything');
  await ben.page.getByRole('region', { name: 'Ada Brandt' }).getByRole('button', { name: 'Files', exact: true }).click();
  const panel = ben.page.getByRole('complementary', { name: 'Files' });
  await panel.getByRole('button', { name: 'Documents' }).click();
  await panel.getByRole('searchbox', { name: 'Find by name' }).fill('minutes');
  await expect.poll(() => panel.getByRole('listitem').count()).toBe(1);
  await expectNoViolations(ben.page);
  await panel.getByRole('button', { name: 'Go to the message with Minutes.pdf' }).click();
  await messageLog(ben.page).getByText('Minutes.pdf').last().waitFor();
  await panel.getByRole('searchbox', { name: 'Find by name' }).fill('nothing like it');
  await panel.getByText('Nothing found').waitFor();
  await panel.getByRole('button', { name: 'Close files' }).click();
});
