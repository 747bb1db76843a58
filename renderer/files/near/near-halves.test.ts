import { describe, expect, it } from 'vitest';
import { NearGiver } from './near-giver.ts';
import { NearTaker } from './near-taker.ts';

const mebibyte = 1_048_576;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A file whose byte at each place can be told from the place. */
function sampleBytes(sizeBytes: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: sizeBytes }, (_, index) => (index * 7 + (index >> 16)) % 251);
}

function createGiver(file: Uint8Array<ArrayBuffer>, more: { readonly read?: () => Promise<ArrayBuffer>; readonly isOpen?: () => boolean } = {}) {
  const sent: Uint8Array[] = [];
  const failures: string[] = [];
  const giver = new NearGiver({
    sizeBytes: file.length,
    read: more.read ?? (async (from, end) => file.slice(from, end).buffer),
    send: async (bytes) => (more.isOpen?.() ?? true) && sent.push(bytes.slice()) > 0,
    onFailure: () => failures.push('failed'),
  });
  return { giver, sent, failures, sentBytes: () => sent.reduce((sum, { length }) => sum + length, 0) };
}

describe('who gives', () => {
  it('sends what comes after the place where the taker begins, in small pieces', async () => {
    const file = sampleBytes(3 * mebibyte + 11);
    const { giver, sent } = createGiver(file);
    giver.take({ type: 'begin', fromBytes: 100 });
    giver.take({ type: 'begin', fromBytes: 0 });
    await settle();
    expect(Math.max(...sent.map(({ length }) => length))).toBe(65_536);
    expect(Buffer.concat(sent).equals(Buffer.from(file.slice(100)))).toBe(true);
  });

  it('is never more than eight mebibytes ahead of what the taker has stored', async () => {
    const { giver, sentBytes } = createGiver(sampleBytes(20 * mebibyte));
    giver.take({ type: 'begin', fromBytes: 0 });
    await settle();
    expect(sentBytes()).toBe(8 * mebibyte);
    giver.take({ type: 'stored', doneBytes: 5 * mebibyte });
    await settle();
    expect(sentBytes()).toBe(13 * mebibyte);
    giver.stop();
    giver.take({ type: 'stored', doneBytes: 20 * mebibyte });
    await settle();
    expect(sentBytes()).toBe(13 * mebibyte);
  });

  it('gives up when the file cannot be read or ends early, and stops quietly when nobody takes it any more', async () => {
    const unreadable = createGiver(sampleBytes(10), { read: () => Promise.reject(new Error('gone')) });
    const short = createGiver(sampleBytes(10), { read: async () => new ArrayBuffer(0) });
    const closed = createGiver(sampleBytes(10), { isOpen: () => false });
    for (const { giver } of [unreadable, short, closed]) giver.take({ type: 'begin', fromBytes: 0 });
    await settle();
    expect([unreadable.failures, short.failures, closed.failures]).toEqual([['failed'], ['failed'], []]);
  });
});

describe('who takes', () => {
  function createTaker(sizeBytes: number, fromBytes = 0, store?: () => Promise<number>) {
    const parts: { fromBytes: number; sizeBytes: number }[] = [];
    const stored: number[] = [];
    const failures: string[] = [];
    const taker = new NearTaker({
      sizeBytes, fromBytes,
      store: store ?? (async (part, from) => {
        parts.push({ fromBytes: from, sizeBytes: part.size });
        return from + part.size;
      }),
      onStored: (doneBytes) => stored.push(doneBytes),
      onFailure: () => failures.push('failed'),
    });
    return { taker, parts, stored, failures };
  }

  it('hands over parts of a mebibyte and the rest, one after the other', async () => {
    const { taker, parts, stored } = createTaker(2 * mebibyte + 500, 100);
    for (let left = 2 * mebibyte + 400; left > 0; left -= 65_536) taker.take(new ArrayBuffer(Math.min(65_536, left)));
    await settle();
    expect(parts).toEqual([{ fromBytes: 100, sizeBytes: mebibyte }, { fromBytes: mebibyte + 100, sizeBytes: mebibyte }, { fromBytes: 2 * mebibyte + 100, sizeBytes: 400 }]);
    expect(stored.at(-1)).toBe(2 * mebibyte + 500);
  });

  it('more bytes than the file has, and parts that cannot be stored, end it once', async () => {
    const tooMuch = createTaker(10);
    tooMuch.taker.take(new ArrayBuffer(11));
    tooMuch.taker.take(new ArrayBuffer(11));
    const unstored = createTaker(10, 0, () => Promise.reject(new Error('disk full')));
    unstored.taker.take(new ArrayBuffer(10));
    await settle();
    expect([tooMuch.failures, tooMuch.parts, unstored.failures]).toEqual([['failed'], [], ['failed']]);
  });
});
