import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedConfiguration, startCoturn, type Coturn } from './support/coturn.ts';
import { TurnClient } from './support/turn-client.ts';
import { turnServerFor, type PasswordWish } from './support/turn-password.ts';

const unauthorized = 401;
const quotaReached = 486;
const clients: TurnClient[] = [];
let coturn: Coturn;

beforeAll(async () => {
  coturn = await startCoturn(['verbose']);
});
afterAll(async () => {
  // Not after each test: the relay remembers a port for a while, and the next client could be given the same one.
  await Promise.all(clients.map((client) => client.close()));
  await coturn.stop();
});

function clientWith(wish: Partial<PasswordWish> = {}): TurnClient {
  const client = new TurnClient(coturn.port, turnServerFor({ port: coturn.port, secret: coturn.secret, ...wish }));
  clients.push(client);
  return client;
}

it('a password made with the shared secret gets a relayed address', async () => {
  expect(await clientWith().allocate()).toEqual({ errorCode: 0, relayedAddress: '127.0.0.1' });
});

it('a password made with another secret is refused', async () => {
  expect((await clientWith({ secret: 'another secret of another server' }).allocate()).errorCode).toBe(unauthorized);
});

it('a password that ran out is refused', async () => {
  expect((await clientWith({ ageSeconds: 61 }).allocate()).errorCode).toBe(unauthorized);
});

it('a password with a later expiry written into its name is refused', async () => {
  const { username, credential } = turnServerFor({ port: coturn.port, secret: coturn.secret, ageSeconds: 61 });
  const later = username.replace(/^\d+/, (expiry) => String(Number(expiry) + 86_400));
  const client = new TurnClient(coturn.port, { username: later, credential });
  clients.push(client);
  expect((await client.allocate()).errorCode).toBe(unauthorized);
});

it('a relayed address that was begun in time stays after the password ran out, and a new one is refused', async () => {
  const wish = { ageSeconds: 58, userId: '0190c7a0-2222-7000-8000-000000000002' };
  const talking = clientWith(wish);
  const late = clientWith(wish);
  expect((await talking.allocate()).errorCode).toBe(0);
  await wait(3_500);
  expect(await talking.refresh(600)).toBe(0);
  expect((await late.allocate()).errorCode).toBe(unauthorized);
});

it('one person gets 150 relayed addresses at a time, with however many passwords, and the others still get theirs', async () => {
  const userId = '0190c7a0-3333-7000-8000-000000000003';
  const codes: number[] = [];
  const first = clientWith({ userId });
  codes.push((await first.allocate()).errorCode);
  for (let count = 1; count < 155; count += 1) {
    codes.push((await clientWith({ userId, ttlSeconds: 60 + (count % 3) * 600 }).allocate()).errorCode);
  }
  expect(codes).toEqual([...Array.from({ length: 150 }, () => 0), ...Array.from({ length: 5 }, () => quotaReached)]);
  expect((await clientWith({ userId: '0190c7a0-4444-7000-8000-000000000004' }).allocate()).errorCode).toBe(0);
  expect(await first.refresh(0)).toBe(0);
  await expect.poll(async () => (await clientWith({ userId }).allocate()).errorCode, { timeout: 10_000, interval: 250 }).toBe(0);
});

it('with two secrets the relay takes both, so that one can follow the other', async () => {
  const next = 'the-next-secret-of-this-relay';
  const changing = await startCoturn([`static-auth-secret=${next}`]);
  const both = [changing.secret, next].map((secret) => new TurnClient(changing.port, turnServerFor({ port: changing.port, secret })));
  try {
    for (const client of both) expect((await client.allocate()).errorCode).toBe(0);
  } finally {
    await Promise.all(both.map((client) => client.close()));
    await changing.stop();
  }
});

it('as shipped, before a secret is added, the relay refuses everybody, whatever secret they guess', async () => {
  expect(shippedConfiguration()).not.toMatch(/^\s*#?\s*static-auth-secret=/m);
  const shipped = await startCoturn([], { hasSecret: false });
  const username = `${Math.floor(Date.now() / 1_000) + 600}:anybody`;
  const guesses = ['', ...['', 'undefined', 'hallway'].map((secret) => createHmac('sha1', secret).update(username).digest('base64'))];
  const guessing = guesses.map((credential) => new TurnClient(shipped.port, { username, credential }));
  try {
    for (const client of guessing) expect((await client.allocate()).errorCode).toBe(unauthorized);
  } finally {
    await Promise.all(guessing.map((client) => client.close()));
    await shipped.stop();
  }
});

it('the relay writes neither the secret nor a password, even when it tells everything else', async () => {
  const { username, credential } = turnServerFor({ port: coturn.port, secret: coturn.secret });
  const client = new TurnClient(coturn.port, { username, credential });
  clients.push(client);
  expect((await client.allocate()).errorCode).toBe(0);
  await expect.poll(() => coturn.output()).toContain(username);
  expect(coturn.output()).not.toContain(coturn.secret);
  expect(coturn.output()).not.toContain(credential);
});
