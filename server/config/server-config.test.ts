import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HallwayError } from '#shared/errors/hallway-error';
import { createJsonLogger } from '../json-logger.ts';
import { readServerConfig } from './server-config.ts';

const secret = 'correct-horse-battery-staple';
const turnUrl = 'turn:turn.example.org:3478?transport=udp';
let folder: string;
let fileCount = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileWith(text: string): string {
  fileCount += 1;
  const file = join(folder, `file-${fileCount}`);
  writeFileSync(file, text);
  return file;
}

function refusalOf(environment: Record<string, string>): HallwayError {
  try {
    readServerConfig(environment);
  } catch (error) {
    if (error instanceof HallwayError) return error;
    throw error;
  }
  throw new Error('The configuration was taken');
}

/** Everything an error could show of itself: its sentence, its stack and its causes. */
const everythingOf = (error: unknown) => inspect(error, { depth: null, showHidden: true });

describe('reaching each other across networks', () => {
  it.each([{}, { HALLWAY_ICE_URLS: '' }, { HALLWAY_ICE_URLS: ' , ', HALLWAY_TURN_SECRET: '' }])('contacts nothing unless told to: %o', (environment) => {
    expect(readServerConfig(environment).ice).toBeNull();
  });

  it('takes STUN and TURN addresses apart, trimmed and each once', () => {
    const urls = ` stun:198.51.100.7 ,${turnUrl},, stuns:[2001:db8::7]:5349,turns:turn.example.org:443?transport=tcp,${turnUrl}`;
    expect(readServerConfig({ HALLWAY_ICE_URLS: urls, HALLWAY_TURN_SECRET: secret }).ice).toMatchObject({
      stunUrls: ['stun:198.51.100.7', 'stuns:[2001:db8::7]:5349'],
      turn: { urls: [turnUrl, 'turns:turn.example.org:443?transport=tcp'], ttlSeconds: 3_600 },
    });
  });

  it('needs no secret for STUN', () => {
    expect(readServerConfig({ HALLWAY_ICE_URLS: 'stun:turn.example.org' }).ice).toEqual({ stunUrls: ['stun:turn.example.org'], turn: null });
  });

  it.each([['as it is', secret], ['with the line break editors leave', `${secret}\n`], ['with a line break of Windows', `${secret}\r\n`]])('takes the secret from a file %s', (_name, text) => {
    const { ice } = readServerConfig({ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET_FILE: fileWith(text) });
    expect(ice?.turn?.secret.export().toString()).toBe(secret);
  });

  it('takes how long passwords last, from a minute to a day', () => {
    const ttlOf = (seconds: string) => readServerConfig({ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_TTL_SECONDS: seconds }).ice?.turn?.ttlSeconds;
    expect([ttlOf('60'), ttlOf('86400'), ttlOf('')]).toEqual([60, 86_400, 3_600]);
  });

  it('takes all of it from the configuration file too', () => {
    const file = fileWith(JSON.stringify({ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_TTL_SECONDS: 600 }));
    expect(readServerConfig({ HALLWAY_CONFIG: file }).ice?.turn).toMatchObject({ urls: [turnUrl], ttlSeconds: 600 });
  });
});

const form = 'is not like stun:host:3478, stuns:host:5349, turn:host:3478?transport=udp or turns:host:443?transport=tcp.';
const host = 'has no host name or IP address, or a port that is not from 1 to 65535.';
const wrongAddress = (text: string, end: string) => [{ HALLWAY_ICE_URLS: text, HALLWAY_TURN_SECRET: secret }, `HALLWAY_ICE_URLS is wrong. Address 1 of 1 ${end}`] as const;
const ttl = 'HALLWAY_TURN_TTL_SECONDS is wrong. It must be a whole number of seconds from 60 to 86400.';

describe('every wrong setting has one sentence, and none has the secret in it', () => {
  it.each([
    wrongAddress('turn.example.org', form),
    wrongAddress('turn://turn.example.org', host),
    wrongAddress('http:turn.example.org', form),
    wrongAddress(`turn:${secret}?transport=sctp`, form),
    wrongAddress(`turn:${'a'.repeat(300)}`, form),
    wrongAddress('turn:', host),
    wrongAddress('turn:turn.example.org:', host),
    wrongAddress('turn:turn.example.org:0', host),
    wrongAddress('turn:turn.example.org:65536', host),
    wrongAddress('turn:256.1.1.1', host),
    wrongAddress('turn:[turn.example.org]', host),
    wrongAddress('turn:2001:db8::7', host),
    wrongAddress('turn:turn..example.org', host),
    wrongAddress('turn:-turn.example.org', host),
    wrongAddress('stun:turn.example.org?transport=udp', 'has a transport, which only turn: and turns: addresses can have.'),
    wrongAddress(`turn:hallway:${secret}@turn.example.org`, 'has a name or password in it: remove it and set HALLWAY_TURN_SECRET.'),
    wrongAddress(secret, form),
    [{ HALLWAY_ICE_URLS: `${turnUrl},stun:a b`, HALLWAY_TURN_SECRET: secret }, `HALLWAY_ICE_URLS is wrong. Address 2 of 2 ${host}`],
    [{ HALLWAY_ICE_URLS: Array.from({ length: 17 }, (_, index) => `stun:host-${index}`).join(',') }, 'HALLWAY_ICE_URLS is wrong. It can have up to 16 addresses.'],
    [{ HALLWAY_ICE_URLS: turnUrl }, 'HALLWAY_ICE_URLS has a turn: or turns: address, so HALLWAY_TURN_SECRET or HALLWAY_TURN_SECRET_FILE is needed.'],
    [{ HALLWAY_ICE_URLS: 'stun:turn.example.org', HALLWAY_TURN_SECRET: secret }, 'A TURN secret is given, but HALLWAY_ICE_URLS has no turn: or turns: address to use it with.'],
    [{ HALLWAY_TURN_SECRET: secret }, 'A TURN secret is given, but HALLWAY_ICE_URLS has no turn: or turns: address to use it with.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_SECRET_FILE: 'secret' }, 'HALLWAY_TURN_SECRET and HALLWAY_TURN_SECRET_FILE are both given: give only one.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret.slice(0, 15) }, 'HALLWAY_TURN_SECRET is wrong. It must have 16 to 256 characters.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret.repeat(10) }, 'HALLWAY_TURN_SECRET is wrong. It must have 16 to 256 characters.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: `${secret} ${secret}` }, 'HALLWAY_TURN_SECRET is wrong. It can have only letters, digits and signs of ASCII, and no spaces.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: `${secret}ß` }, 'HALLWAY_TURN_SECRET is wrong. It can have only letters, digits and signs of ASCII, and no spaces.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET_FILE: 'nowhere' }, 'The file of HALLWAY_TURN_SECRET_FILE cannot be read.'],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_TTL_SECONDS: '59' }, ttl],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_TTL_SECONDS: '86401' }, ttl],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_TTL_SECONDS: '60.5' }, ttl],
    [{ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret, HALLWAY_TURN_TTL_SECONDS: 'an hour' }, ttl],
  ] as const)('%o', (environment, sentence) => {
    const refusal = refusalOf(environment);
    expect({ code: refusal.code, message: refusal.message }).toEqual({ code: 'invalid_request', message: sentence });
    expect(everythingOf(refusal)).not.toContain(secret.slice(0, 15));
  });

  it('an empty file of the secret', () => {
    expect(refusalOf({ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET_FILE: fileWith('\n') }).message).toBe('The secret in the file of HALLWAY_TURN_SECRET_FILE is wrong. It must have 16 to 256 characters.');
  });

  it.each([
    ['with a mistake right beside the secret', `{ "HALLWAY_TURN_SECRET": "${secret}" "HALLWAY_PORT": 1 }`],
    ['that is the secret alone', secret],
    ['with an unknown name', `{ "HALLWAY_TURN_SECRETT": "${secret}" }`],
    ['with a secret that is a list', `{ "HALLWAY_ICE_URLS": "${turnUrl}", "HALLWAY_TURN_SECRET": ["${secret}"] }`],
  ])('a configuration file %s', (_name, text) => {
    const everything = everythingOf(refusalOf({ HALLWAY_CONFIG: fileWith(text) }));
    expect(secret.split('-').filter((word) => everything.includes(word))).toEqual([]);
  });
});

it('the secret shows in no log, no JSON and no inspection of the configuration', () => {
  const config = readServerConfig({ HALLWAY_ICE_URLS: turnUrl, HALLWAY_TURN_SECRET: secret });
  const lines: string[] = [];
  const logger = createJsonLogger('debug', (line) => lines.push(line));
  logger.info('started', { config, ice: config.ice, turn: config.ice?.turn, secret: config.ice?.turn?.secret });
  const shown = [...lines, JSON.stringify(config), everythingOf(config), everythingOf(structuredClone({ ...config }))].join('\n');
  expect(lines.join('')).toContain('turn.example.org');
  for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex'), [...Buffer.from(secret)].join(',')]) {
    expect(shown).not.toContain(form);
  }
});
