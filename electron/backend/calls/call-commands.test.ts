import { beforeEach, describe, expect, it } from 'vitest';
import type { CallIntent } from '#shared/protocol/commands/command';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import { createHeldClock, type HeldClock } from '../testing/held-clock.ts';
import { CallCommands } from './call-commands.ts';

const decline: CallIntent = { kind: 'call.decline', chatId: 'chat', callId: 'call' };
let clock: HeldClock;
let sent: UpFrame[];
let isConnected: boolean;
let commands: CallCommands;

beforeEach(() => {
  clock = createHeldClock();
  sent = [];
  isConnected = true;
  commands = new CallCommands({ clock, isConnected: () => isConnected, send: (frame) => void sent.push(frame) });
});

const sentIds = () => sent.flatMap((frame) => (frame.type === 'commands' ? frame.commands.map(({ id }) => id) : []));
const lastId = () => sentIds().at(-1) ?? '';
/** How it stands with a promise, without waiting for it. */
const standing = async (promise: Promise<unknown>) => Promise.race([promise.then(() => 'done', (error: { code?: string }) => error.code), Promise.resolve().then(() => Promise.resolve()).then(() => 'waits')]);

describe('a command of a call', () => {
  it('is answered with the server’s word', async () => {
    const answer = commands.send(decline);
    expect(sent).toEqual([{ type: 'commands', commands: [{ id: lastId(), intent: decline }] }]);
    expect(commands.take([{ commandId: lastId(), status: 'done', callId: 'other' }])).toEqual([]);
    expect(await answer).toMatchObject({ status: 'done', callId: 'other' });
  });

  it('is refused with the server’s code and sentence', async () => {
    const answer = commands.send(decline);
    commands.take([{ commandId: lastId(), status: 'refused', code: 'call_full', message: 'Full.' }]);
    await expect(answer).rejects.toMatchObject({ code: 'call_full', message: 'Full.' });
  });

  it('is sent again under its id when it is asked for later, and gives up all the same after five seconds', async () => {
    const answer = commands.send(decline);
    answer.catch(() => undefined);
    commands.take([{ commandId: lastId(), status: 'later', code: 'server_busy', retryAfterMs: 1_000 }]);
    clock.pass(999);
    expect(sentIds()).toHaveLength(1);
    clock.pass(1);
    expect(new Set(sentIds()).size).toBe(1);
    expect(sentIds()).toHaveLength(2);
    clock.pass(3_999);
    expect(await standing(answer)).toBe('waits');
    clock.pass(1);
    await expect(answer).rejects.toMatchObject({ code: 'server_unreachable' });
    expect(commands.take([{ commandId: lastId(), status: 'done' }])).toHaveLength(1);
  });

  it('without a connection is refused at once, and nothing is sent', async () => {
    isConnected = false;
    await expect(commands.send(decline)).rejects.toMatchObject({ code: 'call_needs_connection' });
    isConnected = true;
    commands.connected();
    expect(sent).toEqual([]);
  });

  it('that was asked for later and answered meanwhile is not sent again', async () => {
    const answer = commands.send(decline);
    commands.take([{ commandId: lastId(), status: 'later', code: 'server_busy', retryAfterMs: 1_000 }]);
    commands.take([{ commandId: lastId(), status: 'done' }]);
    await answer;
    clock.pass(60_000);
    expect(sentIds()).toHaveLength(1);
  });

  it('keeps its id over a reconnection (SY2)', async () => {
    const answer = commands.send(decline);
    commands.connected();
    expect(sentIds()).toHaveLength(2);
    expect(new Set(sentIds()).size).toBe(1);
    commands.take([{ commandId: lastId(), status: 'done' }]);
    await answer;
    commands.connected();
    expect(sentIds()).toHaveLength(2);
  });
});

describe('what must reach the server', () => {
  it('waits for a connection however long, and is sent with each until it is answered', async () => {
    isConnected = false;
    const answer = commands.send(decline, true);
    clock.pass(3_600_000);
    expect(await standing(answer)).toBe('waits');
    expect(sent).toEqual([]);
    isConnected = true;
    for (let times = 0; times < 3; times += 1) commands.connected();
    expect(sentIds()).toHaveLength(3);
    expect(new Set(sentIds()).size).toBe(1);
    commands.take([{ commandId: lastId(), status: 'done' }]);
    expect(await answer).toMatchObject({ status: 'done' });
    commands.connected();
    expect(sentIds()).toHaveLength(3);
  });

  it('is over with a refusal', async () => {
    const answer = commands.send(decline, true);
    commands.take([{ commandId: lastId(), status: 'refused', code: 'not_found', message: 'Gone.' }]);
    await expect(answer).rejects.toMatchObject({ code: 'not_found' });
    commands.connected();
    expect(sentIds()).toHaveLength(1);
  });
});

it('answers to others’ commands are left to others', () => {
  const others = [{ commandId: 'other', status: 'done' as const }];
  expect(commands.take(others)).toEqual(others);
});

it('at the end, everything that waits is refused', async () => {
  const answers = [commands.send(decline), commands.send(decline, true)];
  commands.stop();
  expect((await Promise.allSettled(answers)).map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
  clock.pass(60_000);
  commands.connected();
  expect(sentIds()).toHaveLength(2);
});
