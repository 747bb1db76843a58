import { beforeEach, expect, it } from 'vitest';
import type { DownFrameOf } from '#shared/protocol/down/down-frame';
import { SignalBox } from './signal-box.ts';

let box: SignalBox;
beforeEach(() => {
  box = new SignalBox(100);
});

const frame = (toJoinId: string, seq = 0): DownFrameOf<'signal'> => ({
  type: 'signal', callId: 'call', fromUserId: 'ben', fromJoinId: 'ben-1', toJoinId, signal: { epoch: 0, seq, payload: { kind: 'restartAsked' } },
});
const idsOf = (...joinIds: string[]) => box.of(new Set(joinIds)).map(({ id }) => id);

it('keeps signals in their order, numbered above an earlier run, for the joinings of a window', () => {
  for (const toJoinId of ['here', 'there', 'here']) box.add(frame(toJoinId));
  expect(idsOf('here')).toEqual([101, 103]);
  expect(idsOf('here', 'there')).toEqual([101, 102, 103]);
  expect(idsOf()).toEqual([]);
  expect(box.of(new Set(['here']))[0]).toEqual({ id: 101, callId: 'call', fromUserId: 'ben', fromJoinId: 'ben-1', toJoinId: 'here', signal: { epoch: 0, seq: 0, payload: { kind: 'restartAsked' } } });
});

it('lets go of what one window took, and leaves the other’s', () => {
  for (const toJoinId of ['here', 'there', 'here']) box.add(frame(toJoinId));
  box.confirm(102, { taken: new Set(['here']), all: new Set(['here', 'there']) });
  expect(idsOf('here', 'there')).toEqual([102, 103]);
  box.confirm(102, { taken: new Set(['there']), all: new Set(['here', 'there']) });
  expect(idsOf('here', 'there')).toEqual([103]);
});

it('a confirmation a second time, or of nothing, changes nothing', () => {
  box.add(frame('here'));
  for (let times = 0; times < 2; times += 1) box.confirm(100, { taken: new Set(['here']), all: new Set(['here']) });
  expect(idsOf('here')).toEqual([101]);
});

it('lets go of what is for joinings that are no more', () => {
  for (const toJoinId of ['gone', 'here']) box.add(frame(toJoinId));
  box.confirm(0, { taken: new Set(), all: new Set(['here']) });
  expect(idsOf('gone', 'here')).toEqual([102]);
});

it('keeps what came before the joining is known here, for when it is', () => {
  box.add(frame('soon'));
  expect(idsOf('here')).toEqual([]);
  expect(idsOf('soon')).toEqual([101]);
});

it('holds the newest two thousand of a window that takes none', () => {
  for (let seq = 0; seq < 2_500; seq += 1) box.add(frame('here', seq));
  const ids = idsOf('here');
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([2_000, 601, 2_600]);
});
