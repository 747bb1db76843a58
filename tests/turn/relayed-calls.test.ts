import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../e2e/support/browser.ts';
import { reachLoopback, startCoturn, type Coturn } from './support/coturn.ts';
import { connectPair } from './support/relayed-pair.ts';
import { turnServerFor, type PasswordWish } from './support/turn-password.ts';

const unauthorized = 401;
// The browser's own code for a server that cannot be reached.
const unreachable = 701;
const withinMs = 15_000;
let browser: Browser;
let coturn: Coturn;

beforeAll(async () => {
  // Both desktops are on this computer, and so is the relay: it has to reach itself on loopback.
  coturn = await startCoturn(reachLoopback);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await coturn?.stop();
});

const serverFor = (wish: Partial<PasswordWish> = {}) => turnServerFor({ port: coturn.port, secret: coturn.secret, ...wish });

it.each(['udp', 'tcp'] as const)('two browsers connect through the relay over %s, with the passwords the server makes', async (transport) => {
  const another = serverFor({ transport, userId: '0190c7a0-2222-7000-8000-000000000002' });
  const report = await connectPair(browser, { first: serverFor({ transport }), second: another });
  expect(report).toMatchObject({ isConnected: true, echo: 'heard hello', local: 'relay', remote: 'relay', relayProtocol: transport });
});

it('relayed only, no candidate tells where a desktop is', async () => {
  const { candidates, isConnected } = await connectPair(browser, { first: serverFor() });
  expect(isConnected).toBe(true);
  expect(candidates.length).toBeGreaterThanOrEqual(2);
  for (const candidate of candidates) {
    expect(candidate).toMatch(/ typ relay /);
    expect(candidate).toMatch(/ raddr 0\.0\.0\.0 rport 0 /);
  }
});

it('without the restriction the candidates do tell, so the test above can see them', async () => {
  const { candidates } = await connectPair(browser, { first: serverFor(), policy: 'all' });
  expect(candidates.filter((candidate) => !candidate.includes(' typ relay '))).not.toEqual([]);
});

it.each([
  ['a wrong secret', { secret: 'another secret of another server' }],
  ['a password that ran out', { ageSeconds: 61 }],
])('with %s a browser learns within 15 seconds that the relay refuses', async (_name, wish) => {
  const beganAtMs = Date.now();
  const { candidates, isConnected, errorCodes } = await connectPair(browser, { first: serverFor(wish) });
  expect(Date.now() - beganAtMs).toBeLessThan(withinMs);
  expect({ candidates, isConnected }).toEqual({ candidates: [], isConnected: false });
  expect(new Set(errorCodes)).toEqual(new Set([unauthorized]));
});

it('with no relay at the address a browser learns within 15 seconds over TCP that nobody is there', async () => {
  const gone = await startCoturn();
  await gone.stop();
  const beganAtMs = Date.now();
  const { candidates, isConnected, errorCodes } = await connectPair(browser, { first: turnServerFor({ port: gone.port, secret: gone.secret, transport: 'tcp' }) });
  expect(Date.now() - beganAtMs).toBeLessThan(withinMs);
  expect({ candidates, isConnected }).toEqual({ candidates: [], isConnected: false });
  expect(new Set(errorCodes)).toEqual(new Set([unreachable]));
});

it('with the shipped rules two relayed desktops on the inside of the relay do not meet through it', async () => {
  const shipped = await startCoturn();
  try {
    const { isConnected, candidates, echo } = await connectPair(browser, { first: turnServerFor({ port: shipped.port, secret: shipped.secret }), patienceMs: 5_000 });
    expect({ isConnected, echo }).toEqual({ isConnected: false, echo: null });
    expect(candidates.length).toBeGreaterThanOrEqual(2);
  } finally {
    await shipped.stop();
  }
});
