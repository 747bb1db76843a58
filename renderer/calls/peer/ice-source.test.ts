import { beforeEach, expect, it } from 'vitest';
import { createHandClock } from '../../testing/hand-clock.ts';
import { IceSource, type IceSetup } from './ice-source.ts';

const lan: IceSetup = { iceServers: [], isRelayOnly: false };
const relayed: IceSetup = { iceServers: [{ urls: ['turn:relay'] }], isRelayOnly: true };

let clock: ReturnType<typeof createHandClock>;
let answers: (IceSetup | Error | 'never')[];
let asked: number;

beforeEach(() => {
  clock = createHandClock();
  [answers, asked] = [[], 0];
});

function createSource(): IceSource {
  return new IceSource(clock, () => {
    asked += 1;
    const answer = answers.shift();
    if (answer === undefined || answer === 'never') return new Promise(() => undefined);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
}

/** Lets promises settle, then moves the clock, as often as it takes. */
async function advance(byMs: number): Promise<void> {
  await new Promise((done) => setTimeout(done, 0));
  clock.advance(byMs);
  await new Promise((done) => setTimeout(done, 0));
}

it('asks once for all who ask within thirty seconds', async () => {
  answers = [lan, relayed];
  const source = createSource();
  expect(await Promise.all([source.current(), source.current()])).toEqual([lan, lan]);
  clock.advance(29_999);
  expect(await source.current()).toEqual(lan);
  expect(asked).toBe(1);
  clock.advance(1);
  expect(await source.current()).toEqual(relayed);
});

it('asks again when what it knows may no longer fit', async () => {
  answers = [lan, relayed];
  const source = createSource();
  await source.current();
  source.expire();
  expect(await source.current()).toEqual(relayed);
});

it('goes on with the last answer when there is no other', async () => {
  answers = [relayed, new Error('away'), 'never'];
  const source = createSource();
  await source.current();
  source.expire();
  expect(await source.current()).toEqual(relayed);
  source.expire();
  const third = source.current();
  await advance(4_000);
  expect(await third).toEqual(relayed);
});

it('shows no address before it knows whether it may: it asks until there is a first answer', async () => {
  answers = [new Error('away'), 'never', relayed];
  let setup: IceSetup | null = null;
  void createSource()
    .current()
    .then((found) => (setup = found));
  await advance(2_000);
  expect(asked).toBe(2);
  await advance(4_000);
  await advance(2_000);
  expect(setup).toEqual(relayed);
});

it('asks no more after its end', async () => {
  answers = [new Error('away')];
  const source = createSource();
  void source.current();
  await advance(0);
  source.close();
  await advance(60_000);
  expect(asked).toBe(1);
});
