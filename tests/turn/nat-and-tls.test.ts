import { once } from 'node:events';
import { connect, type SecureVersion } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCoturn, type Coturn } from './support/coturn.ts';
import { decodeAnswer, encodeRequest, messageType } from './support/stun-message.ts';
import { TurnClient } from './support/turn-client.ts';
import { turnServerFor } from './support/turn-password.ts';

const forbidden = 403;
const outside = '198.51.99.7';
let coturn: Coturn;

beforeAll(async () => {
  coturn = await startCoturn();
});
afterAll(async () => {
  await coturn.stop();
});

/** What a relay behind NAT, with these lines, gives as its address, and whether it may be reached there by its own users. */
async function behindNat(lines: readonly string[]): Promise<{ relayedAddress: string | null; errorCode: number }> {
  const relay = await startCoturn([`external-ip=${outside}/127.0.0.1`, ...lines]);
  const client = new TurnClient(relay.port, turnServerFor({ port: relay.port, secret: relay.secret }));
  try {
    const { relayedAddress } = await client.allocate();
    return { relayedAddress, errorCode: await client.createPermission(outside) };
  } finally {
    await client.close();
    await relay.stop();
  }
}

it('behind NAT the relay gives its outside address, and two relayed people meet there only with the exception the guide names', async () => {
  expect(await behindNat([])).toEqual({ relayedAddress: outside, errorCode: forbidden });
  expect(await behindNat(['allow-loopback-peers', 'allowed-peer-ip=127.0.0.1'])).toEqual({ relayedAddress: outside, errorCode: 0 });
});

/** Asks the relay over TLS who is asking; gives the error code of its answer, and null when there is no connection. */
async function askOverTls(minVersion: SecureVersion, maxVersion: SecureVersion): Promise<number | null> {
  // OpenSSL offers the old versions only at its lowest level; nobody vouches for the certificate of a test.
  const lowest = { ciphers: 'DEFAULT@SECLEVEL=0', rejectUnauthorized: false };
  const socket = connect({ port: coturn.tlsPort, host: '127.0.0.1', minVersion, maxVersion, ...lowest });
  try {
    // The relay meets a greeting that it does not take with silence.
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(2_000) });
    socket.write(encodeRequest(messageType.binding, () => [], null).bytes);
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    return decodeAnswer(bytes)?.errorCode ?? null;
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}

it('the relay answers over the TLS of today', async () => {
  expect(await askOverTls('TLSv1.2', 'TLSv1.3')).toBe(0);
});

it.each(['TLSv1', 'TLSv1.1'] as const)('the relay refuses %s', async (version) => {
  expect(await askOverTls(version, version)).toBeNull();
});
