import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, callFromHeader, callScreen, closeEnded, expectMedia, fakeDeviceArguments, incomingCall, leave, negotiationsOf, receivedBy, tileOf, watchConnections } from './support/calling.ts';
import { composer, messageLog, messageWith, openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage({ browserArguments: [...fakeDeviceArguments, '--auto-select-desktop-capture-source=Hallway'], prepare: watchConnections });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  ada = await stage.openSignedIn(first);
  ben = await stage.openSignedIn(second);
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Shall we talk?');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(() => stage.close());

it('a video call rings with who calls, is accepted, and sound and pictures go both ways', async () => {
  await callFromHeader(ada, 'Video');
  await callScreen(ada.page).getByText('Ringing…').waitFor();
  await expect.poll(() => incomingCall(ben.page).textContent()).toContain('Incoming video call');
  await accept(ben, 'video');
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true })));
  expect(await incomingCall(ben.page).count()).toBe(0);
});

it('mute, camera and hand of one are seen by the other', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await page.getByRole('button', { name: 'Raise your hand' }).click();
  await expect.poll(() => tileOf(ada.page, 'Ben Ortiz').getAttribute('aria-label')).toMatch(/Muted.*Hand raised|Hand raised.*Muted/);
  // What was said before the mute is still being played for a while; then pictures go on and nothing is heard.
  const isSilent = async () => {
    const [before] = await receivedBy(ada.page);
    await ada.page.waitForTimeout(1_500);
    const [after] = await receivedBy(ada.page);
    if (before === undefined || after === undefined) return false;
    return after.audioEnergy - before.audioEnergy < 1e-6 && after.framesDecoded > before.framesDecoded;
  };
  await expect.poll(isSilent, { message: 'a muted microphone sends silence' }).toBe(true);
  await page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await page.getByRole('button', { name: 'Raise your hand' }).click();
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect.poll(() => tileOf(ada.page, 'Ben Ortiz').getAttribute('aria-label')).toContain('Camera off');
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expectMedia(ada.page, { connections: 1, pictures: true });
});

it('ten quick camera toggles end as wanted and negotiate nothing', async () => {
  const before = await negotiationsOf(ada.page) + (await negotiationsOf(ben.page));
  const camera = ada.page.getByRole('button', { name: 'Camera', exact: true });
  for (let toggle = 0; toggle < 10; toggle += 1) await camera.click({ delay: 5 });
  await expectMedia(ben.page, { connections: 1, pictures: true });
  await expect.poll(() => tileOf(ben.page, 'Ada Brandt').getAttribute('aria-label')).not.toContain('Camera off');
  expect(await negotiationsOf(ada.page) + (await negotiationsOf(ben.page))).toBe(before);
});

it('a shared screen is shown large on the other side, and goes when it ends', async () => {
  const share = ada.page.getByRole('button', { name: 'Share your screen' });
  await share.click();
  await callScreen(ben.page).getByRole('group', { name: /Ada Brandt’s screen/ }).waitFor();
  await expect.poll(() => callScreen(ben.page).getByRole('group', { name: /Ada Brandt’s screen/ }).locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(100);
  await share.click();
  await callScreen(ben.page).getByRole('group', { name: /Ada Brandt’s screen/ }).waitFor({ state: 'detached' });
});

it('a reaction floats up on both sides', async () => {
  await ada.page.getByRole('button', { name: 'React', exact: true }).click();
  await ada.page.getByRole('button', { name: 'React with 👍' }).click();
  await tileOf(ben.page, 'Ada Brandt').getByText('👍').waitFor();
  await ada.page.keyboard.press('Escape');
});

it('while one writes in the chat, the call goes on in a small window', async () => {
  await ada.page.getByRole('button', { name: /Open the chat, keep the call/ }).click();
  await sendMessage(ada.page, 'I send you the link');
  await ada.page.getByRole('region', { name: /Small window of the call/ }).waitFor();
  await expectMedia(ada.page, { connections: 1, pictures: true });
  expect(await composer(ada.page).inputValue()).toBe('');
  await ada.page.getByRole('button', { name: 'Back to the call' }).first().click();
  await callScreen(ada.page).waitFor();
});

it('a reloaded window comes back into its call by itself', async () => {
  await ben.page.reload();
  await callScreen(ben.page).waitFor();
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true })));
});

it('whoever leaves is out at once; the end stands in the chat, and one can call back', async () => {
  await leave(ben);
  await closeEnded(ada, /Ended|Call ended/);
  await messageLog(ada.page).getByText(/Ada Brandt’s video call ended after/).waitFor();
  await openChat(ben.page, 'Ada Brandt');
  await ben.page.getByRole('button', { name: 'Call again' }).first().waitFor();
  const captured = await ada.page.evaluate(() => (window as unknown as { testConnections: RTCPeerConnection[] }).testConnections.filter((connection) => connection.connectionState !== 'closed').length);
  expect(captured, 'no connection outlives its call').toBe(0);
});

it('the list of calls has it, and calls back', async () => {
  await ben.page.getByRole('button', { name: 'Calls', exact: true }).click();
  await ben.page.getByText(/Incoming video call/).first().waitFor();
  await ben.page.getByRole('button', { name: 'Call back Ada Brandt' }).first().click();
  await accept(ada);
  await expectMedia(ben.page, { connections: 1, pictures: false });
  await leave(ada);
  await closeEnded(ben, /Ended|Call ended/);
});

it('/call in the composer calls', async () => {
  await openChat(ada.page, 'Ben Ortiz');
  await composer(ada.page).fill('/call');
  await composer(ada.page).press('Enter');
  await incomingCall(ben.page).waitFor();
  await callScreen(ada.page).getByRole('button', { name: 'Cancel the call' }).click();
  await incomingCall(ben.page).waitFor({ state: 'detached' });
  await openChat(ben.page, 'Ada Brandt');
  await messageLog(ben.page).getByText(/was missed/).first().waitFor();
  expect(await messageWith(ben.page, '/call').count()).toBe(0);
});
