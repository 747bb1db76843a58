import { expect, it } from 'vitest';
import type { ReceivedSignal } from '#shared/contract/views/call-signals-view';
import { SignalFeed } from './signal-feed.ts';

const signal = (id: number): ReceivedSignal => ({ id, callId: 'call', fromUserId: 'ben', fromJoinId: 'ben-1', toJoinId: 'ada-1', signal: { epoch: 0, seq: id, payload: { kind: 'restartAsked' } } });

it('delivers each signal once and in order, and confirms what was new', () => {
  const log: string[] = [];
  const feed = new SignalFeed({ deliver: ({ id }) => void log.push(`deliver ${id}`), confirm: (upToId) => void log.push(`confirm ${upToId}`) });
  feed.take([]);
  feed.take([signal(5), signal(6)]);
  feed.take([signal(5), signal(6)]);
  feed.take([signal(5), signal(6), signal(9)]);
  feed.take([signal(9)]);
  expect(log).toEqual(['deliver 5', 'deliver 6', 'confirm 6', 'deliver 9', 'confirm 9']);
});
