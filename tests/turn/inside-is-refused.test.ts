import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasIpv6, reachLoopback, shippedConfiguration, startCoturn, type Coturn } from './support/coturn.ts';
import { addressesOf, neighboursOf, readDeniedRanges, sampleIpv6, singleByteIpv6 } from './support/denied-ranges.ts';
import { TurnClient } from './support/turn-client.ts';
import { turnServerFor } from './support/turn-password.ts';

const forbidden = 403;
const familyNotSupported = 440;
const transportNotSupported = 442;
const tcpProtocol = 6;
const ranges = readDeniedRanges(shippedConfiguration());
const clients: TurnClient[] = [];
let coturn: Coturn;

beforeAll(async () => {
  coturn = await startCoturn();
});
afterAll(async () => {
  // Not after each test: the relay remembers a port for a while, and the next client could be given the same one.
  await Promise.all(clients.map((client) => client.close()));
  await coturn.stop();
});

/** A person with a relayed address of the family; on a computer without IPv6 the relay has none to give. */
async function relayedClient(family: 4 | 6, relay: Coturn = coturn): Promise<TurnClient | null> {
  const client = new TurnClient(relay.port, turnServerFor({ port: relay.port, secret: relay.secret }));
  clients.push(client);
  const { errorCode } = await client.allocate({ family });
  expect(errorCode).toBe(family === 6 && !hasIpv6 ? familyNotSupported : 0);
  return errorCode === 0 ? client : null;
}

/** What the relay answers at both doors to a peer. */
async function answersFor(client: TurnClient, addresses: readonly string[]): Promise<Record<string, readonly number[]>> {
  const answers: Record<string, readonly number[]> = {};
  for (const address of addresses) answers[address] = [await client.createPermission(address), await client.bindChannel(address)];
  return answers;
}

const refusedAtBothDoors = (addresses: readonly string[]) => Object.fromEntries(addresses.map((address) => [address, [forbidden, forbidden]]));

describe('what stands inside cannot be reached through the relay', () => {
  it.each([
    ['this computer', ['127.0.0.1', '127.0.0.53', '127.255.255.254', '0.0.0.0', '0.0.0.1']],
    ['private networks', ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.254', '192.168.0.1', '192.168.178.1']],
    ['the inside of providers', ['100.64.0.1', '100.100.100.200', '100.127.255.255']],
    ['link-local addresses and the metadata of clouds', ['169.254.0.1', '169.254.169.254']],
    ['multicast and broadcast', ['224.0.0.1', '224.0.0.251', '239.255.255.250', '255.255.255.255', '240.0.0.1']],
    ['special and documentation addresses', ['192.0.0.1', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1']],
  ])('%s', async (_name, addresses) => {
    const client = await relayedClient(4);
    expect(client === null ? null : await answersFor(client, addresses)).toEqual(refusedAtBothDoors(addresses));
  });

  it.each([
    ['this computer in IPv6', ['::1', '::']],
    ['IPv4 addresses dressed as IPv6', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::127.0.0.1', '::ffff:0:127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b:1::10.0.0.1', '2002:7f00:1::', '2002:a00:1::1', '2001:0:7f00:1::']],
    ['unique-local, link-local and site-local addresses', ['fc00::1', 'fd12:3456:789a::1', 'fd00:ec2::254', 'fe80::1', 'febf::1', 'fec0::1']],
    ['multicast in IPv6', ['ff02::1', 'ff05::1:3', 'ff0e::1']],
    ['special and documentation addresses in IPv6', ['100::1', '2001:db8::1', '2001:10::1', '3fff::1', '5f00::1']],
  ])('%s', async (_name, addresses) => {
    const client = await relayedClient(6);
    if (client !== null) expect(await answersFor(client, addresses)).toEqual(refusedAtBothDoors(addresses));
  });
});

it.each([4, 6] as const)('every refused range of IPv%i is refused from its first to its last address', async (family) => {
  const client = await relayedClient(family);
  const addresses = ranges.filter(({ first }) => first.family === family).flatMap(addressesOf);
  expect(addresses.length).toBeGreaterThan(15);
  if (client !== null) expect(await answersFor(client, addresses)).toEqual(refusedAtBothDoors(addresses));
});

it.each([4, 6] as const)('the public addresses of IPv%i right beside the refused ranges can be reached', async (family) => {
  const client = await relayedClient(family);
  const addresses = neighboursOf(ranges.filter(({ first }) => first.family === family));
  expect(addresses.length).toBeGreaterThan(3);
  const codes = client === null ? [0] : await Promise.all(addresses.map((address) => client.createPermission(address)));
  expect(new Set(codes)).toEqual(new Set([0]));
});

it.each([
  ['below', '::', 3],
  ['in the lower half above', '4000::', 2],
  ['in the upper half above', '8000::', 1],
] as const)('no address %s the global ones of IPv6 can be reached', async (_name, first, bits) => {
  const client = await relayedClient(6);
  const addresses = sampleIpv6({ first, bits, count: 300 });
  if (client !== null) expect(await answersFor(client, addresses)).toEqual(refusedAtBothDoors(addresses));
});

it('no address of IPv6 with a single byte can be reached, whichever byte it is', async () => {
  const client = await relayedClient(6);
  const addresses = singleByteIpv6();
  if (client !== null) expect(await answersFor(client, addresses)).toEqual(refusedAtBothDoors(addresses));
});

it('global addresses of IPv6 can be reached', async () => {
  const client = await relayedClient(6);
  const addresses = sampleIpv6({ first: '2600::', bits: 8, count: 100 });
  for (const address of client === null ? [] : addresses) expect([address, await client?.createPermission(address)]).toEqual([address, 0]);
});

it('an IPv6 address behind an IPv4 relay is refused, whatever it is', async () => {
  const client = await relayedClient(4);
  expect(await client?.createPermission('::1')).toBeGreaterThanOrEqual(400);
  expect(await client?.createPermission('2606:4700::1')).toBeGreaterThanOrEqual(400);
});

it('connections by TCP to other computers are not relayed', async () => {
  const client = new TurnClient(coturn.port, turnServerFor({ port: coturn.port, secret: coturn.secret }), 'tcp');
  clients.push(client);
  expect((await client.allocate({ transport: tcpProtocol })).errorCode).toBe(transportNotSupported);
});

/** What reaches a program of this computer when somebody sends to it through the relay, allowed or not. */
async function arrivesThrough(relay: Coturn): Promise<string | null> {
  const inside = createSocket('udp4').bind(0, '127.0.0.1');
  await once(inside, 'listening');
  try {
    const arrival = once(inside, 'message').then(([bytes]) => String(bytes));
    const client = await relayedClient(4, relay);
    await client?.createPermission('127.0.0.1');
    client?.sendTo('127.0.0.1', inside.address().port, Buffer.from('anybody there?'));
    return await Promise.race([arrival, wait(1_000, null)]);
  } finally {
    inside.close();
  }
}

it('nothing arrives at a program beside the relay, and does when the refusals are taken away', async () => {
  expect(await arrivesThrough(coturn)).toBeNull();
  const open = await startCoturn(reachLoopback);
  try {
    expect(await arrivesThrough(open)).toBe('anybody there?');
  } finally {
    await open.stop();
  }
});
