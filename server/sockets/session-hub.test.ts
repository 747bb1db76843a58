import type { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '#shared/protocol/close-codes';
import type { CoreApi } from '../core/core-api.ts';
import type { OpenedSession } from '../core/log-core.ts';
import { SessionHub } from './session-hub.ts';

const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => logger };
const opened: OpenedSession = {
  epoch: 'first', head: 1, chatIds: [], organizationId: 'organization', maySee: true, mayCall: true, access: { permissions: [], hasChatFeature: true },
};

/** A connection whose reader takes nothing: this much waits for it. */
function openConnection(bufferedAmount: number) {
  const sent: string[] = [];
  const closed: number[] = [];
  const socket = {
    OPEN: 1, readyState: 1, bufferedAmount,
    send: (text: string) => void sent.push((JSON.parse(text) as { type: string }).type), close: (code: number) => void closed.push(code), terminate: nothing,
  };
  return { socket: socket as unknown as WebSocket & { bufferedAmount: number }, sent, closed };
}

function createHub(): SessionHub {
  const core = { openSession: async () => opened } as unknown as CoreApi;
  return new SessionHub({ core, clock: { nowMs: () => 0, after: () => nothing }, logger, ice: null, maxFileBytes: 1_000_000 });
}

const device = { userId: 'ada', deviceId: 'device' } as Parameters<SessionHub['open']>[1];
const tooMuch = 100_000_000;

describe('SY7: a client that reads too slowly is cut off and comes back', () => {
  it('also when its welcome cannot be sent: without one it would wait for ever', async () => {
    const { socket, sent, closed } = openConnection(tooMuch);
    await createHub().open(socket, device, 4);
    expect([sent, closed]).toEqual([[], [closeCodes.overloaded]]);
  });

  it('also when an answer cannot be sent: it would wait for it as long as the connection lasts', async () => {
    const hub = createHub();
    const { socket, sent, closed } = openConnection(0);
    const session = await hub.open(socket, device, 4);
    socket.bufferedAmount = tooMuch;
    hub.sendResults(session.id, [{ commandId: 'command', status: 'later', code: 'server_busy', retryAfterMs: 1 }]);
    expect(sent[0]).toBe('welcome');
    expect(sent).not.toContain('push');
    expect(closed).toEqual([closeCodes.overloaded]);
  });
});
