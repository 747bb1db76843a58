import { describe, expect, it } from 'vitest';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import type { CommandRequest } from '../core/tick.ts';
import type { TickOutcome } from '../core/tick-outcome.ts';
import { TickLoop } from './tick-loop.ts';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

/** A core whose ticks end when they are told to; it notes what happens in which order. */
class HeldCore {
  readonly events: string[] = [];
  readonly loop = new TickLoop({
    core: { tick: (requests) => this.#tick(requests) },
    logger: silent,
    onOutcome: ({ head }) => this.events.push(`told ${head}`),
    onResults: (sessionId, results) => this.events.push(...results.map(({ status }) => `${status} for ${sessionId}`)),
  });
  readonly #ends: ((error: Error | null) => void)[] = [];
  #head = 0;

  #tick(requests: readonly CommandRequest[]): Promise<TickOutcome[]> {
    this.events.push(`asked ${requests.map(({ command }) => command.id).join(' ')}`);
    return new Promise((resolve, reject) => {
      this.#ends.push((error) => (error === null ? resolve([outcome(++this.#head)]) : reject(error)));
    });
  }

  async end(error: Error | null = null): Promise<void> {
    this.#ends.shift()?.(error);
    await turn();
  }
}

describe('TickLoop', () => {
  it('tells what a tick did while the core works on the next one, each in its order', async () => {
    const core = new HeldCore();
    core.loop.add([request('a')]);
    await turn();
    core.loop.add([request('b')]);
    core.loop.add([request('c')]);
    await core.end();
    expect(core.events).toEqual(['asked a', 'asked b c', 'told 1']);
    await core.end();
    expect(core.events).toEqual(['asked a', 'asked b c', 'told 1', 'told 2']);
  });

  it('tells the last tick before it stops', async () => {
    const core = new HeldCore();
    core.loop.add([request('a')]);
    await turn();
    const stopped = core.loop.stop();
    core.loop.add([request('too late')]);
    await core.end();
    await stopped;
    expect(core.events).toEqual(['asked a', 'told 1']);
  });

  it('SY2: a tick that fails as a whole is halved until the one command that spoils it is refused alone', async () => {
    const core = new HeldCore();
    core.loop.add([request('a'), request('bad')]);
    await turn();
    await core.end(new Error('spoiled'));
    await core.end();
    await core.end(new Error('spoiled'));
    await core.end(new Error('spoiled'));
    expect(core.events).toEqual(['asked a bad', 'asked a', 'asked bad', 'asked bad', 'refused for 1', 'told 1']);
  });

  it('SY12: a failure that passes asks for the commands again later, and the next tick goes on', async () => {
    const core = new HeldCore();
    core.loop.add([request('a')]);
    await turn();
    core.loop.add([request('b')]);
    await core.end(new HallwayError('server_busy'));
    await core.end();
    expect(core.events).toEqual(['asked a', 'later for 1', 'asked b', 'told 1']);
  });
});

function request(id: string): CommandRequest {
  return { sessionId: 1, userId: 'ada', command: { id, intent: { kind: 'chat.leave', chatId: 'chat' } } };
}

function outcome(head: number): TickOutcome {
  return { organizationId: 'organization', baseHead: head - 1, head, fragmentForEverybody: {}, chatFragments: [], userFragments: [], joinFragments: [], memberships: [], calls: [], results: [] };
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}
