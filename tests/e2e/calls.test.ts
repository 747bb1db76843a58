import { afterAll, beforeAll, expect, it } from 'vitest';
import { callFromHeader, callScreen, expectMedia, fakeDeviceArguments, incomingCall, watchConnections } from './support/calling.ts';
import { openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

let stage: Stage;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  stage = await createStage({ browserArguments: fakeDeviceArguments, prepare: watchConnections });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  ada = await stage.openSignedIn(first);
  ben = await stage.openSignedIn(second);
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'Shall we talk?');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(() => stage.close());

it('a video call: it rings, is accepted with video, and sound and pictures go both ways', async () => {
  await callFromHeader(ada, 'Video');
  await incomingCall(ben.page).waitFor();
  await ben.page.screenshot({ path: '/tmp/shots/ring.png' });
  await ada.page.screenshot({ path: '/tmp/shots/calling.png' });
  await incomingCall(ben.page).getByRole('button', { name: /video/i }).click();
  await callScreen(ben.page).waitFor();
  await Promise.all([expectMedia(ada.page, { connections: 1, pictures: true }), expectMedia(ben.page, { connections: 1, pictures: true })]);
  await ada.page.screenshot({ path: '/tmp/shots/active.png' });
  await ben.page.screenshot({ path: '/tmp/shots/active-ben.png' });
  expect(true).toBe(true);
});
