import { describe, expect, it } from 'vitest';
import { closeCodes } from '#shared/protocol/close-codes';
import { backOffMs } from './back-off.ts';
import { initialLinkState, nextLinkState, type LinkEvent, type LinkState } from './link-state.ts';
import { lossReason, networkErrorCode, type Loss } from './loss-reason.ts';

const lost = (nowMs: number, retryAtMs: number | null = nowMs + 500): LinkEvent => ({ type: 'lost', code: 'server_unreachable', nowMs, retryAtMs });

describe('the link’s state', () => {
  const connecting: LinkState = { connection: { status: 'connecting', attempt: 1 }, attempt: 1 };
  const catchingUp: LinkState = { connection: { status: 'catchingUp' }, attempt: 1 };
  const connected: LinkState = { connection: { status: 'connected', sinceMs: 7 }, attempt: 0 };
  const message = 'The server cannot be reached.';
  const offline: LinkState = { connection: { status: 'offline', code: 'server_unreachable', message, sinceMs: 9, retryAtMs: 509 }, attempt: 1 };

  it.each<[string, LinkState, LinkEvent, LinkState]>([
    ['begins to connect', initialLinkState, { type: 'connect' }, connecting],
    ['is welcomed', connecting, { type: 'welcomed' }, catchingUp],
    ['has caught up, and forgets the failed attempts', catchingUp, { type: 'caughtUp', nowMs: 7 }, connected],
    ['is lost while connecting', connecting, lost(9), offline],
    ['is lost while catching up', catchingUp, lost(9), offline],
    ['is lost', connected, lost(9), { ...offline, attempt: 0 }],
    ['goes on being offline, seen so, while it is tried again', offline, { type: 'connect' }, { connection: { ...offline.connection, retryAtMs: null } as LinkState['connection'], attempt: 2 }],
    ['stays offline since the first loss', offline, lost(1_000), { connection: { ...offline.connection, retryAtMs: 1_500 } as LinkState['connection'], attempt: 1 }],
    ['can only be helped by the person', connected, { type: 'lost', code: 'session_ended', message: 'Gone.', nowMs: 9, retryAtMs: null }, { connection: { status: 'offline', code: 'session_ended', message: 'Gone.', sinceMs: 9, retryAtMs: null }, attempt: 0 }],
  ])('%s', (_what, before, event, after) => {
    expect(nextLinkState(before, event)).toEqual(after);
  });
});

describe('back-off', () => {
  it.each([
    [1, 250, 500], [2, 500, 1_000], [5, 4_000, 8_000], [7, 15_000, 30_000], [1_000, 15_000, 30_000],
  ])('attempt %i waits %i to %i ms', (attempt, shortestMs, longestMs) => {
    expect(backOffMs(attempt, () => 0)).toBe(shortestMs);
    expect(backOffMs(attempt, () => 0.999_999_9)).toBe(longestMs);
  });
});

describe('why a connection ended', () => {
  const nothing: Loss = { closeCode: null, httpStatus: null, error: null, announced: null };
  const failure = (code: string) => Object.assign(new Error(code), { code });

  it.each<[string, Partial<Loss>, string, boolean]>([
    ['a token that ended, announced', { announced: 'session_ended' }, 'session_ended', true],
    ['a token that ended, by close code', { closeCode: closeCodes.sessionEnded }, 'session_ended', true],
    ['a token that is refused', { httpStatus: 401 }, 'session_ended', true],
    ['an old client', { closeCode: closeCodes.versionUnsupported, announced: 'client_too_old' }, 'client_too_old', true],
    ['an old server', { announced: 'server_too_old', closeCode: 1006 }, 'server_too_old', true],
    ['another kind of server', { httpStatus: 404 }, 'not_a_hallway_server', false],
    ['a redirect', { httpStatus: 302 }, 'not_a_hallway_server', false],
    ['a server in trouble', { httpStatus: 502 }, 'server_unreachable', false],
    ['a server that starts', { httpStatus: 503 }, 'server_unreachable', false],
    ['a server that goes', { closeCode: closeCodes.goingAway }, 'server_unreachable', false],
    ['a full disk here', { announced: 'disk_full', closeCode: 1006 }, 'disk_full', false],
    ['no such name', { error: failure('ENOTFOUND') }, 'server_not_found', false],
    ['nobody there', { error: failure('ECONNREFUSED') }, 'server_unreachable', false],
    ['a self-signed certificate', { error: failure('DEPTH_ZERO_SELF_SIGNED_CERT') }, 'tls_failed', false],
    ['an expired certificate', { error: failure('CERT_HAS_EXPIRED') }, 'tls_failed', false],
    ['a certificate for another name', { error: failure('ERR_TLS_CERT_ALTNAME_INVALID') }, 'tls_failed', false],
    ['nothing known', {}, 'server_unreachable', false],
  ])('%s', (_what, loss, code, isFinal) => {
    expect(lossReason({ ...nothing, ...loss })).toEqual({ code, isFinal });
  });

  it('finds the reason among causes and aggregates', () => {
    const aggregate = new AggregateError([failure('ECONNREFUSED'), failure('ENOTFOUND')]);
    expect(networkErrorCode(new TypeError('fetch failed', { cause: aggregate }))).toBe('server_not_found');
    const endless = new Error('round');
    endless.cause = endless;
    expect(networkErrorCode(endless)).toBe('server_unreachable');
    expect(networkErrorCode('no error at all')).toBe('server_unreachable');
  });
});
