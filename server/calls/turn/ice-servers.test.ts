import { createSecretKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { iceServerSchema } from '#shared/protocol/calls/ice-server';
import type { IceConfig } from './ice-config.ts';
import { iceServersFor } from './ice-servers.ts';

const userId = '0190c7a0-1111-7000-8000-000000000001';
const nowMs = 1_700_000_000_999;
const turn = { urls: ['turn:turn.example.org:3478'], secret: createSecretKey('supersecretsupersecret', 'utf8'), ttlSeconds: 3_600 };
const config: IceConfig = { stunUrls: ['stun:turn.example.org:3478'], turn };

it('makes the name and the password that draft-uberti-behave-turn-rest-00 asks for', () => {
  // printf %s 1700003600:0190c7a0-1111-7000-8000-000000000001 | openssl dgst -sha1 -hmac supersecretsupersecret -binary | base64
  expect(iceServersFor({ config, userId, nowMs })).toEqual({
    iceServers: [
      { urls: ['stun:turn.example.org:3478'] },
      { urls: ['turn:turn.example.org:3478'], username: `1700003600:${userId}`, credential: '9+F40HF1YXZHbDU3dM9heOjLsFI=' },
    ],
    expiresAtMs: 1_700_003_600_000,
  });
});

it.each([undefined, null])('gives nothing to contact when nothing is configured (%s)', (config) => {
  expect(iceServersFor({ config, userId, nowMs })).toEqual({ iceServers: [], expiresAtMs: null });
});

it('gives STUN servers no password, and nothing that runs out', () => {
  expect(iceServersFor({ config: { ...config, turn: null }, userId, nowMs })).toEqual({ iceServers: [{ urls: ['stun:turn.example.org:3478'] }], expiresAtMs: null });
});

it('gives no entry for STUN when there are relays only', () => {
  expect(iceServersFor({ config: { ...config, stunUrls: [] }, userId, nowMs }).iceServers).toHaveLength(1);
});

it('makes another password for another person, another time and another secret', () => {
  const credentials = [
    iceServersFor({ config, userId, nowMs }),
    iceServersFor({ config, userId: '0190c7a0-1111-7000-8000-000000000002', nowMs }),
    iceServersFor({ config, userId, nowMs: nowMs + 1_000 }),
    iceServersFor({ config: { ...config, turn: { ...turn, secret: createSecretKey('another secret', 'utf8') } }, userId, nowMs }),
  ].map(({ iceServers }) => iceServers[1]?.credential);
  expect(new Set(credentials).size).toBe(4);
});

it('gives what the protocol can carry, with as many and as long addresses as can be configured', () => {
  const longest = (scheme: string) => Array.from({ length: 16 }, (_, index) => `${scheme}:${index}${'a'.repeat(293 - String(index).length)}`);
  const { iceServers } = iceServersFor({ config: { stunUrls: longest('stun'), turn: { ...turn, urls: longest('turn') } }, userId, nowMs });
  expect(iceServers.map((server) => iceServerSchema.parse(server))).toEqual(iceServers);
});

it('gives lists of its own, so that nobody changes the configuration through them', () => {
  const { iceServers } = iceServersFor({ config, userId, nowMs });
  for (const { urls } of iceServers) urls.push('turn:elsewhere.example.org');
  expect(config).toMatchObject({ stunUrls: ['stun:turn.example.org:3478'], turn: { urls: ['turn:turn.example.org:3478'] } });
});
