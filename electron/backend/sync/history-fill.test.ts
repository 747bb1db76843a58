import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import { applyHistory } from '../apply/apply-history.ts';
import { ada, ben, chatRow, createEmptyStore, memberRow, messageRow, self, testId, userRow, type StoreFixture } from '../testing/store-fixture.ts';
import { HistoryFill } from './history-fill.ts';

/** Ada's groups; each has messages down to seq 101 here and a hundred older ones at the server. */
const [lively, answered, quiet] = [testId(101), testId(102), testId(103)] as const;
let fixture: StoreFixture;
let fill: HistoryFill;
let asked: Extract<UpFrame, { type: 'history' }>[];
let pauses: (() => void)[];

beforeEach(async () => {
  fixture = await createEmptyStore();
  const message = (chatId: string, id: number, row: Parameters<typeof messageRow>[1]) => messageRow(101, { chatId, id: testId(id), changeSeq: id, ...row });
  fixture.apply({
    users: [userRow(ada, 'Ada Brandt', 1), userRow(ben, 'Ben Ortiz', 2)],
    chats: [lively, answered, quiet].map((id) => chatRow({ id })),
    members: [lively, answered, quiet].map((chatId) => memberRow({ chatId })),
    messages: [
      message(lively, 5_001, { createdAt: 90_000 }),
      // The newest part of it is answers in a thread alone.
      message(answered, 5_002, { createdAt: 95_000, threadRootMessageId: testId(4_000), isOnlyInThread: true }),
      message(quiet, 5_003, { createdAt: 50_000 }),
    ],
    snapshots: [lively, answered, quiet].map((chatId) => ({ chatId, historyFloorSeq: 101, unreadBefore: 0 })),
  });
  [asked, pauses] = [[], []];
  let lastRequestId = 0;
  fill = new HistoryFill({
    store: fixture.store,
    clock: {
      nowMs: () => 0,
      after(_delayMs, run) {
        pauses.push(run);
        return () => void pauses.splice(pauses.indexOf(run), 1);
      },
    },
    nextRequestId: () => (lastRequestId += 1),
    send: (frame) => void (frame.type === 'history' && asked.push(frame)),
  });
});
afterEach(() => fixture.close());

/** The server's answer to what was asked last: one older message, down to its seq. */
function answer(seq: number, row: Parameters<typeof messageRow>[1] = {}): void {
  const request = asked.at(-1);
  if (request === undefined) throw new Error('Nothing was asked for.');
  const { requestId, chatId } = request;
  const message = messageRow(seq, { chatId, id: testId(6_000 + asked.length), changeSeq: 10, ...row });
  fill.arrived({ requestId, chatId, floorSeq: seq });
  fixture.store.transaction((writer) => applyHistory(writer, self, { type: 'historyPage', requestId, chatId, floorSeq: seq, messages: [message], reactions: [] }));
  fill.stored();
  for (const run of pauses.splice(0)) run();
}

it('SY13: a chat of which the list can show nothing yet comes first, then the newest', () => {
  fill.resume();
  answer(100, { isOnlyInThread: true, threadRootMessageId: testId(4_000) });
  answer(99);
  answer(100);
  expect(asked.map(({ chatId, beforeSeq }) => [chatId, beforeSeq])).toEqual([
    [answered, 101],
    [answered, 100],
    [lively, 101],
    [lively, 100],
  ]);
});

it('SY13: a chat that the person reads goes before all others', () => {
  fill.resume();
  fill.want(quiet);
  answer(100);
  expect(asked.map(({ chatId }) => chatId)).toEqual([answered, quiet]);
});
