import { expect, it } from 'vitest';
import type { ContractClient } from '#shared/contract/contract-client';
import { HallwayError } from '#shared/errors/hallway-error';
import { SharedWatches } from './shared-watches.ts';

/** A connection that notes what is watched over it. */
function createClient() {
  const open: { name: string; onValue: (value: unknown) => void; onError: (error: HallwayError) => void }[] = [];
  const client = {
    subscribe(name: string, _params: unknown, onValue: (value: unknown) => void, onError: (error: HallwayError) => void) {
      const entry = { name, onValue, onError };
      open.push(entry);
      return () => void open.splice(open.indexOf(entry), 1);
    },
  } as unknown as ContractClient;
  return { client, open };
}

const ignore = () => undefined;

it('shares one subscription between all who watch the same, and gives the last value at once', () => {
  const { client, open } = createClient();
  const watches = new SharedWatches();
  watches.setClient(client);
  const seen: unknown[] = [];
  const endFirst = watches.add('missedCalls', {}, { onValue: (value) => seen.push(['first', value]), onError: ignore });
  open[0]?.onValue({ count: 1 });
  const endSecond = watches.add('missedCalls', {}, { onValue: (value) => seen.push(['second', value]), onError: ignore });
  expect(open).toHaveLength(1);
  expect(seen).toEqual([['first', { count: 1 }], ['second', { count: 1 }]]);
  expect(watches.peek('missedCalls', {})).toEqual({ count: 1 });
  endFirst();
  expect(open).toHaveLength(1);
  endSecond();
  endSecond();
  expect(open).toHaveLength(0);
  expect(watches.peek('missedCalls', {})).toBeUndefined();
});

it('watches again over the next connection, and keeps what was last known until then', () => {
  const watches = new SharedWatches();
  const first = createClient();
  watches.setClient(first.client);
  const seen: unknown[] = [];
  watches.add('missedCalls', {}, { onValue: (value) => seen.push(value), onError: ignore });
  first.open[0]?.onValue({ count: 1 });
  watches.setClient(null);
  expect(watches.peek('missedCalls', {})).toEqual({ count: 1 });
  const second = createClient();
  watches.setClient(second.client);
  second.open[0]?.onValue({ count: 2 });
  expect(seen).toEqual([{ count: 1 }, { count: 2 }]);
});

it('tells everybody of a failure and forgets the value', () => {
  const { client, open } = createClient();
  const watches = new SharedWatches();
  watches.setClient(client);
  const failures: string[] = [];
  for (const name of ['one', 'other']) watches.add('missedCalls', {}, { onValue: ignore, onError: ({ code }) => failures.push(`${name} ${code}`) });
  open[0]?.onValue({ count: 1 });
  open[0]?.onError(new HallwayError('not_signed_in'));
  expect(failures).toEqual(['one not_signed_in', 'other not_signed_in']);
  expect(watches.peek('missedCalls', {})).toBeUndefined();
});

it('goes on watching the chats left last, so that they are there at once, and ends those left before them', () => {
  const { client, open } = createClient();
  const watches = new SharedWatches();
  watches.setClient(client);
  const chat = (number: number) => ({ chatId: `chat ${String(number)}`, memberLimit: 0 });
  for (let number = 0; number < 10; number += 1) {
    const leave = watches.add('chat', chat(number), { onValue: ignore, onError: ignore });
    open.at(-1)?.onValue(null);
    leave();
    leave();
  }
  expect(open).toHaveLength(8);
  expect([0, 1, 2, 9].map((number) => watches.peek('chat', chat(number)))).toEqual([undefined, undefined, null, null]);
  const seen: unknown[] = [];
  const leave = watches.add('chat', chat(2), { onValue: (value) => seen.push(value), onError: ignore });
  expect(seen).toEqual([null]);
  leave();
  watches.add('chat', chat(10), { onValue: ignore, onError: ignore })();
  expect([2, 3].map((number) => watches.peek('chat', chat(number)))).toEqual([null, undefined]);
});

it('ends a watch that fails while nobody looks at it', () => {
  const { client, open } = createClient();
  const watches = new SharedWatches();
  watches.setClient(client);
  watches.add('chat', { chatId: 'gone', memberLimit: 0 }, { onValue: ignore, onError: ignore })();
  open[0]?.onError(new HallwayError('not_found'));
  expect(open).toHaveLength(0);
});
