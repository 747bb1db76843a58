import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { closeCodes } from '#shared/protocol/close-codes';
import { createRandom } from './support/seeded-random.ts';
import { startOrganizationServer, type OrganizationServer } from './support/organization-server.ts';
import { addRawPerson, callRowOf, endCall, pulseFrame, runningCall, settle, signalFrame, signalsOf, type RawJoining, type RawPerson } from './support/raw-call.ts';
import { ServerClient } from './support/server-client.ts';

const variants = 200;
const atOnce = 25;
let server: OrganizationServer;
let ada: RawPerson;
let ben: RawPerson;
let adaIn: RawJoining;
let benIn: RawJoining;
let hearing: NodeJS.Timeout;

beforeAll(async () => {
  server = await startOrganizationServer();
  [ada, ben] = [await addRawPerson(server, 'Ada Brandt'), await addRawPerson(server, 'Ben Ortiz')];
  ({ starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben]));
  hearing = setInterval(() => ada.client.send(pulseFrame(adaIn, [benIn.joinId])), 2_000);
});
afterAll(async () => {
  clearInterval(hearing);
  await endCall([ada, adaIn], [ben, benIn]);
  await server.close();
});

/** What no field of these frames may be. */
const wrong: readonly unknown[] = [
  undefined, null, true, {}, [], '', 'x', -1, 0.5, 1e300, Number.MAX_SAFE_INTEGER + 2, '00000000-0000-0000-0000-00000000000', '0190C7A0-1111-7000-8000-000000000001', 'x'.repeat(31_000),
  { $ne: '' }, [null], { toString: 'x' }, '0190c7a0-1111-7000-8000-000000000001 ', '\u0000',
];

/** Every place within a frame that holds a value, as the way there. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...placesOf(inner, [...path, key])]);
}

/** A copy with another value in one place; without the place for `undefined`. */
function spoil(value: unknown, [key, ...rest]: readonly string[], spoilt: unknown): unknown {
  if (key === undefined) return spoilt;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy, key, spoil(Reflect.get(copy, key) as unknown, rest, spoilt));
  return copy;
}

/** Frames with one wrong value in one place, and texts that are cut off. What happens to be right is left out. */
function malformed(frame: object, isRight: (path: readonly string[], value: unknown) => boolean): string[] {
  const random = createRandom(4_100);
  const text = JSON.stringify(frame);
  const all = placesOf(frame).filter((path) => path.join() !== 'type').flatMap((path) => wrong.filter((value) => !isRight(path, value)).map((value) => JSON.stringify(spoil(frame, path, value))));
  const cut = Array.from({ length: variants }, () => text.slice(0, 1 + Math.floor(random() * (text.length - 1))));
  const mixed = [...all, ...cut].map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at).map(({ one }) => one);
  return mixed.slice(0, variants);
}

const candidates = { kind: 'candidates', candidates: [{ candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 }] } as const;
const offer = { kind: 'offer', sdp: 'v=0' } as const;
const isText = (value: unknown, maximum: number) => typeof value === 'string' && value.length <= maximum;
const frames: Record<string, () => string[]> = {
  signal: () => [
    ...malformed(signalFrame(adaIn, benIn, { payload: candidates as never }), (path, value) => {
      const place = path.at(-1);
      if (place === 'candidate') return isText(value, 1_000);
      return (place === 'sdpMid' && (value === null || isText(value, 32))) || (place === 'sdpMLineIndex' && value === null);
    }).slice(0, variants / 2),
    ...malformed(signalFrame(adaIn, benIn, { payload: offer }), (path, value) => path.at(-1) === 'sdp' && isText(value, 30_000) && value !== '').slice(0, variants / 2),
  ],
  callPulse: () => malformed(pulseFrame(adaIn, [benIn.joinId]), (path, value) => path.at(-1) === 'hears' && JSON.stringify(value) === '[]'),
  iceServers: () => malformed({ type: 'iceServers', requestId: 1, callId: adaIn.callId }, () => false),
};

it.each(Object.keys(frames))('200 malformed variants of “%s” each end their own session with 4400, and touch nobody else', async (type) => {
  const texts = frames[type]?.() ?? [];
  expect(texts).toHaveLength(variants);
  const token = await server.signIn(ada);
  const told = [ada, ben].map((person) => signalsOf(person).length);
  const odd: string[] = [];
  for (let start = 0; start < texts.length; start += atOnce) {
    await Promise.all(texts.slice(start, start + atOnce).map(async (text) => {
      const { client } = await ServerClient.greet(server.url, token);
      client.send(text);
      const code = await client.closed().catch(() => null);
      client.close();
      if (code !== closeCodes.invalidFrame) odd.push(`${String(code)}: ${text.slice(0, 300)}`);
    }));
  }
  expect(odd).toEqual([]);
  await settle(ada, ben);
  expect([ada, ben].map((person) => signalsOf(person).length)).toEqual(told);
  expect([ada.client.closeCode, ben.client.closeCode]).toEqual([null, null]);
  expect(callRowOf(ben, adaIn.callId)?.status).toBe('active');
  const seq = told[1] ?? 0;
  ada.client.send(signalFrame(adaIn, benIn, { epoch: 1, seq: 500 + seq }));
  await ben.client.next('signal', (frame) => frame.signal.seq === 500 + seq);
}, 60_000);

it('a well-formed frame about nothing that is there ends no session', async () => {
  const { joinId } = adaIn;
  for (const frame of [signalFrame({ callId: newId(), joinId }, benIn), pulseFrame({ ...adaIn, callId: newId() }), { type: 'iceServers', requestId: 5, callId: newId() }]) ada.client.send(frame);
  expect(await ada.client.next('error', (frame) => frame.requestId === 5)).toMatchObject({ code: 'not_found' });
});
