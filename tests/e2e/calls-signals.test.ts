import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext, WebSocketRoute } from 'playwright-core';
import { accept, callFromHeader, closeEnded, expectMedia, fakeDeviceArguments, leave, watchConnections } from './support/calling.ts';
import { openChat, openDirectChat, sendMessage } from './support/conversation.ts';
import { createStage, type Client, type Stage } from './support/stage.ts';

interface SignalCall {
  readonly type: 'call';
  readonly id: number;
  readonly name: string;
  readonly params: { readonly signal: { readonly epoch: number; readonly seq: number } };
}

type Weather = (send: (envelope: unknown) => void, call: SignalCall) => void;

let stage: Stage;
let ada: Client;
let ben: Client;
/** What becomes of each signal on its way from a window to its backend. */
let weather: Weather = (send, call) => send(call);
let lastOwnId = 1_000_000_000;

/** Lets every envelope through but those with signals, which go through the weather. */
async function placeInWeather(context: BrowserContext): Promise<void> {
  await watchConnections(context);
  await context.routeWebSocket(/\/contract\/[\w-]+$/, (page: WebSocketRoute) => {
    const host = page.connectToServer();
    page.onMessage((text) => {
      const envelope = JSON.parse(String(text)) as SignalCall;
      if (envelope.type === 'call' && envelope.name === 'sendCallSignal') weather((changed) => host.send(JSON.stringify(changed)), envelope);
      else host.send(text);
    });
  });
}

const again = (call: SignalCall): SignalCall => ({ ...call, id: ++lastOwnId });
const withSignal = (call: SignalCall, signal: unknown): unknown => ({ ...again(call), params: { ...call.params, signal } });

beforeAll(async () => {
  stage = await createStage({ browserArguments: fakeDeviceArguments, prepare: placeInWeather });
  const [first, second] = [await stage.addPerson('Ada Brandt'), await stage.addPerson('Ben Ortiz')];
  [ada, ben] = [await stage.openSignedIn(first), await stage.openSignedIn(second)];
  await openDirectChat(ada.page, 'Ben Ortiz');
  await sendMessage(ada.page, 'A storm is coming');
  await openChat(ben.page, 'Ada Brandt');
});

afterAll(() => stage.close());

/** A whole call: it connects, carries sound and pictures both ways, and ends. */
async function talk(): Promise<void> {
  await openChat(ada.page, 'Ben Ortiz');
  await callFromHeader(ada, 'Video');
  await accept(ben, 'video');
  await Promise.all([ada, ben].map(({ page }) => expectMedia(page, { connections: 1, pictures: true }, 40_000)));
  await leave(ada);
  await closeEnded(ben, /Ended|Call ended/);
}

it('V7: signals that come two and three times are taken once', async () => {
  weather = (send, call) => {
    for (const copy of [call, again(call), again(call)]) send(copy);
  };
  await talk();
});

it('V7: signals that overtake each other are put in order', async () => {
  let turn = 0;
  weather = (send, call) => void setTimeout(() => send(call), (turn += 1) % 2 === 0 ? 0 : 250);
  await talk();
});

it('V1: junk among the signals breaks nothing', async () => {
  weather = (send, call) => {
    const { epoch, seq } = call.params.signal;
    for (const payload of [
      { kind: 'offer', sdp: 'v=0\r\nnot a description' },
      { kind: 'answer', sdp: 'x'.repeat(20_000) },
      { kind: 'candidates', candidates: [{ candidate: 'candidate:nonsense', sdpMid: '9', sdpMLineIndex: 9 }] },
      { kind: 'restartAsked' },
    ]) send(withSignal(call, { epoch, seq: seq + 500, payload }));
    // What is of no known shape does not even leave this computer.
    send(withSignal(call, { epoch, seq, payload: { kind: 'transceiverRequest', transceiverRequest: { kind: 'video' } } }));
    send(withSignal(call, { type: 'offer' }));
    send(call);
  };
  await talk();
});

it('lost signals are made up for: the call connects all the same', async () => {
  let turn = 0;
  weather = (send, call) => {
    turn += 1;
    // The first of each side is lost: the offer, and whatever answers what came without it.
    if (turn > 2) send(call);
  };
  await talk();
  expect(turn).toBeGreaterThan(2);
});
