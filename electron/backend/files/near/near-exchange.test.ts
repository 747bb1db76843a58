import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import { createHeldClock, type HeldClock } from '../../testing/held-clock.ts';
import { NearExchange } from './near-exchange.ts';

const sizeBytes = 1_000_000;
const attachmentId = newId();
const [windowId, otherWindowId] = [newId(), newId()];
const signal: CallSignal = { epoch: 0, seq: 0, payload: { kind: 'offer', sdp: 'v=0' } };

let folder: string;
let clock: HeldClock;
let exchange: NearExchange;
let sent: UpFrame[];
let isOn: boolean;
let isConnected: boolean;
let sizeToGive: number | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-near-'));
  clock = createHeldClock();
  [sent, isOn, isConnected, sizeToGive] = [[], true, true, sizeBytes];
  exchange = new NearExchange({ clock, isOn: () => isOn, isConnected: () => isConnected, send: (frame) => sent.push(frame), sizeToGive: () => sizeToGive, onChange: () => undefined });
  exchange.connected(4);
});
afterEach(() => {
  exchange.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'partial');
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const transferIds = () => exchange.transfersFor(windowId).map(({ transferId }) => transferId);
const found = (transferId: string, userId: string | null = newId()) => exchange.take({ type: 'nearFound', transferId, userId });
const asked = () => {
  const transferId = newId();
  exchange.take({ type: 'nearAsked', transferId, attachmentId, contentHash: 'ab'.repeat(32), userId: newId() });
  return transferId;
};

/** Begins to fetch; tells by `isOver` whether it has been given up or is done. */
function fetch(more: { readonly signal?: AbortSignal; readonly sizeBytes?: number } = {}): { isOver: boolean; readonly progress: number[] } {
  const state = { isOver: false, progress: [] as number[] };
  const run = async () => {
    await exchange.fetch({ attachmentId, sizeBytes, file: file(), signal: new AbortController().signal, onProgress: (doneBytes) => state.progress.push(doneBytes), ...more });
    state.isOver = true;
  };
  void run();
  return state;
}
async function fetchFound(): Promise<{ transferId: string; state: ReturnType<typeof fetch> }> {
  const state = fetch();
  const [transferId = ''] = transferIds();
  exchange.claim(transferId, windowId);
  found(transferId);
  await settle();
  return { transferId, state };
}
function part(bytes: Buffer): string {
  const name = join(folder, newId());
  writeFileSync(name, bytes);
  return name;
}

describe('taking', () => {
  it('a window claims it, the server is asked, and the parts that come end in the whole', async () => {
    const { transferId, state } = await fetchFound();
    expect(sent).toEqual([{ type: 'nearAsk', transferId, attachmentId }]);
    expect(exchange.claim(transferId, otherWindowId)).toBe(false);
    expect([exchange.transfersFor(windowId)[0]?.isFound, exchange.transfersFor(otherWindowId)]).toEqual([true, []]);
    const [one, two] = [Buffer.alloc(600_000, 1), Buffer.alloc(400_000, 2)];
    expect(await exchange.writePart(transferId, { file: part(one), fromBytes: 0 })).toBe(600_000);
    clock.pass(2_900);
    expect(state.isOver).toBe(false);
    await exchange.writePart(transferId, { file: part(two), fromBytes: 600_000 });
    await settle();
    expect([state.isOver, state.progress, transferIds()]).toEqual([true, [600_000, sizeBytes], []]);
    expect(readFileSync(file()).equals(Buffer.concat([one, two]))).toBe(true);
  });

  it('goes on behind what is here already', async () => {
    writeFileSync(file(), Buffer.alloc(700_000, 1));
    const { transferId } = await fetchFound();
    expect(exchange.transfersFor(windowId)[0]?.fromBytes).toBe(700_000);
    await exchange.writePart(transferId, { file: part(Buffer.alloc(300_000, 2)), fromBytes: 700_000 });
    expect(readFileSync(file()).length).toBe(sizeBytes);
  });

  it('a part that does not follow, is too long, or is written twice at once changes nothing', async () => {
    const { transferId } = await fetchFound();
    await expect(exchange.writePart(transferId, { file: part(Buffer.alloc(10)), fromBytes: 5 })).rejects.toThrow(expect.objectContaining({ code: 'invalid_request' }));
    await expect(exchange.writePart(transferId, { file: part(Buffer.alloc(sizeBytes + 1)), fromBytes: 0 })).rejects.toThrow(expect.objectContaining({ code: 'invalid_request' }));
    await expect(exchange.writePart(newId(), { file: part(Buffer.alloc(10)), fromBytes: 0 })).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
    await expect(exchange.writePart(transferId, { file: join(folder, 'nothing'), fromBytes: 0 })).rejects.toThrow(expect.objectContaining({ code: 'file_unreadable' }));
    const [one, other] = await Promise.allSettled([part(Buffer.alloc(10, 1)), part(Buffer.alloc(10, 2))].map((name) => exchange.writePart(transferId, { file: name, fromBytes: 0 })));
    expect([one?.status, other?.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(readFileSync(file()).length).toBe(10);
  });

  it.each([
    ['nobody has it', 1, (transferId: string) => found(transferId, null)],
    ['no answer comes', 3_000, () => undefined],
    ['found, no byte comes', 3_000, (transferId: string) => found(transferId)],
    ['the window finds no way', 1, (transferId: string) => { found(transferId); exchange.finish(transferId, false); }],
    ['the session ends', 1, () => exchange.stop()],
  ])('is given up when %s', async (_case, passMs, happen) => {
    const state = fetch();
    const [transferId = ''] = transferIds();
    exchange.claim(transferId, windowId);
    happen(transferId);
    clock.pass(passMs);
    await settle();
    expect([state.isOver, transferIds()]).toEqual([true, []]);
  });

  it('given up in the midst of a part, it ends after that part, so that nobody else writes beside it', async () => {
    const { transferId, state } = await fetchFound();
    const written = exchange.writePart(transferId, { file: part(Buffer.alloc(500_000, 1)), fromBytes: 0 });
    exchange.end(transferId);
    expect(state.isOver).toBe(false);
    await written;
    await settle();
    expect([state.isOver, readFileSync(file()).length]).toEqual([true, 500_000]);
  });

  it('after a way that was not there colleagues are left alone for ten minutes, or until the next connection', async () => {
    const { state } = await fetchFound();
    clock.pass(3_000);
    await settle();
    expect(state.isOver).toBe(true);
    const isAsked = () => {
      fetch();
      return transferIds().length > 0;
    };
    clock.pass(9 * 60_000);
    expect(isAsked()).toBe(false);
    clock.pass(60_000);
    expect(isAsked()).toBe(true);
    exchange.stop();
    exchange.distrust();
    expect(isAsked()).toBe(false);
    exchange.connected(4);
    expect(isAsked()).toBe(true);
  });

  it('is not tried without a window for long, when turned off, offline, for small files, or with an older server', async () => {
    const states = [fetch()];
    clock.pass(500);
    states.push(fetch());
    clock.pass(60_000);
    isOn = false;
    states.push(fetch());
    [isOn, isConnected] = [true, false];
    states.push(fetch());
    isConnected = true;
    states.push(fetch({ sizeBytes: 1_000 }), fetch({ signal: AbortSignal.abort() }));
    exchange.connected(3);
    states.push(fetch());
    await settle();
    expect([states.map(({ isOver }) => isOver), sent]).toEqual([Array.from({ length: 7 }, () => true), []]);
  });
});

describe('giving', () => {
  it('a window claims it, then the colleague hears of it, and signals reach the window in their order', () => {
    const transferId = asked();
    expect(sent).toEqual([]);
    expect(exchange.claim(transferId, windowId)).toBe(true);
    expect(sent).toEqual([{ type: 'nearReply', transferId, canGive: true }]);
    exchange.take({ type: 'nearSignal', transferId, signal });
    expect(exchange.transfersFor(windowId)).toEqual([expect.objectContaining({ role: 'give', isFound: true, sizeBytes, signals: [signal] })]);
    exchange.sendSignal(transferId, signal);
    exchange.sendSignal(newId(), signal);
    expect(sent.slice(1)).toEqual([{ type: 'nearSignal', transferId, signal }]);
    exchange.finish(transferId, true);
    expect(transferIds()).toEqual([]);
  });

  it.each([
    ['it is not here, or not theirs to have', () => { sizeToGive = null; }],
    ['it is turned off', () => { isOn = false; }],
    ['two go out already', () => { for (let index = 0; index < 2; index += 1) exchange.claim(asked(), windowId); sent = []; }],
  ])('is refused when %s', (_case, prepare) => {
    prepare();
    const transferId = asked();
    expect(sent).toEqual([{ type: 'nearReply', transferId, canGive: false }]);
  });

  it('is refused after half a second without a window, and never goes on for ever', () => {
    const transferId = asked();
    clock.pass(500);
    expect(sent).toEqual([{ type: 'nearReply', transferId, canGive: false }]);
    const other = asked();
    exchange.claim(other, windowId);
    clock.pass(10 * 60_000);
    expect(transferIds()).toEqual([]);
  });
});
