import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { HallwayError } from '#shared/errors/hallway-error';

const maxUrls = 16;
const maxUrlLength = 300;
const minSecretLength = 16;
const maxSecretLength = 256;

/** How desktops on different networks find each other. */
export interface IceConfig {
  readonly stunUrls: readonly string[];
  /** Null when calls are never relayed. */
  readonly turn: TurnConfig | null;
}

/** The relays, and what makes passwords for them. */
interface TurnConfig {
  readonly urls: readonly string[];
  /** Shared with the relay. A key object, because those show nothing of themselves in a log, in JSON or in an inspection. */
  readonly secret: KeyObject;
  /** How long a password can be used to begin with a relay. */
  readonly ttlSeconds: number;
}

/** The settings about reaching each other, as they were given. */
export interface IceSettings {
  readonly urls: string | undefined;
  readonly secret: string | undefined;
  readonly secretFile: string | undefined;
  readonly ttlSeconds: number;
}

/**
 * Gives how desktops reach each other, or null when no address is given: then no STUN or TURN server is ever contacted.
 * @throws HallwayError `invalid_request` with one sentence that never repeats what was given, as it may be the secret
 */
export function readIceConfig(settings: IceSettings): IceConfig | null {
  const urls = readUrls(settings.urls);
  const turnUrls = urls.filter((url) => /^turns?:/.test(url));
  const secret = readSecret(settings);
  if (turnUrls.length > 0 && secret === null) {
    throw wrong('HALLWAY_ICE_URLS has a turn: or turns: address, so HALLWAY_TURN_SECRET or HALLWAY_TURN_SECRET_FILE is needed.');
  }
  if (turnUrls.length === 0 && secret !== null) {
    throw wrong('A TURN secret is given, but HALLWAY_ICE_URLS has no turn: or turns: address to use it with.');
  }
  if (urls.length === 0) return null;
  return {
    stunUrls: urls.filter((url) => !turnUrls.includes(url)),
    turn: secret === null ? null : { urls: turnUrls, secret, ttlSeconds: settings.ttlSeconds },
  };
}

function readUrls(text: string | undefined): readonly string[] {
  const urls = [...new Set((text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''))];
  if (urls.length > maxUrls) throw wrong(`HALLWAY_ICE_URLS is wrong. It can have up to ${maxUrls} addresses.`);
  for (const [index, url] of urls.entries()) {
    const problem = problemOfUrl(url);
    if (problem !== null) throw wrong(`HALLWAY_ICE_URLS is wrong. Address ${index + 1} of ${urls.length} ${problem}.`);
  }
  return urls;
}

/** What is wrong with an address of RFC 7064 (STUN) or RFC 7065 (TURN), or null; browsers refuse all the others too. */
function problemOfUrl(url: string): string | null {
  if (url.includes('@')) return 'has a name or password in it: remove it and set HALLWAY_TURN_SECRET';
  const [, scheme, address = '', , transport] = /^(stuns?|turns?):([^?]*)(\?transport=(udp|tcp))?$/.exec(url) ?? [];
  if (scheme === undefined || url.length > maxUrlLength) {
    return 'is not like stun:host:3478, stuns:host:5349, turn:host:3478?transport=udp or turns:host:443?transport=tcp';
  }
  if (transport !== undefined && scheme.startsWith('stun')) return 'has a transport, which only turn: and turns: addresses can have';
  return isHostAndPort(address) ? null : 'has no host name or IP address, or a port that is not from 1 to 65535';
}

function isHostAndPort(text: string): boolean {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  if (bracketed !== undefined) return isIP(bracketed) === 6;
  return plain !== undefined && (isIP(plain) === 4 || isHostName(plain));
}

function isHostName(text: string): boolean {
  // A last label of digits only is a mistyped IPv4 address, never a name.
  return text.length <= 253 && !/(^|\.)\d+$/.test(text) && text.split('.').every((label) => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i.test(label));
}

function readSecret({ secret, secretFile }: IceSettings): KeyObject | null {
  if (secret !== undefined && secretFile !== undefined) throw wrong('HALLWAY_TURN_SECRET and HALLWAY_TURN_SECRET_FILE are both given: give only one.');
  if (secretFile !== undefined) return secretKey(readSecretFile(secretFile), 'The secret in the file of HALLWAY_TURN_SECRET_FILE');
  return secret === undefined ? null : secretKey(secret, 'HALLWAY_TURN_SECRET');
}

function readSecretFile(path: string): string {
  try {
    // Editors and `echo` end a file with a line break that is no part of the secret.
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw wrong('The file of HALLWAY_TURN_SECRET_FILE cannot be read.', error);
  }
}

function secretKey(secret: string, name: string): KeyObject {
  if (secret.length < minSecretLength || secret.length > maxSecretLength) {
    throw wrong(`${name} is wrong. It must have ${minSecretLength} to ${maxSecretLength} characters.`);
  }
  // coturn cuts its configuration at white space, and the two sides would then disagree with no word about it.
  if (!/^[\x21-\x7e]+$/.test(secret)) throw wrong(`${name} is wrong. It can have only letters, digits and signs of ASCII, and no spaces.`);
  return createSecretKey(secret, 'utf8');
}

function wrong(message: string, cause?: unknown): HallwayError {
  return new HallwayError('invalid_request', { message, cause });
}
