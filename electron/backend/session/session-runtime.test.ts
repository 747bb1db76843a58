import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSyncState } from '../sync/sync-state.ts';
import type { HeldClock } from '../testing/held-clock.ts';
import { createSession, type FakeServer } from '../testing/session-fixture.ts';
import { ada, ben, chatId, messageRow, testId, type StoreFixture } from '../testing/store-fixture.ts';
import type { SessionRuntime } from './session-runtime.ts';

let clock: HeldClock;
let fixture: StoreFixture;
let server: FakeServer;
let session: SessionRuntime;

beforeEach(async () => {
  ({ fixture, server, clock, session } = await createSession());
});
afterEach(() => fixture.close());

const write = (number: number, body = `own ${number}`) => session.act({ kind: 'message.send', chatId, messageId: testId(number), body, replyToMessageId: null });
const commandsSent = () => server.takeSent().flatMap((frame) => (frame.type === 'commands' ? frame.commands : []));
const count = (table: string) => fixture.store.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`)?.count ?? 0;
const status = () => session.connectionView().connection.status;

it('SY8: what the history of another epoch does not know any more leaves the files', () => {
  server.welcome();
  server.answerPull(12, { rows: { messages: [messageRow(1, { body: 'ahead of the backup' })] } });
  const files = () => [fixture.file, `${fixture.file}-wal`].map((name) => readFileSync(name, 'latin1')).join('');
  expect(files()).toContain('ahead of the backup');
  server.close();
  session.connectNow();
  server.welcome(5, testId(3));
  server.answerPull(5);
  clock.pass(2_000);
  expect(files()).not.toContain('ahead of the backup');
});

it('SY8: what was deleted leaves the files also where something is deleted all the time', () => {
  server.welcome();
  const deleted = (seq: number, changeSeq: number) => messageRow(seq, { body: '', deletedAt: 30_000, deletedById: ben, changeSeq });
  server.answerPull(12, { rows: { messages: [messageRow(1, { body: 'soon to be gone' }), messageRow(2), messageRow(3)] } });
  for (const [seq, since] of [[1, 120], [2, 121], [3, 122]] as const) {
    server.give({ type: 'push', since: since === 120 ? 12 : since, until: since + 1, rows: { messages: [deleted(seq, since + 1)] } });
    clock.pass(1_500);
  }
  expect(readFileSync(`${fixture.file}-wal`, 'latin1')).not.toContain('soon to be gone');
});

describe('SY7: chained pushes', () => {
  beforeEach(() => {
    server.welcome();
    server.answerPull(10);
    server.takeSent();
  });

  it('are taken where they join, and only pulled where they do not', () => {
    server.give({ type: 'push', since: 10, until: 12, rows: { messages: [messageRow(1)] } });
    expect([readSyncState(fixture.store).cursor, count('messages')]).toEqual([12, 1]);
    server.give({ type: 'push', since: 14, until: 15, rows: { messages: [messageRow(3)] } });
    expect([readSyncState(fixture.store).cursor, count('messages')]).toEqual([12, 1]);
    expect(server.sent).toEqual([{ type: 'pull', requestId: expect.any(Number), since: 12, part: null }]);
  });

  it('from the past change nothing', () => {
    server.give({ type: 'push', since: 4, until: 9, rows: { messages: [messageRow(1)] } });
    expect([readSyncState(fixture.store).cursor, count('messages')]).toEqual([10, 0]);
  });

  it('that were left while a page was on its way are pulled after it', () => {
    server.give({ type: 'push', since: 12, until: 13, rows: {} });
    server.give({ type: 'push', since: 13, until: 14, rows: { messages: [messageRow(2)] } });
    server.answerPull(13, { rows: { messages: [messageRow(1)] } });
    expect(server.sent.filter((frame) => frame.type === 'pull').map((frame) => frame.since)).toEqual([10, 13]);
    server.answerPull(14, { rows: { messages: [messageRow(2)] } });
    expect([readSyncState(fixture.store).cursor, count('messages')]).toEqual([14, 2]);
  });

  it('whose rows do not join give a message its place once what stands above it is here', () => {
    write(1);
    const [command] = commandsSent();
    const results = [{ commandId: command?.id ?? '', status: 'done' as const, message: { seq: 1, createdAt: 5, changeSeq: 20 } }];
    server.give({ type: 'push', since: 19, until: 20, results, rows: {} });
    expect(fixture.store.get('SELECT seq FROM messages')).toEqual({ seq: null });
    server.answerPull(20);
    expect(count('outbox')).toBe(0);
    expect(fixture.store.get('SELECT seq FROM messages')).toEqual({ seq: 1 });
  });

  it('whose rows do not join bring other answers at once', () => {
    session.act({ kind: 'chat.update', chatId, topic: 'Tides' });
    const [command] = commandsSent();
    server.give({ type: 'push', since: 19, until: 20, results: [{ commandId: command?.id ?? '', status: 'done' }], rows: {} });
    expect(count('outbox')).toBe(0);
  });
});

it('SY7: the right to see that comes back while a pull is being refused is not missed', () => {
  server.welcome(10);
  server.answerPull(10);
  server.takeSent();
  server.give({ type: 'push', since: 19, until: 20, rows: {} });
  const [asked] = server.takeSent().filter((frame) => frame.type === 'pull');
  server.give({ type: 'access', access: { permissions: ['chat.view'], hasChatFeature: true, maxFileBytes: 1_000_000 } });
  expect(server.takeSent().filter((frame) => frame.type === 'pull')).toEqual([]);
  server.give({ type: 'error', requestId: asked?.requestId ?? 0, code: 'not_allowed', message: 'No.' });
  expect(server.takeSent().filter((frame) => frame.type === 'pull')).toHaveLength(1);
});

describe('SY12: sending', () => {
  it('sends what waits at the welcome, one batch at a time, and again with the next connection', () => {
    write(1);
    write(2);
    expect(commandsSent()).toEqual([]);
    server.welcome();
    const first = commandsSent();
    expect(first.map((command) => command.intent)).toMatchObject([{ messageId: testId(1) }, { messageId: testId(2) }]);
    write(3);
    expect(commandsSent()).toEqual([]);
    server.close();
    expect(status()).toBe('offline');
    clock.pass(30_000);
    server.welcome();
    expect(commandsSent().map((command) => command.id).slice(0, 2)).toEqual(first.map((command) => command.id));
  });

  it('waits as long as the server asks, and longer each time', () => {
    server.welcome();
    write(1);
    const later = () => {
      const [command] = commandsSent();
      server.give({ type: 'push', since: 10, until: 10, results: [{ commandId: command?.id ?? '', status: 'later', code: 'storage_full', retryAfterMs: 1_000 }], rows: {} });
    };
    later();
    clock.pass(999);
    expect(commandsSent()).toEqual([]);
    clock.pass(1);
    later();
    clock.pass(1_999);
    expect(commandsSent()).toEqual([]);
    clock.pass(1);
    expect(commandsSent()).toHaveLength(1);
    expect(count('outbox')).toBe(1);
  });

  it('cuts a batch to what one frame may hold', () => {
    for (let number = 1; number <= 12; number += 1) write(number, 'ü'.repeat(4_000));
    server.welcome();
    const frames = server.takeSent().filter((frame) => frame.type === 'commands');
    expect(frames).toHaveLength(1);
    expect(Buffer.byteLength(JSON.stringify(frames[0]))).toBeLessThanOrEqual(65_536);
    expect(frames[0]?.commands.length).toBeGreaterThan(1);
  });
});

describe('a full disk', () => {
  const fill = () => fixture.store.get(`PRAGMA max_page_count = ${fixture.store.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0}`);
  const free = () => fixture.store.get('PRAGMA max_page_count = 1000000');

  it('SY12: is told at once, takes nothing, and lets the same be done again', () => {
    fill();
    let written = 0;
    const tryWrite = () => {
      for (let number = 1; number < 200; number += 1) {
        write(number, 'x'.repeat(4_000));
        written += 1;
      }
    };
    expect(tryWrite).toThrowError(expect.objectContaining({ code: 'disk_full' }));
    expect([count('messages'), count('outbox')]).toEqual([written, written]);
    free();
    write(900);
    expect(count('outbox')).toBe(written + 1);
  });

  it('SY5: keeps the cursor below what could not be taken, says why it is offline, and goes on when there is room', () => {
    server.welcome();
    server.answerPull(10);
    fill();
    const messages = Array.from({ length: 200 }, (_value, index) => messageRow(index + 1, { body: 'x'.repeat(4_000) }));
    server.give({ type: 'push', since: 10, until: 300, rows: { messages } });
    expect(session.connectionView().connection).toMatchObject({ status: 'offline', code: 'disk_full' });
    expect([readSyncState(fixture.store).cursor, count('messages')]).toEqual([10, 0]);
    free();
    clock.pass(30_000);
    server.welcome(300);
    server.answerPull(300, { rows: { messages } });
    expect([readSyncState(fixture.store).cursor, count('messages')]).toEqual([300, 200]);
    expect(status()).toBe('connected');
  });
});

describe('what lasts as long as a connection', () => {
  it('is told again with each: who is watched, and that the person is away', () => {
    server.welcome();
    session.watchPresence([ben, ada, ben]);
    session.setPresence('away');
    expect(server.takeSent()).toEqual(expect.arrayContaining([{ type: 'presenceWatch', userIds: [ben] }, { type: 'presenceSet', status: 'away' }]));
    server.close();
    clock.pass(30_000);
    server.welcome();
    expect(server.takeSent()).toEqual(expect.arrayContaining([{ type: 'presenceWatch', userIds: [ben] }, { type: 'presenceSet', status: 'away' }]));
  });

  it('typing is told at most every three seconds, and never kept for later', () => {
    session.sendTyping(chatId);
    server.welcome();
    clock.pass(3_000);
    server.takeSent();
    session.sendTyping(chatId);
    session.sendTyping(chatId);
    expect(server.takeSent()).toEqual([{ type: 'typing', chatId }]);
  });

  it('somebody’s typing ends after six seconds, with their message, and with the connection', () => {
    server.welcome();
    server.answerPull(10);
    const type = () => server.give({ type: 'typing', chatId, userId: ben });
    const typing = () => session.viewContext().typingIn(chatId);
    type();
    expect(typing()).toEqual([ben]);
    clock.pass(6_000);
    expect(typing()).toEqual([]);
    type();
    server.give({ type: 'push', since: 10, until: 12, rows: { messages: [messageRow(1)] } });
    expect(typing()).toEqual([]);
    type();
    server.close();
    expect(typing()).toEqual([]);
  });
});
