import type { WebSocket } from 'ws';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HallwayError } from '#shared/errors/hallway-error';
import { newId } from '#shared/domain/ids';
import type { DownFrame } from '#shared/protocol/down/down-frame';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import { SessionRegistry } from '../sockets/session-registry.ts';
import type { Session } from '../sockets/session.ts';
import { systemClock } from '../system-clock.ts';
import { NearDesk } from './near-desk.ts';

const chatId = newId();
const contentHash = 'ab'.repeat(32);
const signal: CallSignal = { epoch: 0, seq: 0, payload: { kind: 'restartAsked' } };

let registry: SessionRegistry;
let desk: NearDesk;
let refusal: HallwayError | null;
let lastId = 0;
const heard = new Map<Session, DownFrame[]>();

beforeEach(() => {
  vi.useFakeTimers();
  registry = new SessionRegistry();
  refusal = null;
  desk = new NearDesk({
    registry, clock: systemClock,
    core: {
      findDownload: async (_userId, _attachmentId, _variant) => {
        if (refusal !== null) throw refusal;
        return { organizationId: 'organization', chatId, senderId: 'sender', contentHash, fileName: 'a.pdf', mimeType: 'application/pdf' };
      },
    },
  });
});

afterEach(() => {
  desk.stop();
  vi.useRealTimers();
});

function connect(userId: string, protocol = 4): Session {
  const frames: DownFrame[] = [];
  const socket = { readyState: 1, OPEN: 1, bufferedAmount: 0, send: (text: string) => frames.push(JSON.parse(text) as DownFrame) } as unknown as WebSocket;
  lastId += 1;
  const session: Session = { id: lastId, userId, deviceId: `device-${lastId}`, organizationId: 'organization', protocol, socket, chatIds: new Set([chatId]), cursor: 1, presence: 'active', maySee: true };
  heard.set(session, frames);
  registry.add(session);
  return session;
}
const ask = async (session: Session): Promise<string> => {
  const transferId = newId();
  await desk.ask(session, { type: 'nearAsk', transferId, attachmentId: newId() });
  return transferId;
};
const framesOf = (session: Session) => heard.get(session) ?? [];
const reply = (session: Session, transferId: string, canGive: boolean) => desk.reply(session, { type: 'nearReply', transferId, canGive });

it('asks one’s own other devices and the sender first, three at most, and nobody whose program does not know of it', async () => {
  const [taker, old, sender, ownOther] = [connect('ada'), connect('old', 3), connect('sender'), connect('ada')];
  const others = [connect('one'), connect('two'), connect('three')];
  await ask(taker);
  expect([old, sender, ownOther, ...others].map((session) => framesOf(session).length)).toEqual([0, 1, 1, 0, 0, 1]);
  expect(framesOf(sender)[0]).toMatchObject({ type: 'nearAsked', contentHash, userId: 'ada' });
});

it('the first who can give is found, and signals go between the two and nobody else', async () => {
  const [taker, one, other] = [connect('ada'), connect('one'), connect('other')];
  const transferId = await ask(taker);
  reply(one, transferId, false);
  reply(other, transferId, true);
  expect(framesOf(taker)).toEqual([{ type: 'nearFound', transferId, userId: 'other' }]);
  for (const session of [taker, other, one, connect('stranger')]) desk.relay(session, { type: 'nearSignal', transferId, signal });
  expect([taker, one, other].map((session) => framesOf(session).filter(({ type }) => type === 'nearSignal').length)).toEqual([1, 0, 1]);
  vi.advanceTimersByTime(3_000);
  expect(framesOf(taker)).toHaveLength(2);
});

it('who may not see the message hears what one hears who is alone, and nobody is asked', async () => {
  const taker = connect('ada');
  const alone = await ask(taker);
  const other = connect('other');
  refusal = new HallwayError('not_found');
  const refused = await ask(taker);
  expect(framesOf(taker)).toEqual([alone, refused].map((transferId) => ({ type: 'nearFound', transferId, userId: null })));
  expect(framesOf(other)).toEqual([]);
});

it('silence, refusals and devices that go away all end in an answer', async () => {
  const [taker, one] = [connect('ada'), connect('one')];
  const [silent, refused, gone] = [await ask(taker), await ask(taker), await ask(taker)];
  reply(one, refused, false);
  expect(framesOf(taker)).toEqual([{ type: 'nearFound', transferId: refused, userId: null }]);
  desk.forget(one);
  expect(framesOf(taker).slice(1)).toEqual([silent, gone].map((transferId) => ({ type: 'nearFound', transferId, userId: null })));
  const waiting = await ask(taker);
  vi.advanceTimersByTime(2_000);
  expect(framesOf(taker).at(-1)).toEqual({ type: 'nearFound', transferId: waiting, userId: null });
});

it('nobody who was not asked can offer anything, and the oldest transfer of a device makes room', async () => {
  const [taker, one] = [connect('ada'), connect('one')];
  const stranger = connect('stranger');
  desk.forget(stranger);
  registry.remove(stranger);
  const transfers: string[] = [];
  for (let index = 0; index < 5; index += 1) transfers.push(await ask(taker));
  reply(stranger, transfers[4] ?? '', true);
  expect(framesOf(taker)).toEqual([]);
  for (const transferId of transfers) reply(one, transferId, true);
  expect(framesOf(taker).map((frame) => (frame.type === 'nearFound' ? frame.transferId : ''))).toEqual(transfers.slice(1));
});
